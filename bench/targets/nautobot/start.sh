#!/bin/bash
# start.sh PORT : seeded state on 127.0.0.1:PORT, returns when healthy. BREAK=NAME in the environment switches a drift on (drifts.csv).
set -euo pipefail
cd "$(dirname "$0")"
PORT=${1:?usage: start.sh PORT}
[ -f state/done ] || ./install.sh
. ./env.sh
[ -z "${BREAK:-}" ] || .venv/bin/python drifts/breaks.py "$BREAK"
./stop.sh "$PORT"
.venv/bin/python -c 'import socket,sys; s=socket.socket(); sys.exit(s.connect_ex(("127.0.0.1",int(sys.argv[1])))==0)' "$PORT" || { echo "port $PORT is in use" >&2; exit 1; }
R=$PWD/run/$PORT; rm -rf "$R"; mkdir -p "$R"; cp -a state/pg "$R/pg"; rm -f "$R/pg/log"
up "$R"; at "$R"; export BREAK=${BREAK:-}
nohup .venv/bin/nautobot-server runserver "127.0.0.1:$PORT" --noreload --insecure > "$R/log" 2>&1 < /dev/null &
echo $! > "$R/pid"
nohup .venv/bin/nautobot-server celery worker --loglevel WARNING --pool threads --concurrency 2 > "$R/worker.log" 2>&1 < /dev/null &
echo $! > "$R/worker.pid"
for _ in $(seq 400); do
  kill -0 "$(cat "$R/pid")" 2>/dev/null || { tail -5 "$R/log" >&2; exit 1; }
  if (exec 3<>"/dev/tcp/127.0.0.1/$PORT" && printf 'GET /login/ HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3 && timeout 40 head -1 <&3 | grep -q 200) 2>/dev/null; then W=1; break; fi
  sleep 0.3
done
[ -n "${W:-}" ] || { echo "not healthy" >&2; exit 1; }
for _ in $(seq 400); do  # jobs (the change of many records at once) need the worker
  kill -0 "$(cat "$R/worker.pid")" 2>/dev/null || { tail -5 "$R/worker.log" >&2; exit 1; }
  [ "$(redis-cli -p "$NT_REDIS" -n 0 exists _kombu.binding.celeryev 2>/dev/null)" = 1 ] && { echo "http://127.0.0.1:$PORT/"; exit 0; }
  sleep 0.3
done
echo "no worker" >&2; exit 1
