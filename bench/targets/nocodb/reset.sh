#!/bin/bash
# reset.sh PORT : puts the seeded database back under the running server and empties its cache (no restart); sign-ins stay.
set -euo pipefail
cd "$(dirname "$0")"
R=$PWD/run/${1:?usage: reset.sh PORT}; . ./env.sh
node database.js "$R/noco.db" restore state/noco.db "http://127.0.0.1:$1"
