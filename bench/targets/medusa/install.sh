#!/bin/bash
# install.sh : Medusa 2.21.2 beside this file (package-lock.json), its dashboard, and the seeded state. Once; 2 to 4 minutes.
set -euo pipefail
cd "$(dirname "$0")"
. ./env.sh
[ -x "$PGBIN/initdb" ] || { echo "needs PostgreSQL (package postgresql)" >&2; exit 1; }
[ -x node_modules/.bin/medusa ] || npm ci --include=dev --no-fund --no-audit --loglevel=error
D=$PWD/state; down "$D"; rm -rf "$D"; mkdir -p "$D/pg"; own "$D/pg"; chmod 700 "$D/pg"
trap 'down "$D"' EXIT
(cd / && "${AS[@]}" "$PGBIN/initdb" -D "$D/pg" -U medusa -A trust -E UTF8 --no-sync > /dev/null)
up "$D"; at "$D"
"$PGBIN/createdb" -h 127.0.0.1 -p "$(cat "$D/pg.port")" -U medusa medusa
step() { echo "$1 ..."; shift; "$@" > "$D/log" 2>&1 || { tail -20 "$D/log" >&2; exit 1; }; }
step "building the dashboard" nice node_modules/.bin/medusa build --admin-only --lint false
rm -rf "$D/admin"; cp -a .medusa/admin "$D/admin"
grep -rlE "https://cdn[^/]*/gh/lipis" "$D/admin/assets" | xargs -r sed -i -E "s,https://cdn[^/]*/gh/lipis/flag-icons,/app/flags,g"   # flags of countries came from another host: none now
step "making the tables" node_modules/.bin/medusa db:migrate
step "seeding" node_modules/.bin/medusa exec ./seed.js
grep -q ^seeded "$D/log" || { tail -20 "$D/log" >&2; exit 1; }
step "adding the user" node_modules/.bin/medusa user -e ana@example.com -p "${MEDUSA_PASSWORD:-witness-8-pass}"
"$PGBIN/createdb" -h 127.0.0.1 -p "$(cat "$D/pg.port")" -U medusa -T medusa seeded
touch "$D/done"
echo installed
