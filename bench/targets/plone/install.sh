#!/bin/bash
# install.sh : makes .venv (Products.CMFPlone 6.0.13) and the seeded state. Once; 2 to 4 minutes, most of it pip.
set -euo pipefail
cd "$(dirname "$0")"
PY=${PYTHON:-python3}
[ -x .venv/bin/python ] || "$PY" -m venv .venv
.venv/bin/python -c 'import Products.CMFPlone' 2>/dev/null || {
  .venv/bin/pip install -q setuptools==74.0.0 wheel -c constraints.txt
  .venv/bin/pip install -q -r requirements.txt -c constraints.txt
}
rm -rf state
.venv/bin/python instance.py state
WITNESS_PASSWORD=${WITNESS_PASSWORD:-witness-8-pass} .venv/bin/python make.py "$PWD/state" 2>&1 | grep -v "Redefining mime type" >&2 || true
[ "$(wc -c < state/var/Data.fs)" -gt 1000000 ] || { echo "no site was made" >&2; exit 1; }
rm -rf state/tmp
echo installed
