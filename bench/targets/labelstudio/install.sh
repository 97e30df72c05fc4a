#!/bin/bash
# install.sh : .venv with label-studio 1.23.2 (constraints.txt pins the rest), a migrated database and both seeded states in state/. Once; 3 to 15 minutes.
set -euo pipefail
cd "$(dirname "$0")"
PY=${PYTHON:-python3}
[ -x .venv/bin/label-studio ] || { [ -x .venv/bin/python ] || "$PY" -m venv .venv; .venv/bin/pip install -q -r requirements.txt -c constraints.txt; }
. ./env.sh
if [ ! -f state/base/done ]; then
  rm -rf state/base; mkdir -p state/base
  BASE_DATA_DIR=$PWD/state/base .venv/bin/python "$(.venv/bin/python -c 'import importlib.util as u; print(u.find_spec("label_studio").submodule_search_locations[0])')/manage.py" migrate -v 0 > state/log 2>&1 || { tail -5 state/log >&2; exit 1; }
  touch state/base/done
fi
for s in depot clinic; do
  [ ! -f state/$s/done ] || continue
  rm -rf "state/$s"; cp -a state/base "state/$s"; rm "state/$s/done"
  BASE_DATA_DIR=$PWD/state/$s .venv/bin/python seed.py "$s" >> state/log 2>&1 || { tail -5 state/log >&2; exit 1; }
  touch "state/$s/done"
done
echo installed
