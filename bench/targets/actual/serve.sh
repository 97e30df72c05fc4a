#!/bin/bash
# serve.sh PORT DATA WEB LOGDIR : (used by the others) begins the server, returns when healthy.
set -euo pipefail
cd "$(dirname "$0")"
PORT=$1 DATA=$2 WEB=$3 R=$4
node -e 'require("net").connect(+process.argv[1],"127.0.0.1").on("connect",()=>process.exit(1)).on("error",()=>process.exit(0))' "$PORT" || { echo "port $PORT is in use" >&2; exit 1; }
mkdir -p "$DATA" "$R"
NODE_ENV=production ACTUAL_DATA_DIR=$DATA ACTUAL_WEB_ROOT=$WEB ACTUAL_PORT=$PORT ACTUAL_HOSTNAME=127.0.0.1 \
  nohup node node_modules/@actual-app/sync-server/build/bin/actual-server.js > "$R/log" 2>&1 < /dev/null &
echo $! > "$R/pid"
node -e '
const [url, pid] = process.argv.slice(1), end = Date.now() + 120000;
(async () => { for (;;) {
  try { process.kill(+pid, 0); } catch { process.exit(1); }
  try { if ((await fetch(url)).ok) process.exit(0); } catch {}
  if (Date.now() > end) process.exit(1);
  await new Promise(r => setTimeout(r, 100));
} })();' "http://127.0.0.1:$PORT/health" "$(cat "$R/pid")" || { echo "not healthy" >&2; tail -5 "$R/log" >&2; exit 1; }
