#!/bin/bash
# start.sh PORT [SEED] : resets to the seeded state, serves on 127.0.0.1:PORT, returns when healthy and settled.
# SEED: study (default) or atelier. BREAK=NAME in the environment switches a drift on.
# A second device (the laptop of the seed) runs beside it on 127.0.0.3:PORT; the two talk over 127.0.0.2:PORT.
set -euo pipefail
cd "$(dirname "$0")"
PORT=${1:?usage: start.sh PORT [study|atelier]} S=${2:-study}
[ -f breaks/done ] || ./install.sh
[ -z "${BREAK:-}" ] || [ -d "breaks/$BREAK" ] || { echo "no such BREAK: $BREAK" >&2; exit 2; }
./stop.sh "$PORT"
python3 -c 'import socket,sys; s=socket.socket(); sys.exit(s.connect_ex(("127.0.0.1",int(sys.argv[1])))==0)' "$PORT" || { echo "port $PORT is in use" >&2; exit 1; }
R=run/$PORT; mkdir -p run; python3 seed.py "$R" "$PORT" "$S"; echo "${BREAK:-}" > "$R/break"
export STNOUPGRADE=1 STNODEFAULTFOLDER=1 STGUIASSETS=
for w in main peer; do
  if [ $w = main ] && [ -n "${BREAK:-}" ]; then export STGUIASSETS="$PWD/breaks/$BREAK"; else unset STGUIASSETS; fi
  HOME="$PWD/$R/$w-home" nohup app/usr/bin/syncthing serve --home="$R/$w" --no-browser > "$R/$w.log" 2>&1 < /dev/null &
  echo $! > "run/$PORT.$w.pid"
  if [ $w = main ]; then python3 settled.py "$PORT" up || { tail -5 "$R/main.log" >&2; exit 1; }; fi
done
python3 settled.py "$PORT" || { tail -5 "$R"/*.log >&2; exit 1; }
echo "http://127.0.0.1:$PORT/"
