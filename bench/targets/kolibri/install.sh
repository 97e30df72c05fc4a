#!/bin/bash
# install.sh : makes .venv (kolibri==0.16.2) and the seeded state. Once, about a minute.
set -euo pipefail
cd "$(dirname "$0")"
PY=${PYTHON:-python3}
[ -x .venv/bin/kolibri ] || { "$PY" -m venv .venv; .venv/bin/pip install -q -r requirements.txt; }
rm -rf state; mkdir -p state
. ./env.sh "$PWD/state/home"
.venv/bin/kolibri manage provisiondevice --no-input --facility "Riverbend School" --preset formal --superusername admin --superuserpassword "${KT_PASSWORD:-witness-8-pass}" --language_id en
KT_PASSWORD=${KT_PASSWORD:-witness-8-pass} .venv/bin/python seed.py
echo installed
