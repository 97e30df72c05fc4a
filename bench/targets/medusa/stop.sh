#!/bin/bash
# stop.sh PORT : ends the server and PostgreSQL that start.sh PORT began (each by its pid).
cd "$(dirname "$0")"
R=$PWD/run/${1:?usage: stop.sh PORT}
[ -d "$R" ] || exit 0
. ./env.sh
if [ -f "$R/pid" ]; then
  kill "$(cat "$R/pid")" 2>/dev/null && for _ in $(seq 60); do kill -0 "$(cat "$R/pid")" 2>/dev/null || break; sleep 0.1; done
  kill -9 "$(cat "$R/pid")" 2>/dev/null
  rm -f "$R/pid"
fi
down "$R"
exit 0
