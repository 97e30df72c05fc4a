#!/bin/bash
# start.sh PORT [travel|rail] : seeded state on 127.0.0.1:PORT, returns when healthy. BREAK=NAME in the environment switches a drift on.
set -euo pipefail
cd "$(dirname "$0")"
PORT=${1:?usage: start.sh PORT [travel|rail]} S=${2:-travel}
[ -f "state/$S/superset.db" ] || ./install.sh
. ./env.sh
./stop.sh "$PORT"
.venv/bin/python -c 'import socket,sys; s=socket.socket(); sys.exit(s.connect_ex(("127.0.0.1",int(sys.argv[1])))==0)' "$PORT" || { echo "port $PORT is in use" >&2; exit 1; }
R=run/$PORT; rm -rf "$R"; mkdir -p run; cp -a "state/$S" "$R"; echo "$S" > "$R/seed"
[ -z "${BREAK:-}" ] || .venv/bin/python drifts/breaks.py --check "$BREAK"
# one process: the app under Werkzeug's threaded server, wrapped by drifts/breaks.py when BREAK is set
(cd "$R" && WT_HOME=$PWD BREAK=${BREAK:-} exec nohup ../../.venv/bin/python ../../serve.py "$PORT") > "run/$PORT.log" 2>&1 < /dev/null &
echo $! > "run/$PORT.pid"
for _ in $(seq 240); do
  kill -0 "$(cat "run/$PORT.pid")" 2>/dev/null || { tail -5 "run/$PORT.log" >&2; exit 1; }
  if (exec 3<>"/dev/tcp/127.0.0.1/$PORT" && printf 'GET /health HTTP/1.0\r\n\r\n' >&3 && timeout 20 head -1 <&3 | grep -q 200) 2>/dev/null; then echo "http://127.0.0.1:$PORT/"; exit 0; fi
  sleep 0.4
done
echo "not healthy" >&2; exit 1
