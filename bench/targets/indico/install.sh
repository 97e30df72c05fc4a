#!/bin/bash
# install.sh : .venv with Indico 3.2.9, a private PostgreSQL cluster with the seeded database. Once; about 2 minutes.
set -euo pipefail
cd "$(dirname "$0")"
. ./env.sh
[ -n "$PGB" ] || { apt-get install -y -q --no-install-recommends postgresql; . ./env.sh; }
PY=${PYTHON:-python3}
[ -x .venv/bin/python ] || "$PY" -m venv .venv
.venv/bin/python -c 'import indico, waitress' 2>/dev/null || .venv/bin/pip install -q -r requirements.txt -c constraints.txt
S=$PWD/state
[ -d "$S/pg" ] && pg_down "$S/pg"; rm -rf "$S"; mkdir -p "$S"/{pg/data,cache,tmp,log,archive}
[ "$(id -u)" = 0 ] && chown -R postgres "$S/pg"
(cd / && as_pg "$PGB/initdb" -D "$S/pg/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 -N > /dev/null)
pg_up "$S/pg"
trap 'pg_down "$S/pg"' EXIT
psql -q -h "$S/pg" -U postgres -c 'CREATE DATABASE indico'
psql -q -h "$S/pg" -U postgres -d indico -c 'CREATE EXTENSION unaccent' -c 'CREATE EXTENSION pg_trgm'
(at "$S" 8000; .venv/bin/python seed.py)
psql -q -h "$S/pg" -U postgres -c 'CREATE DATABASE seeded TEMPLATE indico' -c 'CREATE DATABASE spare TEMPLATE indico'
touch .installed
echo installed
