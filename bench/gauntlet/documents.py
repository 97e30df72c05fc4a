"""Fetches the documentation of a target by revision, so that it need not stand in this repository."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import requests

from bench.gauntlet.targets import Target

RAW = "https://raw.githubusercontent.com/{repository}/{commit}/{path}"
TIMEOUT = 30
"""Seconds for one file."""


def fetch_documents(target: Target, *, kept: Path | None = None) -> list[str]:
    """Lay out the files that `docs.csv` lists and that are not there yet; returns those that could not be fetched.

    `kept` is a folder in which `NAME/docs/` may have them already. A row has `file` (below the target), `source`
    (`github:owner/name`), `source_path` and `commit`. A row with another source is a picture that was taken of the
    product itself: the target's README says how.
    """
    if kept is not None and (kept / target.name / "docs").exists():
        shutil.copytree(kept / target.name / "docs", target.documents, dirs_exist_ok=True)
    missing = []
    with (target.recipe / "docs.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            file = target.place / row["file"]
            if not file.exists() and not _fetch(row, file):
                missing.append(row["file"])
    return missing


def _fetch(row: dict[str, str], file: Path) -> bool:
    if not row["source"].startswith("github:"):
        return False
    repository = row["source"].removeprefix("github:")
    try:
        answer = requests.get(
            RAW.format(repository=repository, commit=row["commit"], path=row["source_path"]), timeout=TIMEOUT
        )
        answer.raise_for_status()
    except requests.RequestException:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(answer.content)
    return True
