#!/bin/bash
# reset.sh PORT : puts the seeded database back under the running server (no restart); sign-ins stay.
set -euo pipefail
cd "$(dirname "$0")"
R=$PWD/run/${1:?usage: reset.sh PORT}; . ./env.sh
"$PGBIN/psql" -q -h 127.0.0.1 -p "$(cat "$R/pg.port")" -U medusa -d postgres -c 'drop database if exists medusa with (force)' -c 'create database medusa template seeded'
