#!/bin/bash
# install.sh : installs @actual-app/sync-server 26.9.0 (with its web client) and makes the seeded state. Once.
set -euo pipefail
cd "$(dirname "$0")"
npm ci --no-fund --no-audit --loglevel=error
# the server allows 500 requests a minute; a fresh browser window takes about a hundred of them
sed -i 's/max: 500,/max: 1e6,/' node_modules/@actual-app/sync-server/build/chunks/app-*.js
PORT=${SEED_PORT:-18811} S=${STATE:-state}   # SEED=bakery STATE=state-bakery: the data of the fresh figures
rm -rf "$S" run/seed; mkdir -p run/seed
./serve.sh "$PORT" "$PWD/run/seed/data" "$PWD/node_modules/@actual-app/web/build" run/seed
trap 'kill $(cat run/seed/pid) 2>/dev/null || true' EXIT
node seed.mjs "http://127.0.0.1:$PORT" "$PWD/run/seed/scratch"
kill "$(cat run/seed/pid)"; for _ in $(seq 50); do kill -0 "$(cat run/seed/pid)" 2>/dev/null || break; sleep 0.1; done
trap - EXIT
mv run/seed/data "$S"; rm -rf run/seed
echo installed
