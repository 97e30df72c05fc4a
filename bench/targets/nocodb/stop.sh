#!/bin/bash
# stop.sh PORT : ends the server that start.sh PORT began (by its pid).
cd "$(dirname "$0")"
R=$PWD/run/${1:?usage: stop.sh PORT}
. ./env.sh
end "$R"
exit 0
