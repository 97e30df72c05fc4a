#!/bin/bash
# install.sh : .venv with Kiwi TCMS 12.4 (without uWSGI) and the seeded state. Once; 3 to 5 minutes, pip and the migrations.
set -euo pipefail
cd "$(dirname "$0")"
. ./env.sh
PY=${PYTHON:-python3}
[ -x .venv/bin/python ] || "$PY" -m venv .venv
.venv/bin/python -c 'import tcms, guardian, captcha' 2>/dev/null || {
  .venv/bin/pip install -q --no-deps kiwitcms==12.4            # --no-deps: it asks for uWSGI, which is compiled and not used here
  .venv/bin/pip install -q -r requirements.txt -c constraints.txt
}
B=$PWD/state/.base D=$PWD/state/parcels; mkdir -p "$B/uploads" "$B/sessions"
at "$B"; .venv/bin/python site/manage.py migrate -v 0
rm -rf "$D"; cp -a "$B" "$D"
at "$D"; .venv/bin/python seed.py
touch .installed
echo installed
