#!/bin/bash
# stop.sh PORT : ends the server that start.sh PORT began (by its pid) and its private PostgreSQL.
cd "$(dirname "$0")"
. ./env.sh
R=$PWD/run/${1:?usage: stop.sh PORT}
[ -d "$R" ] || exit 0
if [ -f "$R/pid" ]; then
  kill "$(cat "$R/pid")" 2>/dev/null && for _ in $(seq 100); do kill -0 "$(cat "$R/pid")" 2>/dev/null || break; sleep 0.1; done
  rm -f "$R/pid"
fi
pg_down "$R/pg"
