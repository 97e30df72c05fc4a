#!/bin/bash
# start.sh PORT : resets to the seeded state, serves on 127.0.0.1:PORT, returns when healthy.
# BREAK=NAME in the environment switches a drift on (drifts/drifts.csv).
set -euo pipefail
cd "$(dirname "$0")"
PORT=${1:?usage: start.sh PORT}
[ -f state/.storage/auth ] || ./install.sh
./stop.sh "$PORT"
.venv/bin/python -c 'import socket,sys; s=socket.socket(); sys.exit(s.connect_ex(("127.0.0.1",int(sys.argv[1])))==0)' "$PORT" || { echo "port $PORT is in use" >&2; exit 1; }
R=run/$PORT; rm -rf "$R"; mkdir -p "$R"; cp -a state/. "$R/"
sed "s/@PORT@/$PORT/" config/configuration.yaml > "$R/configuration.yaml"
PORT=$PORT BREAK=${BREAK:-} nohup .venv/bin/python serve.py --skip-pip -c "$PWD/$R" > "$R.log" 2>&1 < /dev/null &
echo $! > "$R.pid"
for _ in $(seq 240); do
  kill -0 "$(cat "$R.pid")" 2>/dev/null || { tail -5 "$R.log" >&2; exit 1; }
  .venv/bin/python - "$PORT" <<'P' && { echo "http://127.0.0.1:$PORT/"; exit 0; } || sleep 0.5
import json, sys, urllib.request
try:
    ok = json.load(urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}/health-of-the-house", timeout=20))["state"] == "RUNNING"
except (OSError, ValueError, KeyError):
    ok = False
sys.exit(not ok)
P
done
echo "not healthy" >&2; exit 1
