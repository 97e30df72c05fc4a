# common to the scripts: where PostgreSQL is, who runs it (it refuses root), and Indico's settings for one state folder.
PGB=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
as_pg() { if [ "$(id -u)" = 0 ]; then setpriv --reuid postgres --regid postgres --clear-groups "$@"; else "$@"; fi; }
pg_up() { # DIR : private cluster, Unix socket in its own folder only, no TCP
  [ "$(id -u)" = 0 ] && chown -R postgres "$1"; chmod 700 "$1/data"
  (cd / && as_pg "$PGB/pg_ctl" -s -w -D "$1/data" -l "$1/log" -o "-k $1 -c listen_addresses= -c fsync=off -c full_page_writes=off -c max_connections=40 -c shared_buffers=64MB" start)
}
pg_down() { [ -f "$1/data/postmaster.pid" ] && (cd / && as_pg "$PGB/pg_ctl" -s -m fast -D "$1/data" stop) || true; }
at() { # DIR PORT : Indico's settings
  export INDICO_CONFIG="$1/indico.conf" PYTHONPATH="$PWD/site" HOME="$1"
  cat > "$1/indico.conf" <<C
BASE_URL = 'http://127.0.0.1:$2'
SQLALCHEMY_DATABASE_URI = 'postgresql://postgres@/indico?host=$1/pg'
SECRET_KEY = 'a harbour full of boats, not a secret at all'
CELERY_BROKER = 'memory://'
REDIS_CACHE_URL = 'memory://'
EMAIL_BACKEND = 'nowhere.Backend'
SMTP_USE_CELERY = False
NO_REPLY_EMAIL = 'noreply@harbourtrust.eu'
SUPPORT_EMAIL = 'help@harbourtrust.eu'
DEFAULT_TIMEZONE = 'Europe/Lisbon'
SYSTEM_NOTICES_URL = None
COMMUNITY_HUB_URL = 'http://127.0.0.1:9'
DISABLE_CELERY_CHECK = True
FAILED_LOGIN_RATE_LIMIT = '1000 per minute'
LOCAL_REGISTRATION = False
CACHE_DIR = '$1/cache'
TEMP_DIR = '$1/tmp'
LOG_DIR = '$1/log'
STORAGE_BACKENDS = {'default': 'fs:$1/archive'}
C
}
