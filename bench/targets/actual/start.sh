#!/bin/bash
# start.sh PORT : resets to the seeded state, serves on 127.0.0.1:PORT, returns when healthy.
# STATE=state-bakery: the other data (made by SEED=bakery STATE=state-bakery ./install.sh). BREAK=NAME in the environment switches a drift on: merge, addgroup, decimal, close.
set -euo pipefail
cd "$(dirname "$0")"
PORT=${1:?usage: start.sh PORT}
[ -f state/server-files/account.sqlite ] || ./install.sh
./stop.sh "$PORT"
R=run/$PORT; mkdir -p "$R"; echo "${STATE:-state}" > "$R/state"
node web.mjs "$PWD/$R/web" "${BREAK:-}"
rm -rf "$R/data"; cp -a "$(cat "$R/state")" "$R/data"
./serve.sh "$PORT" "$PWD/$R/data" "$PWD/$R/web" "$R"
echo "http://127.0.0.1:$PORT/"
