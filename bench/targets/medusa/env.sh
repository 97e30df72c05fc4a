# env.sh : sourced by the other scripts. at DIR sets the settings of the server whose data are in DIR (absolute).
PGBIN=${PGBIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)}
PGBIN=${PGBIN:-$(dirname "$(command -v postgres || echo /usr/bin/postgres)")}
AS=()   # PostgreSQL does not run as root: then its own processes run as user postgres, which must be able to reach this folder
[ "$(id -u)" != 0 ] || AS=(setpriv --reuid postgres --regid postgres --clear-groups)
export MEDUSA_DISABLE_TELEMETRY=true DO_NOT_TRACK=1 NODE_ENV=production LOG_LEVEL=warn HOST=127.0.0.1
free() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }
at() { export DATABASE_URL="postgres://medusa@127.0.0.1:$(cat "$1/pg.port")/medusa"; }
own() { [ "$(id -u)" != 0 ] || chown -R postgres:postgres "$1"; }
up() {  # up DIR : PostgreSQL on DIR/pg, on a free port of 127.0.0.1
  free > "$1/pg.port"; own "$1/pg"
  (cd / && "${AS[@]}" "$PGBIN/pg_ctl" -D "$1/pg" -s -w -t 120 -l "$1/pg/log" -o "-p $(cat "$1/pg.port") -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_wal_size=256MB -c shared_buffers=64MB -c max_connections=60" start) > /dev/null
}
down() {
  [ ! -f "$1/pg/postmaster.pid" ] || (cd / && "${AS[@]}" "$PGBIN/pg_ctl" -D "$1/pg" -s -m fast -w stop) > /dev/null 2>&1 || true
}
