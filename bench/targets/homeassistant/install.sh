#!/bin/bash
# install.sh : makes .venv with homeassistant==2024.3.3 and the seeded state (state/). Once, a few minutes.
set -euo pipefail
cd "$(dirname "$0")"
PY=${PYTHON:-python3}
[ -x .venv/bin/python ] || "$PY" -m venv .venv
.venv/bin/pip install -q --no-deps -r requirements.txt -c constraints.txt
rm -rf state run/seed
.venv/bin/python seed.py
echo installed
