#!/bin/bash
# stop.sh PORT : ends the server, the worker, PostgreSQL and Redis that start.sh PORT began (each by its pid).
cd "$(dirname "$0")"
R=$PWD/run/${1:?usage: stop.sh PORT}
[ -d "$R" ] || exit 0
. ./env.sh
for F in "$R/pid" "$R/worker.pid"; do
  [ -f "$F" ] || continue
  kill "$(cat "$F")" 2>/dev/null && for _ in $(seq 60); do kill -0 "$(cat "$F")" 2>/dev/null || break; sleep 0.1; done
  kill -9 "$(cat "$F")" 2>/dev/null
  rm -f "$F"
done
down "$R"
exit 0
