#!/bin/bash
# reset.sh PORT : puts the seeded state back. Home Assistant keeps its state in memory, so this is a restart (same BREAK).
set -euo pipefail
cd "$(dirname "$0")"
PORT=${1:?usage: reset.sh PORT}
BREAK=${BREAK-$(cat "run/$PORT/break" 2>/dev/null || true)} ./start.sh "$PORT" > /dev/null
