#!/bin/bash
# install.sh : unpacks Debian's package syncthing 1.19.2~ds1-1+b4 into app/, makes two device identities in ids/. Once, a few seconds.
set -euo pipefail
cd "$(dirname "$0")"
V=1.19.2~ds1-1+b4
if [ ! -x app/usr/bin/syncthing ]; then
  mkdir -p app/deb
  (cd app/deb && apt-get download -q "syncthing=$V" 2>/dev/null)
  dpkg -x app/deb/*.deb app
fi
for n in main peer away; do [ -f "ids/$n/key.pem" ] || { mkdir -p "ids/$n"; HOME="$PWD/ids" app/usr/bin/syncthing generate --home="ids/$n" --no-default-folder >/dev/null; }; done
for n in main peer away; do app/usr/bin/syncthing --home="ids/$n" --device-id > "ids/$n/id"; done
python3 breaks.py
echo installed
