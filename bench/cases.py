"""Small pages against small products, with what is right: how many verdicts are.

    python -m bench.cases FOLDER TABLE [--out DIR] [--only PAGE …] [--profile FILE] [--apart]

TABLE is a CSV file with the columns page, site, line, contains, verdict, why. `site` is a folder of static files or a
command (`app/server.py {port} base`), below FOLDER like `page`. A row is about the sentence on that line with those
words in it; with `figure` for words, about the figure on that line. `verdict` is one of several, `holds|undecided`, or
anything but one, `!broken`. `why` is a part of the reason or of the evidence. FILE has lines of the profile. All pages
of a site that are in one folder are one run, with one map of the product; `--apart` gives each a run of its own.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import csv
import functools
import http.server
import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

Row = Mapping[str, str]
SECONDS = 240.0
"""After which a run is ended: a case is small."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("table", type=Path)
    options.add_argument("--out", type=Path, help="keep the suites and their reports here")
    options.add_argument("--only", nargs="*", metavar="PAGE", help="only pages with this in their path")
    options.add_argument("--profile", type=Path, help="lines of the profile, in TOML")
    options.add_argument("--apart", action="store_true", help="a run and a product for every page")
    given = options.parse_args()
    with given.table.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if not given.only or any(o in row["page"] for o in given.only)]
    profile = given.profile.read_text(encoding="utf-8") if given.profile else ""
    with tempfile.TemporaryDirectory() as scratch:
        right = score(rows, given.folder.resolve(), (given.out or Path(scratch)).resolve(), profile, apart=given.apart)
    print(f"right: {right} of {len(rows)}")


def score(rows: Sequence[Row], folder: Path, out: Path, profile: str, *, apart: bool = False) -> int:
    """How many rows came out right; those that did not are printed."""
    runs: dict[tuple[str, Path, str], dict[str, list[Row]]] = {}
    for row in rows:
        page = folder / row["page"]
        run = runs.setdefault((row["site"], page.parent, page.name if apart else ""), {})
        run.setdefault(page.name, []).append(row)
    right = 0
    for (site, where, alone), pages in runs.items():
        started, name = time.monotonic(), f"{where.relative_to(folder)}-{alone}-{site}"
        with serving(folder, site) as url:
            results = witness(where, list(pages), url, out / re.sub(r"\W+", "-", name).strip("-"), profile)
        print(f"{site}: {len(pages)} pages, {time.monotonic() - started:.0f} s")
        right += sum(_page_score(page, group, results) for page, group in pages.items())
    return right


def _page_score(page: str, rows: Sequence[Row], results: Mapping[str, Any]) -> int:
    wrong = [told for row in rows if (told := fault(page, row, results))]
    print(f"  {page}: {len(rows) - len(wrong)} of {len(rows)}")
    print(*(f"    {told}" for told in wrong), sep="\n", end="\n" if wrong else "", flush=True)
    return len(rows) - len(wrong)


@contextlib.contextmanager
def serving(folder: Path, site: str) -> Iterator[str]:
    """The address of the site as long as the block runs."""
    if (folder / site).is_dir():
        handler = functools.partial(_Quiet, directory=str(folder / site))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
        return
    port = _free_port()
    command = [sys.executable, *shlex.split(site.format(port=port))]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(10)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


def _wait(port: int) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        threading.Event().wait(0.1)


def witness(folder: Path, pages: Sequence[str], url: str, suite: Path, profile: str) -> dict[str, Any]:
    """The results of a run on these pages of the folder, in a folder of its own."""
    shutil.rmtree(suite, ignore_errors=True)
    shutil.copytree(folder, suite, ignore=lambda _, names: [n for n in names if n.endswith((".md", ".html"))])
    for page in pages:
        shutil.copy(folder / page, suite / page)
    table = f"[tool.docwitness]\npages = {json.dumps(list(pages))}\n[tool.docwitness.profiles.default]\n"
    (suite / "pyproject.toml").write_text(f'{table}base_url = "{url}"\neffects = "all"\n{profile}', encoding="utf-8")
    command = [str(Path(sys.executable).with_name("docwitness")), "verify", "--jobs", "1", "--report", "report"]
    own = {"DOCWITNESS_HISTORY": str(suite / "history.db"), "DOCWITNESS_MAPS": str(suite / "maps")}
    environment = {**os.environ, **own}
    with (suite / "log").open("wb") as log, contextlib.suppress(subprocess.TimeoutExpired):
        subprocess.run(
            command, cwd=suite, stdout=log, stderr=log, env=environment, timeout=SECONDS * len(pages), check=False
        )
    file = suite / "report" / "results.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {"pages": []}


def fault(page: str, row: Row, results: Mapping[str, Any]) -> str:
    """What is wrong with what was said for a row of the page; empty where nothing is."""
    found = [one for each in results["pages"] if each["source"] == page for one in _subjects(each, row)]
    if not found:
        return f"line {row['line']} “{row['contains']}”: not in the report"
    told = found[0]
    why = f"{told['why']} {json.dumps(told.get('evidence', ''), ensure_ascii=False)}"
    if _fits(row["verdict"], told["verdict"]) and row["why"] in why:
        return ""
    wanted = f"{row['verdict']} {row['why']}".strip()
    text = str(told.get("text", "figure"))[:60]
    return f"line {row['line']} “{text}”: {told['verdict']} ({told['why'][:200]}), not {wanted}"


def _subjects(page: Mapping[str, Any], row: Row) -> Iterator[Mapping[str, Any]]:
    kind = "figures" if row["contains"] == "figure" else "sentences"
    for one in page[kind]:
        if str(one["line"]) == row["line"] and (kind == "figures" or row["contains"] in one["text"]):
            yield one


def _fits(wanted: str, verdict: str) -> bool:
    return verdict != wanted[1:] if wanted.startswith("!") else verdict in wanted.split("|")


def verdicts(results: Mapping[str, Any]) -> collections.Counter[str]:
    """How many sentences have which verdict."""
    return collections.Counter(sentence["verdict"] for page in results["pages"] for sentence in page["sentences"])


if __name__ == "__main__":
    main()
