#!/bin/bash
# start.sh PORT : seeded state on 127.0.0.1:PORT, returns when healthy. BREAK=NAME in the environment switches a drift on (drifts.csv).
set -euo pipefail
cd "$(dirname "$0")"; HERE=$PWD
PORT=${1:?usage: start.sh PORT}
[ -f state/done ] || ./install.sh
. ./env.sh
[ -z "${BREAK:-}" ] || node drifts/breaks.mjs "$BREAK"
./stop.sh "$PORT"
node -e 'require("net").connect(+process.argv[1],"127.0.0.1").on("connect",()=>process.exit(1)).on("error",()=>process.exit(0))' "$PORT" || { echo "port $PORT is in use" >&2; exit 1; }
R=$PWD/run/$PORT; rm -rf "$R"; mkdir -p "$R"; cp -a state/noco.db "$R/"
[ -z "${BREAK:-}" ] || node drifts/breaks.mjs "$BREAK" "$R/gui"
serve "$R" "$PORT"
echo "http://127.0.0.1:$PORT/dashboard"
