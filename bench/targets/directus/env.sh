# env.sh : sourced; settings of the server (the rest is Directus' default).
export HOST=127.0.0.1 NODE_ENV=production DB_CLIENT=sqlite3 KEY=5f3c0c1e-8f6b-4a2e-9d57-6a1d0b2c7e11 SECRET=witness-local-secret-1234567890
export TELEMETRY=false WEBSOCKETS_ENABLED=false CACHE_ENABLED=false RATE_LIMITER_ENABLED=false LOG_LEVEL=warn ACCEPT_TERMS=true
export ACCESS_TOKEN_TTL=1d SESSION_COOKIE_TTL=7d REFRESH_TOKEN_TTL=7d STORAGE_LOCATIONS=local EMAIL_VERIFY_SETUP=false MARKETPLACE_TRUST=sandbox
at() { export PORT=$2 PUBLIC_URL=http://127.0.0.1:$2 DB_FILENAME=$1/data.db STORAGE_LOCAL_ROOT=$1/uploads EXTENSIONS_PATH=$1/extensions; }   # at DIR PORT
