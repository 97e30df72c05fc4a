#!/bin/bash
# reset.sh PORT : puts the seeded database and uploads back under the running server (no restart); sign-ins stay.
set -euo pipefail
cd "$(dirname "$0")"
R=run/${1:?usage: reset.sh PORT}; S=$(cat "$R/seed")
rm -rf "$R/uploads"; cp -a "state/$S/uploads" "$R/uploads"
cp "state/$S/db.sqlite3" "$R/db.new"; rm -f "$R/db.sqlite3-journal"; mv -f "$R/db.new" "$R/db.sqlite3"
