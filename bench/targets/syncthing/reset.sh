#!/bin/bash
# reset.sh PORT : the seeded state again (both devices start anew, same seed, same BREAK); as long as a start.
set -euo pipefail
cd "$(dirname "$0")"
R=run/${1:?usage: reset.sh PORT}
BREAK=$(cat "$R/break") ./start.sh "$1" "$(cat "$R/seed")" > /dev/null
