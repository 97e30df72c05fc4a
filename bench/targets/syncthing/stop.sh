#!/bin/bash
# stop.sh PORT : ends the two servers that start.sh PORT began (by their pids).
cd "$(dirname "$0")"
for w in main peer; do
  P=run/${1:?usage: stop.sh PORT}.$w.pid
  [ -f "$P" ] || continue
  kill "$(cat "$P")" 2>/dev/null && for _ in $(seq 100); do kill -0 "$(cat "$P")" 2>/dev/null || break; sleep 0.1; done
  rm -f "$P"
done
exit 0
