#!/bin/bash
# start.sh PORT : resets to the seeded state, serves on 127.0.0.1:PORT, returns when healthy.
# BREAK=NAME in the environment switches a drift on (drifts/drifts.csv). SEED=NAME takes state/NAME instead of state/home.
set -euo pipefail
cd "$(dirname "$0")"
PORT=${1:?usage: start.sh PORT} S=${SEED:-home} BREAK=${BREAK:-}
[ -f "state/$S/db.sqlite3" ] || ./install.sh
./stop.sh "$PORT"
.venv/bin/python -c 'import socket,sys; s=socket.socket(); sys.exit(s.connect_ex(("127.0.0.1",int(sys.argv[1])))==0)' "$PORT" || { echo "port $PORT is in use" >&2; exit 1; }
R=run/$PORT; rm -rf "$R"; mkdir -p "$R"
cp -a "state/$S" "$R/home"
EXTRA=()
if [ -n "$BREAK" ]; then
  .venv/bin/python drifts/patch.py "$BREAK" "$R/drift"
  export KT_DRIFT="$PWD/$R/drift" PYTHONPATH="$PWD/drifts"; EXTRA=(--settings drift_settings)
fi
echo "$S" > "$R/seed"; echo "$BREAK" > "$R/break"
. ./env.sh "$PWD/$R/home"
nohup .venv/bin/python -m kolibri start --foreground --port "$PORT" "${EXTRA[@]}" > "$R/log" 2>&1 < /dev/null &
echo $! > "$R/pid"
for _ in $(seq 240); do
  kill -0 "$(cat "$R/pid")" 2>/dev/null || { tail -5 "$R/log" >&2; exit 1; }
  .venv/bin/python - "$PORT" <<'P' && { echo "http://127.0.0.1:$PORT/"; exit 0; } || sleep 0.3
import sys, urllib.request
try:
    ok = urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}/api/public/info/", timeout=20).status == 200
except OSError:
    ok = False
sys.exit(not ok)
P
done
echo "not healthy" >&2; exit 1
