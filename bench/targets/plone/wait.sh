#!/bin/bash
# wait.sh PORT : returns when the server that start.sh or reset.sh began is healthy.
cd "$(dirname "$0")"
PORT=$1 R=run/$1
for _ in $(seq 240); do
  kill -0 "$(cat "$R/pid")" 2>/dev/null || { tail -5 "$R/log" >&2; exit 1; }
  if (exec 3<>"/dev/tcp/127.0.0.1/$PORT" && printf 'GET /login HTTP/1.0\r\n\r\n' >&3 && timeout 60 head -1 <&3 | grep -q 200) 2>/dev/null; then echo "http://127.0.0.1:$PORT/"; exit 0; fi
  sleep 0.2
done
echo "not healthy" >&2; exit 1
