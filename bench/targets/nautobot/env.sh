# env.sh : sourced by the other scripts. at DIR sets the settings of the server whose data are in DIR (absolute); pg NAME runs a PostgreSQL program.
PGBIN=${PGBIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)}
PGBIN=${PGBIN:-$(dirname "$(command -v postgres || echo /usr/bin/postgres)")}
AS=()   # PostgreSQL does not run as root: then its own processes run as user postgres, which must be able to reach this folder
[ "$(id -u)" != 0 ] || AS=(setpriv --reuid postgres --regid postgres --clear-groups)
export PYTHONUNBUFFERED=1 PYTHONWARNINGS=ignore NAUTOBOT_INSTALLATION_METRICS_ENABLED=false
export NAUTOBOT_CONFIG="$PWD/site/nautobot_config.py"
free() { .venv/bin/python -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])'; }
at() { export NT_DIR=$1 NAUTOBOT_ROOT=$1/files; mkdir -p "$1/files" "$1/sessions" "$1/files/static" "$1/files/media" "$1/files/jobs" "$1/files/git"
       NT_PG=$(cat "$1/pg.port" 2>/dev/null || echo 0) NT_REDIS=$(cat "$1/redis.port" 2>/dev/null || echo 0); export NT_PG NT_REDIS; }
own() { [ "$(id -u)" != 0 ] || chown -R postgres:postgres "$1"; }
up() {  # up DIR : PostgreSQL on DIR/pg and Redis, each on a free port of 127.0.0.1
  free > "$1/pg.port"; free > "$1/redis.port"; own "$1/pg"
  (cd / && "${AS[@]}" "$PGBIN/pg_ctl" -D "$1/pg" -s -w -t 120 -l "$1/pg/log" -o "-p $(cat "$1/pg.port") -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_wal_size=256MB -c shared_buffers=64MB" start) > /dev/null
  mkdir -p "$1/redis"
  redis-server --bind 127.0.0.1 --port "$(cat "$1/redis.port")" --save '' --appendonly no --dir "$1/redis" --daemonize yes --pidfile "$1/redis.pid" --logfile "$1/redis/log" > /dev/null
  for _ in $(seq 50); do redis-cli -p "$(cat "$1/redis.port")" ping > /dev/null 2>&1 && break; sleep 0.1; done
}
down() {
  [ ! -f "$1/pg/postmaster.pid" ] || (cd / && "${AS[@]}" "$PGBIN/pg_ctl" -D "$1/pg" -s -m fast -w stop) > /dev/null 2>&1 || true
  [ ! -f "$1/redis.pid" ] || { kill "$(cat "$1/redis.pid")" 2>/dev/null || true; rm -f "$1/redis.pid"; }
}
