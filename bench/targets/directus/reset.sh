#!/bin/bash
# reset.sh PORT : writes the seeded data over the running server's database (SQLite backup, no restart), keeps sign-ins, puts the uploads back.
set -euo pipefail
cd "$(dirname "$0")"
PORT=${1:?usage: reset.sh PORT}; S=$(cat "run/$PORT/seed")
rm -rf "run/$PORT/uploads.old"; cp -a "state/$S/uploads" "run/$PORT/uploads.new"
mv "run/$PORT/uploads" "run/$PORT/uploads.old"; mv "run/$PORT/uploads.new" "run/$PORT/uploads"; rm -rf "run/$PORT/uploads.old"
node reset.mjs "state/$S/data.db" "run/$PORT/data.db" "http://127.0.0.1:$PORT"
