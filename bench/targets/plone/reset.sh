#!/bin/bash
# reset.sh PORT : puts the seeded state back (a fresh fork of the server over the read-only base); sign-ins stay.
cd "$(dirname "$0")"
R=run/${1:?usage: reset.sh PORT}; G=$(cat "$R/generation")
kill -USR1 "$(cat "$R/pid")" || exit 1
for _ in $(seq 100); do [ "$(cat "$R/generation" 2>/dev/null)" != "$G" ] && break; sleep 0.05; done
exec ./wait.sh "$1" > /dev/null
