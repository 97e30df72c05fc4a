#!/bin/bash
# start.sh PORT : seeded state on 127.0.0.1:PORT, returns when healthy. BREAK=NAME in the environment switches a drift on.
set -euo pipefail
cd "$(dirname "$0")"
PORT=${1:?usage: start.sh PORT}
[ -f state/var/Data.fs ] || ./install.sh
./stop.sh "$PORT"
.venv/bin/python -c 'import socket,sys; s=socket.socket(); sys.exit(s.connect_ex(("127.0.0.1",int(sys.argv[1])))==0)' "$PORT" || { echo "port $PORT is in use" >&2; exit 1; }
[ -z "${BREAK:-}" ] || .venv/bin/python drifts/breaks.py "$BREAK"
R=$PWD/run/$PORT; rm -rf "$R"; mkdir -p "$R/var"
cp -a state/var/Data.fs state/var/Data.fs.index state/var/blob "$R/var/" 2>/dev/null || cp -a state/var/. "$R/var/"
[ ! -d state/var/cache ] || cp -a state/var/cache "$R/var/cache"
.venv/bin/python instance.py "$R" demo
BREAK=${BREAK:-} nohup .venv/bin/python serve.py "$R" "$PORT" > "$R/log" 2>&1 < /dev/null &
echo $! > "$R/pid"
exec ./wait.sh "$PORT"
