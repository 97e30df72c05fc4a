#!/bin/bash
# start.sh PORT : seeded state on 127.0.0.1:PORT, returns when healthy. BREAK=NAME in the environment switches a drift on.
set -euo pipefail
cd "$(dirname "$0")"
PORT=${1:?usage: start.sh PORT}
[ -f .installed ] || ./install.sh
. ./env.sh
./stop.sh "$PORT"
.venv/bin/python -c 'import socket,sys; s=socket.socket(); sys.exit(s.connect_ex(("127.0.0.1",int(sys.argv[1])))==0)' "$PORT" || { echo "port $PORT is in use" >&2; exit 1; }
[ -z "${BREAK:-}" ] || .venv/bin/python drifts/breaks.py "$BREAK"
R=$PWD/run/$PORT; rm -rf "$R"; mkdir -p run; cp -a state "$R"
pg_up "$R/pg"
( at "$R" "$PORT"; BREAK=${BREAK:-} exec nohup .venv/bin/python site/app.py "$PORT" ) > "$R/out.log" 2>&1 < /dev/null &
echo $! > "$R/pid"
for _ in $(seq 300); do
  kill -0 "$(cat "$R/pid")" 2>/dev/null || { tail -5 "$R/out.log" >&2; pg_down "$R/pg"; exit 1; }
  if (exec 3<>"/dev/tcp/127.0.0.1/$PORT" && printf 'GET /login/ HTTP/1.0\r\nHost: 127.0.0.1:%s\r\n\r\n' "$PORT" >&3 && timeout 30 head -1 <&3 | grep -q 200) 2>/dev/null; then echo "http://127.0.0.1:$PORT/"; exit 0; fi
  sleep 0.3
done
echo "not healthy" >&2; exit 1
