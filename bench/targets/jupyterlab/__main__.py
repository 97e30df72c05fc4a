"""JupyterLab against its own documentation.

    python -m bench.targets.jupyterlab DOCS [--version 4.6.3] [--hints]
    python -m bench.targets.jupyterlab --verdicts FILE

DOCS is a folder with the pages in `user/` and the figures in `images/`. JupyterLab is installed into an environment
of its own, served on loopback, and every page is witnessed by `docwitness verify` with a profile, or with hints too.
Printed are the steps that were carried out, and every sentence that was called broken, for a person to look at.

FILE is a table of what a person said of figures of one release beside the application of another; the figures are in
the folders `docs-RELEASE` beside it. Printed is what Docwitness says of them.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.targets.jupyterlab.product import serving
from bench.targets.jupyterlab.verdicts import capture_states, judge_row, read_rows, report_rows
from docwitness.browser.capturing.capture import CaptureEvidence

HERE = Path(__file__).parent
PAGES = ("interface", "files", "commands", "export", "language")
CARRIED_OUT = ("passed",)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("docs", type=Path, nargs="?")
    options.add_argument("--verdicts", type=Path, metavar="FILE", help="score the figures of this table instead")
    options.add_argument("--version", default="4.6.3")
    options.add_argument(
        "--environment",
        action="append",
        default=[],
        metavar="[RELEASE=]VENV",
        help="a virtual environment with that release (default: --version) in it already; may be repeated",
    )
    options.add_argument(
        "--hints", action="store_true", help="with the aliases and the page object, not only a profile"
    )
    options.add_argument("--jobs", type=int, default=1)
    options.add_argument("--only", nargs="*", default=PAGES, choices=PAGES)
    given = options.parse_args()
    named = (text.rpartition("=") for text in given.environment)
    environments = {release or given.version: Path(folder) for release, _, folder in named}
    with tempfile.TemporaryDirectory() as scratch:
        if given.verdicts:
            score(given.verdicts, Path(scratch), environments)
        elif given.docs:
            with running(given.version, Path(scratch), environments) as url:
                pages = [page for name in given.only for page in (given.docs / "user").glob(f"{name}.*")]
                suite = lay_out_suite(Path(scratch) / "suite", hints=given.hints)
                report([line for page in pages for line in witness(page, url, suite, given.jobs)])
        else:
            options.error("name the folder of the documentation, or --verdicts FILE")


@contextlib.contextmanager
def running(version: str, place: Path, environments: Mapping[str, Path]) -> Iterator[str]:
    """The address of that release of JupyterLab, installed first where no environment has it."""
    environment = environments.get(version) or install(place / f"environment-{version}", version)
    with serving(environment, place / f"product-{version}") as url:
        yield url


def score(file: Path, place: Path, environments: Mapping[str, Path]) -> None:
    """Judge the figures of every row of the table, and print how often that agrees with the row."""
    rows = read_rows(file)
    captures: dict[tuple[str, str], CaptureEvidence] = {}
    for version in sorted({row.version for row in rows}):
        with running(version, place, environments) as url:
            figures = {row.figure for row in rows if row.version == version}
            captures |= {(version, figure): evidence for figure, evidence in capture_states(url, figures)}
    report_rows(
        [(row, judge_row(row, file.parent / f"docs-{row.origin}", captures[row.version, row.figure])) for row in rows]
    )


def install(folder: Path, version: str) -> Path:
    venv.create(folder, with_pip=True)
    command = [str(folder / "bin" / "python"), "-m", "pip", "install", "-q", f"jupyterlab=={version}"]
    subprocess.run(command, check=True)
    return folder


def lay_out_suite(folder: Path, *, hints: bool) -> Path:
    """The folder, with the profile in it; with `hints` also aliases and a page object, whose lines are counted."""
    folder.mkdir()
    profile = (HERE / "pyproject.toml").read_text(encoding="utf-8")
    if hints:
        aliases, objects = ((HERE / name).read_text(encoding="utf-8") for name in ("hints.toml", "pageobjects.py"))
        (folder / "conftest.py").write_text(objects, encoding="utf-8")
        profile += aliases
        print(f"Hints: {len(aliases.splitlines())} lines of aliases, {len(objects.splitlines())} of page objects")
    (folder / "pyproject.toml").write_text(profile, encoding="utf-8")
    return folder


def witness(page: Path, url: str, folder: Path, jobs: int) -> list[dict[str, object]]:
    """What was observed for each line of the page's scenarios, by the suite in the folder."""
    docwitness = [str(Path(sys.executable).with_name("docwitness")), "verify", str(page.resolve())]
    options = ["--base-url", url, "--jobs", str(jobs), "--report", str(folder / "report"), "--verbose"]
    subprocess.run([*docwitness, *options], cwd=folder, check=False)
    events = (folder / "report" / "events.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in events.splitlines()]


def report(lines: list[dict[str, object]]) -> None:
    seen = [line for line in lines if "phrase" in line and line.get("keyword") in ("Given", "When")]
    outcomes: dict[str, str] = {}
    for line in seen:
        key = f"{line['feature']} {line['phrase']}"
        if outcomes.get(key) not in CARRIED_OUT:
            outcomes[key] = str(line["outcome"])
    counted = collections.Counter(outcomes.values())
    share = counted["passed"] / max(1, sum(counted.values()))
    print(f"\nSteps carried out: {counted['passed']} of {sum(counted.values())} ({share:.0%}); {dict(counted)}")
    for line in lines:
        if line.get("outcome") == "broken":
            print(f"  called broken: {line['phrase']}: {line['why']}")


if __name__ == "__main__":
    main()
