"""JupyterLab against its own documentation: `python -m bench.targets.jupyterlab DOCS [--version 4.6.3]`.

DOCS is a folder with the pages in `user/` and the figures in `images/`. JupyterLab is installed into an environment
of its own, served on loopback, and every page is witnessed by `docwitness verify` with nothing but a profile. Printed
are the steps that were carried out, and every sentence that was called broken, for a person to look at.
"""

from __future__ import annotations

import argparse
import collections
import json
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from bench.targets.jupyterlab.product import serving

PAGES = ("interface", "files", "commands", "export", "language")
CARRIED_OUT = ("passed",)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("docs", type=Path)
    options.add_argument("--version", default="4.6.3")
    options.add_argument("--environment", type=Path, help="a virtual environment with JupyterLab in it already")
    options.add_argument("--jobs", type=int, default=1)
    options.add_argument("--only", nargs="*", default=PAGES, choices=PAGES)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        environment = given.environment or install(place / "environment", given.version)
        pages = [page for name in given.only for page in (given.docs / "user").glob(f"{name}.*")]
        with serving(environment, place / "product") as url:
            lines = [line for page in pages for line in witness(page, url, place, given.jobs)]
    report(lines)


def install(folder: Path, version: str) -> Path:
    venv.create(folder, with_pip=True)
    command = [str(folder / "bin" / "python"), "-m", "pip", "install", "-q", f"jupyterlab=={version}"]
    subprocess.run(command, check=True)
    return folder


def witness(page: Path, url: str, place: Path, jobs: int) -> list[dict[str, object]]:
    """What was observed for each line of the page's scenarios."""
    folder = place / "suite"
    folder.mkdir(exist_ok=True)
    shutil.copy(Path(__file__).with_name("pyproject.toml"), folder)
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
