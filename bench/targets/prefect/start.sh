#!/bin/bash
# start.sh PORT [SEED] : seeded state, serves on 127.0.0.1:PORT, returns when healthy. SEED: depot (default) or clinic.
# BREAK=NAME in the environment switches a drift on (breaks.py).
set -euo pipefail
cd "$(dirname "$0")"
PORT=${1:?usage: start.sh PORT [depot|clinic]} S=${2:-depot}
[ -n "${SEEDING:-}" ] || [ -f "state/$S.db" ] || ./install.sh
[ -z "${BREAK:-}" ] || .venv/bin/python breaks.py check "$BREAK"
./stop.sh "$PORT"
.venv/bin/python -c 'import socket,sys; s=socket.socket(); sys.exit(s.connect_ex(("127.0.0.1",int(sys.argv[1])))==0)' "$PORT" || { echo "port $PORT is in use" >&2; exit 1; }
R=run/$PORT; rm -rf "$R"; mkdir -p "$R/home" "$R/ui"; if [ -n "${SEEDING:-}" ]; then cp state/empty.db "$R/prefect.db"; else cp "state/$S.db" "$R/prefect.db"; .venv/bin/python age.py shift "$R/prefect.db" "$(cat "state/$S.base")"; fi
echo "$S" > "$R/seed"; echo "${BREAK:-}" > "$R/break"
. ./env.sh
export PREFECT_HOME="$PWD/$R/home" PREFECT_API_DATABASE_CONNECTION_URL="sqlite+aiosqlite:///$PWD/$R/prefect.db" PREFECT_SERVER_API_PORT=$PORT
export PREFECT_API_URL="http://127.0.0.1:$PORT/api" PREFECT_UI_API_URL="http://127.0.0.1:$PORT/api" PREFECT_UI_STATIC_DIRECTORY="$PWD/$R/ui" PREFECT_API_BLOCKS_REGISTER_ON_START=true
nohup .venv/bin/python -m uvicorn --app-dir "$PWD/.venv/lib" --factory prefect.server.api.server:create_app --host 127.0.0.1 --port "$PORT" --log-level warning > "$R/log" 2>&1 < /dev/null &
echo $! > "run/$PORT.pid"
for _ in $(seq 300); do
  kill -0 "$(cat "run/$PORT.pid")" 2>/dev/null || { tail -5 "$R/log" >&2; exit 1; }
  .venv/bin/python - "$PORT" <<'P' && break || sleep 0.3
import sys, urllib.request
try: ok = urllib.request.urlopen(f'http://127.0.0.1:{sys.argv[1]}/api/health', timeout=20).status == 200
except OSError: ok = False
sys.exit(not ok)
P
done
[ -z "${BREAK:-}" ] || .venv/bin/python breaks.py "$R/ui" "$BREAK"
echo "http://127.0.0.1:$PORT/"
