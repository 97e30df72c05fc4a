#!/bin/bash
# reset.sh PORT : puts the seeded database and the uploads back under the running server (no restart); sign-ins stay.
set -euo pipefail
cd "$(dirname "$0")"
R=$PWD/run/${1:?usage: reset.sh PORT}; . ./env.sh
P=$(cat "$R/pg.port")
redis-cli -p "$(cat "$R/redis.port")" -n 1 flushdb > /dev/null
"$PGBIN/psql" -q -h 127.0.0.1 -p "$P" -U nautobot -d postgres -c 'drop database if exists nautobot with (force)' -c 'create database nautobot template seeded'
redis-cli -p "$(cat "$R/redis.port")" -n 1 flushdb > /dev/null
rm -rf "$R/files/media"; cp -a state/files/media "$R/files/media"
