#!/bin/bash
# reset.sh PORT : puts the seeded database and files back under the running server (no restart); sign-ins stay.
# A spare copy of the seed takes the database's place; the next spare is made in the background (a reset that comes sooner waits for it).
set -euo pipefail
cd "$(dirname "$0")"
R=$PWD/run/${1:?usage: reset.sh PORT}
q() { psql -q -h "$R/pg" -U postgres -d postgres -v ON_ERROR_STOP=1 "$@"; }
exec 9> "$R/spare.lock"; flock 9
q -c 'DROP DATABASE IF EXISTS old WITH (FORCE)' 2> /dev/null
q -At -c "SELECT 1 FROM pg_database WHERE datname = 'spare'" | grep -q 1 || q -c 'CREATE DATABASE spare TEMPLATE seeded STRATEGY file_copy'
q -c 'ALTER DATABASE indico ALLOW_CONNECTIONS false' -c "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'indico'" > /dev/null
for _ in $(seq 50); do q -c 'ALTER DATABASE indico RENAME TO old' 2> /dev/null && break || sleep 0.1; done
q -c 'ALTER DATABASE spare RENAME TO indico'
rm -rf "$R/archive"; cp -a state/archive "$R/archive"
( q -c 'DROP DATABASE old WITH (FORCE)' -c 'CREATE DATABASE spare TEMPLATE seeded STRATEGY file_copy' ) > "$R/spare.log" 2>&1 < /dev/null &
