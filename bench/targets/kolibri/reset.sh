#!/bin/bash
# reset.sh PORT : puts the seeded KOLIBRI_HOME back by a restart, with the seed and the BREAK that were running.
cd "$(dirname "$0")"
R=run/${1:?usage: reset.sh PORT}
SEED=$(cat "$R/seed" 2>/dev/null || echo home) BREAK=$(cat "$R/break" 2>/dev/null) exec ./start.sh "$1"
