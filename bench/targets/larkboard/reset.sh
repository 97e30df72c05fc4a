#!/bin/bash
# reset.sh PORT : puts the first state back. The product keeps its data in memory, so it is started anew with its variant.
set -euo pipefail
cd "$(dirname "$0")"
PORT=${1:?usage: reset.sh PORT}
BREAK=$(cat "run/$PORT/break") ./start.sh "$PORT" > /dev/null
