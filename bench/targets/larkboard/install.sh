#!/bin/bash
# install.sh : copies the product and its pages from the folder LARKBOARD into app/ and docs/. At once; nothing to build.
set -euo pipefail
cd "$(dirname "$0")"
L=${LARKBOARD:?the folder of the product and its pages}
[ -f "$L/app/server.py" ] && [ -d "$L/docs" ] || { echo "no larkboard in $L; set LARKBOARD" >&2; exit 1; }
rm -rf app docs
cp -R "$L/app" app; cp -R "$L/docs" docs
chmod -R u+w app docs
echo installed
