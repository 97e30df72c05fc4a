#!/bin/bash
# reset.sh PORT : writes the seeded databases over the running server's (SQLite backup, no restart).
set -euo pipefail
cd "$(dirname "$0")"
R=run/${1:?usage: reset.sh PORT}; S=state/$(cat "$R/seed")
.venv/bin/python - "$S" "$R" <<'P'
import sqlite3, sys
for n in ("superset.db", "examples.db"):
    a, b = sqlite3.connect(f"{sys.argv[1]}/{n}"), sqlite3.connect(f"{sys.argv[2]}/{n}", timeout=20)
    a.backup(b); a.close(); b.close()
P
