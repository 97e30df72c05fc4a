#!/bin/bash
# start.sh PORT [workshop|nursery] : seeded state on 127.0.0.1:PORT, returns when healthy. BREAK=NAME in the environment switches a drift on.
set -euo pipefail
cd "$(dirname "$0")"
PORT=${1:?usage: start.sh PORT [workshop|nursery]} S=${2:-workshop}
[ -f "state/$S/data.db" ] || ./install.sh
. ./env.sh
./stop.sh "$PORT"
node -e 'require("net").connect(+process.argv[1],"127.0.0.1").on("connect",()=>process.exit(1)).on("error",()=>process.exit(0))' "$PORT" || { echo "port $PORT is in use" >&2; exit 1; }
R=$PWD/run/$PORT; rm -rf "$R"; mkdir -p run; cp -a "state/$S" "$R"; echo "$S" > "$R/seed"
[ -z "${BREAK:-}" ] || { node drifts/breaks.mjs "$BREAK"; cp -a drifts/extension "$R/extensions/drift"; cp drifts/breaks.mjs "$R/extensions/drift/dist/"; }
at "$R" "$PORT"
APP_ASSETS=$PWD/node_modules/@directus/app/dist/assets BREAK=${BREAK:-} nohup node cli.mjs start > "run/$PORT.log" 2>&1 < /dev/null &
echo $! > "run/$PORT.pid"
for _ in $(seq 240); do
  kill -0 "$(cat "run/$PORT.pid")" 2>/dev/null || { tail -5 "run/$PORT.log" >&2; exit 1; }
  if (exec 3<>"/dev/tcp/127.0.0.1/$PORT" && printf 'GET /server/ping HTTP/1.0\r\n\r\n' >&3 && timeout 20 head -1 <&3 | grep -q 200) 2>/dev/null; then echo "http://127.0.0.1:$PORT/admin"; exit 0; fi
  sleep 0.3
done
echo "not healthy" >&2; exit 1
