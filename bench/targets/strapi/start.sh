#!/bin/bash
# start.sh PORT [canteen|orchard] : seeded state on 127.0.0.1:PORT, returns when healthy. BREAK=NAME in the environment switches a drift on.
set -euo pipefail
cd "$(dirname "$0")"
PORT=${1:?usage: start.sh PORT [canteen|orchard]} S=${2:-canteen}
. ./app.sh
[ -f "state/$S.db" ] || ./install.sh
./stop.sh "$PORT"
node -e 'require("net").connect(+process.argv[1],"127.0.0.1").on("connect",()=>process.exit(1)).on("error",()=>process.exit(0))' "$PORT" || { echo "port $PORT is in use" >&2; exit 1; }
R=run/$PORT; rm -rf "$R"; app "$R"
if [ -n "${BREAK:-}" ]; then cp -a build "$R/build"; node drifts/break.js "$R/build" "$BREAK"; else ln -sfn ../../build "$R/build"; fi
cp "state/$S.db" "$R/data.db"; echo "$S" > "$R/seed"
(cd "$R" && PORT=$PORT WT_DB="$PWD/data.db" exec nohup node serve.js) > "run/$PORT.log" 2>&1 < /dev/null &
echo $! > "run/$PORT.pid"
for _ in $(seq 200); do
  kill -0 "$(cat "run/$PORT.pid")" 2>/dev/null || { tail -5 "run/$PORT.log" >&2; exit 1; }
  node -e 'fetch(process.argv[1]).then(r=>process.exit(r.status==204?0:1),()=>process.exit(1))' "http://127.0.0.1:$PORT/_health" && { echo "http://127.0.0.1:$PORT/admin"; exit 0; }
  sleep 0.3
done
echo "not healthy" >&2; exit 1
