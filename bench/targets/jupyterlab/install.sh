#!/bin/bash
# install.sh : makes .venv with jupyterlab 4.6.3. Once, about a minute.
set -euo pipefail
cd "$(dirname "$0")"
PY=${PYTHON:-python3}
[ -x .venv/bin/python ] || "$PY" -m venv .venv
.venv/bin/pip install -q -r requirements.txt -c constraints.txt
touch .venv/done
echo installed
