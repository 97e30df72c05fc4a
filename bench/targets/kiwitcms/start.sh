#!/bin/bash
# start.sh PORT : seeded state on 127.0.0.1:PORT, returns when healthy. BREAK=NAME in the environment switches a drift on.
set -euo pipefail
cd "$(dirname "$0")"
PORT=${1:?usage: start.sh PORT} S=parcels
[ -f "state/$S/db.sqlite3" ] || ./install.sh
. ./env.sh
./stop.sh "$PORT"
.venv/bin/python -c 'import socket,sys; s=socket.socket(); sys.exit(s.connect_ex(("127.0.0.1",int(sys.argv[1])))==0)' "$PORT" || { echo "port $PORT is in use" >&2; exit 1; }
[ -z "${BREAK:-}" ] || .venv/bin/python drifts/breaks.py "$BREAK"
R=$PWD/run/$PORT; rm -rf "$R"; mkdir -p run; cp -a "state/$S" "$R"; echo "$S" > "$R/seed"
at "$R"
BREAK=${BREAK:-} nohup .venv/bin/python site/manage.py runserver "127.0.0.1:$PORT" --noreload --nostatic > "run/$PORT.log" 2>&1 < /dev/null &
echo $! > "run/$PORT.pid"
for _ in $(seq 240); do
  kill -0 "$(cat "run/$PORT.pid")" 2>/dev/null || { tail -5 "run/$PORT.log" >&2; exit 1; }
  if (exec 3<>"/dev/tcp/127.0.0.1/$PORT" && printf 'GET /accounts/login/ HTTP/1.0\r\n\r\n' >&3 && timeout 20 head -1 <&3 | grep -q 200) 2>/dev/null; then echo "http://127.0.0.1:$PORT/"; exit 0; fi
  sleep 0.3
done
echo "not healthy" >&2; exit 1
