#!/bin/bash
# install.sh : .venv with apache-superset 6.1.0 (constraints.txt pins the rest), both seeded states. Once; 5 to 20 minutes.
set -euo pipefail
cd "$(dirname "$0")"
PY=${PYTHON:-python3}
[ -x .venv/bin/superset ] || { [ -x .venv/bin/python ] || "$PY" -m venv .venv; .venv/bin/pip install -q -r requirements.txt -c constraints.txt; }
. ./env.sh
if [ ! -f state/base/done ]; then
  rm -rf state/base; mkdir -p state/base
  WT_HOME=$PWD/state/base .venv/bin/superset db upgrade > state/log 2>&1 || { tail -5 state/log >&2; exit 1; }
  WT_HOME=$PWD/state/base .venv/bin/superset init >> state/log 2>&1 && touch state/base/done
fi
for s in travel rail; do
  rm -rf "state/$s"; mkdir -p "state/$s/uploads"; cp state/base/superset.db "state/$s/"
  (cd "state/$s" && SEED=$s WT_HOME=$PWD ../../.venv/bin/python ../../seed.py >> ../log 2>&1) || { tail -5 state/log >&2; exit 1; }
done
echo installed
