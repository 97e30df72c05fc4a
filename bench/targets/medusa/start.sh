#!/bin/bash
# start.sh PORT : seeded state on 127.0.0.1:PORT, returns when healthy. BREAK=NAME in the environment switches a drift on (drifts.csv).
set -euo pipefail
cd "$(dirname "$0")"
PORT=${1:?usage: start.sh PORT}
[ -f state/done ] || ./install.sh
. ./env.sh
[ -z "${BREAK:-}" ] || node drifts/breaks.mjs "$BREAK"
./stop.sh "$PORT"
node -e 'require("net").connect(+process.argv[1],"127.0.0.1").on("connect",()=>process.exit(1)).on("error",()=>process.exit(0))' "$PORT" || { echo "port $PORT is in use" >&2; exit 1; }
R=$PWD/run/$PORT; rm -rf "$R"; mkdir -p "$R/app/public" "$R/app/static"; cp -a state/pg "$R/pg"; rm -f "$R/pg/log"
cp package.json medusa-config.js tsconfig.json "$R/app/"; cp -a state/admin "$R/app/public/admin"; ln -s ../../../node_modules "$R/app/node_modules"
[ -z "${BREAK:-}" ] || node drifts/breaks.mjs "$BREAK" "$R/app/public/admin/assets"
up "$R"; at "$R"; cd "$R/app"
PORT=$PORT nohup node node_modules/@medusajs/cli/cli.js start --host 127.0.0.1 --port "$PORT" > "$R/log" 2>&1 < /dev/null &
echo $! > "$R/pid"
for _ in $(seq 400); do
  kill -0 "$(cat "$R/pid")" 2>/dev/null || { tail -5 "$R/log" >&2; exit 1; }
  if (exec 3<>"/dev/tcp/127.0.0.1/$PORT" && printf 'GET /health HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3 && timeout 20 head -1 <&3 | grep -q 200) 2>/dev/null; then echo "http://127.0.0.1:$PORT/app"; exit 0; fi
  sleep 0.3
done
echo "not healthy" >&2; exit 1
