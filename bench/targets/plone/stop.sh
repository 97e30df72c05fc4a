#!/bin/bash
# stop.sh PORT : ends the server that start.sh PORT began (by its pid).
cd "$(dirname "$0")"
P=run/${1:?usage: stop.sh PORT}/pid
[ -f "$P" ] || exit 0
kill "$(cat "$P")" 2>/dev/null
for _ in $(seq 50); do kill -0 "$(cat "$P")" 2>/dev/null || break; sleep 0.1; done
rm -f "$P"
