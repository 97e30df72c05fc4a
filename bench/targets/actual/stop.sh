#!/bin/bash
# stop.sh PORT : ends the server that start.sh PORT began (by its pid). It would wait for open connections, so after half a second it is killed; start and reset put the data back anyway.
cd "$(dirname "$0")"
P=run/${1:?usage: stop.sh PORT}/pid
[ -f "$P" ] || exit 0
N=$(cat "$P")
kill "$N" 2>/dev/null && for i in $(seq 50); do kill -0 "$N" 2>/dev/null || break; [ "$i" = 5 ] && kill -9 "$N" 2>/dev/null; sleep 0.1; done
rm -f "$P"
