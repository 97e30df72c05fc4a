"""Keeps one comment on a pull request up to date with the summary of a report. Needs nothing but Python."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

MARK = "<!-- docwitness -->"
"""By what the comment of an earlier run is known."""
LONGEST = 60_000
"""Characters. GitHub takes 65,536."""


def call(method: str, path: str, body: dict[str, str] | None = None) -> Any:
    """What GitHub's API answers."""
    request = Request(
        os.environ.get("GITHUB_API_URL", "https://api.github.com") + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={
            "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}",
            "Accept": "application/vnd.github+json",
            "Content-Type": "application/json",
        },
    )
    with urlopen(request, timeout=30) as answer:
        return json.load(answer)


def own_comment(comments: str) -> int | None:
    """The number of the comment that an earlier run has left."""
    for page in range(1, 31):
        found = call("GET", f"{comments}?per_page=100&page={page}")
        for comment in found:
            if str(comment["body"]).startswith(MARK):
                return int(comment["id"])
        if len(found) < 100:
            break
    return None


def main(summary: str) -> None:
    """Write the summary into the comment, or add one."""
    file = Path(summary)
    text = file.read_text(encoding="utf-8") if file.is_file() else "Docwitness left no report; its log says why.\n"
    body = {"body": f"{MARK}\n{text[:LONGEST]}"}
    issues = f"/repos/{os.environ['GITHUB_REPOSITORY']}/issues"
    comments = f"{issues}/{os.environ['PULL_REQUEST']}/comments"
    number = own_comment(comments)
    if number is None:
        call("POST", comments, body)
    else:
        call("PATCH", f"{issues}/comments/{number}", body)


if __name__ == "__main__":
    main(sys.argv[1])
