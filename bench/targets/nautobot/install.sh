#!/bin/bash
# install.sh : .venv with Nautobot 3.2.7 (constraints.txt pins the rest) and the seeded state. Once; 3 to 5 minutes, mostly the migrations.
set -euo pipefail
cd "$(dirname "$0")"
PY=${PYTHON:-python3}
[ -x .venv/bin/nautobot-server ] || { "$PY" -m venv .venv; .venv/bin/pip install -q -r requirements.txt -c constraints.txt; }
. ./env.sh
[ -x "$PGBIN/initdb" ] && command -v redis-server > /dev/null || { echo "needs PostgreSQL and Redis (packages postgresql, redis-server)" >&2; exit 1; }
D=$PWD/state; down "$D"; rm -rf "$D"; mkdir -p "$D/pg"; own "$D/pg"; chmod 700 "$D/pg"
trap 'down "$D"' EXIT
(cd / && "${AS[@]}" "$PGBIN/initdb" -D "$D/pg" -U nautobot -A trust -E UTF8 --no-sync > /dev/null)
up "$D"; at "$D"
"$PGBIN/createdb" -h 127.0.0.1 -p "$NT_PG" -U nautobot nautobot
.venv/bin/nautobot-server post_upgrade --no-collectstatic --no-send-installation-metrics > "$D/log" 2>&1 || { tail -20 "$D/log" >&2; exit 1; }
NT_PASSWORD=${NT_PASSWORD:-witness-8-pass} .venv/bin/nautobot-server shell --interface python < seed.py > "$D/seed.log" 2>&1 || { tail -20 "$D/seed.log" >&2; exit 1; }
grep -q ^seeded "$D/seed.log" || { tail -20 "$D/seed.log" >&2; exit 1; }
"$PGBIN/createdb" -h 127.0.0.1 -p "$NT_PG" -U nautobot -T nautobot seeded
touch "$D/done"
echo installed
