#!/bin/bash
# start.sh PORT [SEED] : seeded state, serves on 127.0.0.1:PORT, returns when healthy. SEED: survey (default) or harbour.
# BREAK=NAME in the environment switches a drift on (breaks.py).
set -euo pipefail
cd "$(dirname "$0")"
PORT=${1:?usage: start.sh PORT [survey|harbour]} S=${2:-survey}
[ -f .venv/done ] || ./install.sh
[ -z "${BREAK:-}" ] || .venv/bin/python breaks.py check "$BREAK"
./stop.sh "$PORT"
.venv/bin/python -c 'import socket,sys; s=socket.socket(); sys.exit(s.connect_ex(("127.0.0.1",int(sys.argv[1])))==0)' "$PORT" || { echo "port $PORT is in use" >&2; exit 1; }
R=run/$PORT; rm -rf "$R"; mkdir -p "$R/home"; echo "$S" > "$R/seed"; echo "${BREAK:-}" > "$R/break"; .venv/bin/python seed.py fill "$R" "$PORT" "$S"
APP="$PWD/.venv/share/jupyter/lab"; X=()
if [ -n "${BREAK:-}" ]; then cp -r "$APP" "$R/lab"; .venv/bin/python breaks.py "$R/lab" "$BREAK"; APP="$PWD/$R/lab"; fi
export HOME="$PWD/$R/home" JUPYTER_CONFIG_DIR="$PWD/$R/home/config" JUPYTER_DATA_DIR="$PWD/$R/home/data" JUPYTER_RUNTIME_DIR="$PWD/$R/home/runtime" IPYTHONDIR="$PWD/$R/home/ipython" PATH="$PWD/.venv/bin:$PATH" SHELL=/bin/bash
cd "$R/files"
nohup ../../../.venv/bin/python -m jupyterlab --allow-root --no-browser --ServerApp.ip=127.0.0.1 --ServerApp.port="$PORT" --ServerApp.port_retries=0 --ServerApp.root_dir=. --IdentityProvider.token= --ServerApp.password= \
  --LabApp.extension_manager=readonly --LabApp.app_dir="$APP" --LabApp.user_settings_dir="$HOME/settings" --LabApp.workspaces_dir="$HOME/workspaces" > ../log 2>&1 < /dev/null &
echo $! > "../../$PORT.pid"
cd ../../..
for _ in $(seq 300); do
  kill -0 "$(cat "run/$PORT.pid")" 2>/dev/null || { tail -5 "$R/log" >&2; exit 1; }
  .venv/bin/python - "$PORT" <<'P' && { echo "http://127.0.0.1:$PORT/lab"; exit 0; } || sleep 0.3
import sys, urllib.request
try: ok = urllib.request.urlopen(f'http://127.0.0.1:{sys.argv[1]}/api/status', timeout=20).status == 200
except OSError: ok = False
sys.exit(not ok)
P
done
echo "not healthy" >&2; exit 1
