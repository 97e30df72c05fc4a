#!/bin/bash
# reset.sh PORT : writes the seeded database over the running server's (SQLite backup, no restart) and puts the media back; sign-ins stay.
set -euo pipefail
cd "$(dirname "$0")"
R=run/${1:?usage: reset.sh PORT}; S=state/$(cat "$R/seed")
.venv/bin/python - "$S" "$R" <<'P'
import pathlib, shutil, sqlite3, sys
s, r = map(pathlib.Path, sys.argv[1:])
a, b = sqlite3.connect(s / "label_studio.sqlite3"), sqlite3.connect(r / "label_studio.sqlite3", timeout=20)
a.backup(b); a.close(); b.close()
for d in ("media", "export"):
    shutil.rmtree(r / d, ignore_errors=True)
    if (s / d).exists(): shutil.copytree(s / d, r / d)
P
