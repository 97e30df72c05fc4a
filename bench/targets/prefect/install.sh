#!/bin/bash
# install.sh : makes .venv with prefect 3.9.1 and an empty, migrated database in state/. Once, one to three minutes.
set -euo pipefail
cd "$(dirname "$0")"
PY=${PYTHON:-python3}
[ -x .venv/bin/python ] || "$PY" -m venv .venv
.venv/bin/pip install -q -r requirements.txt -c constraints.txt
. ./env.sh
mkdir -p state
[ -f state/empty.db ] || \
PREFECT_HOME="$PWD/state" PREFECT_API_DATABASE_CONNECTION_URL="sqlite+aiosqlite:///$PWD/state/empty.db" .venv/bin/prefect server database upgrade -y > /dev/null
PORT=$(.venv/bin/python -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])')
trap './stop.sh "$PORT"' EXIT
for S in depot clinic; do                      # each state is made once, on a free port
  [ -f state/$S.base ] && continue
  SEEDING=1 BREAK= ./start.sh "$PORT" $S > /dev/null
  .venv/bin/python seed.py "$PORT" $S state/plan.json
  ./stop.sh "$PORT"
  cp "run/$PORT/prefect.db" state/$S.db; for x in wal shm; do [ ! -f "run/$PORT/prefect.db-$x" ] || cp "run/$PORT/prefect.db-$x" state/$S.db-$x; done
  .venv/bin/python age.py plan state/$S.db state/plan.json > state/$S.base
  .venv/bin/python -c 'import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute("pragma journal_mode=delete"); c.execute("vacuum")' state/$S.db
  rm -rf "run/$PORT" state/plan.json
done
echo installed
