#!/bin/bash
# reset.sh PORT : puts the seeded data folder back and starts the server anew with the same client (about 2 s). Sessions end: use a fresh browser context.
set -euo pipefail
cd "$(dirname "$0")"
PORT=${1:?usage: reset.sh PORT}; R=run/$PORT
./stop.sh "$PORT"
rm -rf "$R/data"; cp -a "$(cat "$R/state")" "$R/data"
./serve.sh "$PORT" "$PWD/$R/data" "$PWD/$R/web" "$R"
