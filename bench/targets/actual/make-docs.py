"""make-docs.py GITDIR: makes docs/ from a git directory of actualbudget/docs, by docs.csv and figures.csv.

The fresh figures come from fresh/, where figures.py puts them.
"""

import csv
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
DOCS = HERE / "docs"


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


for row in rows("docs.csv"):
    target = HERE / row["file"]
    target.parent.mkdir(parents=True, exist_ok=True)
    if row["source"] == "fresh/":
        shutil.copy(HERE / row["source_path"], target)
    else:
        show = ["git", "--git-dir", sys.argv[1], "show", f"{row['commit']}:{row['source_path']}"]
        target.write_bytes(subprocess.run(show, check=True, capture_output=True).stdout)

for page in DOCS.glob("*/*.md"):
    lines = page.read_text(encoding="utf-8").split("\n")
    for row in rows("figures.csv"):
        if row["page"] == page.relative_to(DOCS).as_posix():
            number = int(row["line"]) - 1
            lines[number] = lines[number][: lines[number].index("](") + 2] + row["src"] + ")"
    page.write_text("\n".join(lines), encoding="utf-8")
