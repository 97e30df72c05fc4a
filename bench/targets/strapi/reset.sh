#!/bin/bash
# reset.sh PORT : writes the seeded data over the running server's database (SQLite backup, no restart).
set -euo pipefail
cd "$(dirname "$0")"
PORT=${1:?usage: reset.sh PORT}
node -e '
const D = require("better-sqlite3"), s = new D(process.argv[1], { readonly: true });
s.backup(process.argv[2]).then(() => process.exit(0), (e) => { console.error(String(e)); process.exit(1); });
' "state/$(cat "run/$PORT/seed").db" "run/$PORT/data.db"
find "run/$PORT/public/uploads" -mindepth 1 -delete
