#!/bin/bash
# install.sh : Directus 10.13.1 beside this file and both seeded states. Once; 4 to 10 minutes, mostly npm.
set -euo pipefail
cd "$(dirname "$0")"
. ./env.sh
if [ ! -f node_modules/sqlite3/build/Release/node_sqlite3.node ]; then
  npm ci --no-fund --no-audit --ignore-scripts --loglevel=error
  # sqlite3 is compiled, against the system's SQLite where its headers are (much quicker)
  N=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")"); [ ! -f "$N/include/node/node.h" ] || export npm_config_nodedir=$N
  S=; [ ! -f /usr/include/sqlite3.h ] || S=--sqlite=/usr
  (cd node_modules/sqlite3 && JOBS=2 nice -n 10 ../.bin/node-gyp rebuild --release $S)
  # isolated-vm (scripts in flows, sandboxed extensions: not used here) would take long to compile: an empty module stands for it
  echo 'module.exports = {};' > node_modules/isolated-vm/isolated-vm.js
fi
for s in workshop nursery; do
  D=$PWD/state/$s; rm -rf "$D"; mkdir -p "$D/uploads" "$D/extensions"
  P=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
  at "$D" "$P"
  ADMIN_EMAIL=$([ $s = nursery ] && echo mira@example.com || echo ana@example.com) ADMIN_PASSWORD=${WT_PASSWORD:-witness-8-pass} node cli.mjs bootstrap
  node cli.mjs start > "$D.log" 2>&1 & PID=$!
  SEED=$s node seed.mjs || { kill $PID; tail -5 "$D.log" >&2; exit 1; }
  kill $PID; wait $PID || true; rm -f "$D.log"
done
touch .installed
echo installed
