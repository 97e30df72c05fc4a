# env.sh : sourced by the other scripts: settings of the server, and how to wait for it.
export NODE_ENV=production NC_DISABLE_TELE=true NC_DISABLE_ERR_REPORTS=true NC_DISABLE_SUPPORT_CHAT=true NC_DISABLE_PRODUCT_FEED=true NC_DISABLE_ONBOARDING_FLOW=true DO_NOT_TRACK=1 NC_AUTH_JWT_SECRET=witness-local-secret
export NC_ADMIN_EMAIL=ana@example.com NC_ADMIN_PASSWORD=${NOCODB_PASSWORD:-Witness-8-pass}
free() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }
serve() {  # serve DIR PORT : the server with its data in DIR; returns when healthy
  (cd "$1" && NC_TOOL_DIR=$1 PORT=$2 NC_PUBLIC_URL=http://127.0.0.1:$2 exec nohup node "$HERE/serve.js" > "$1/log" 2>&1 < /dev/null) &
  echo $! > "$1/pid"
  for _ in $(seq 400); do
    kill -0 "$(cat "$1/pid")" 2>/dev/null || { tail -5 "$1/log" >&2; return 1; }
    if (exec 3<>"/dev/tcp/127.0.0.1/$2" && printf 'GET /api/v1/health HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3 && timeout 20 head -1 <&3 | grep -q 200) 2>/dev/null; then return 0; fi
    sleep 0.3
  done
  echo "not healthy" >&2; return 1
}
end() {  # end DIR : ends the server of DIR by its pid
  [ -f "$1/pid" ] || return 0
  kill "$(cat "$1/pid")" 2>/dev/null && for _ in $(seq 60); do kill -0 "$(cat "$1/pid")" 2>/dev/null || break; sleep 0.1; done
  kill -9 "$(cat "$1/pid")" 2>/dev/null || true
  rm -f "$1/pid"
}
