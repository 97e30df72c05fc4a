#!/bin/bash
# start.sh PORT : serves the first state on 127.0.0.1:PORT, returns when healthy.
# BREAK=NAME in the environment switches a variant on.
set -euo pipefail
cd "$(dirname "$0")"
PORT=${1:?usage: start.sh PORT} B=${BREAK:-base} PY=${PYTHON:-python3}
case $B in base|rename|menu|field|heading|colour|data) ;; *) echo "no variant $B" >&2; exit 1 ;; esac
[ -f app/server.py ] || ./install.sh
./stop.sh "$PORT"
"$PY" -c 'import socket,sys; s=socket.socket(); sys.exit(s.connect_ex(("127.0.0.1",int(sys.argv[1])))==0)' "$PORT" || { echo "port $PORT is in use" >&2; exit 1; }
R=run/$PORT; mkdir -p "$R"; echo "$B" > "$R/break"
PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 nohup "$PY" app/server.py "$PORT" "$B" > "$R/log" 2>&1 < /dev/null &
echo $! > "$R/pid"
for _ in $(seq 120); do
  kill -0 "$(cat "$R/pid")" 2>/dev/null || { tail -5 "$R/log" >&2; exit 1; }
  "$PY" - "$PORT" <<'P' && { echo "http://127.0.0.1:$PORT/"; exit 0; } || sleep 0.2
import sys, urllib.request
try:
    ok = urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}/login", timeout=20).status == 200
except OSError:
    ok = False
sys.exit(not ok)
P
done
echo "not healthy" >&2; exit 1
