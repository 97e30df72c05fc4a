"""How long `docwitness verify` takes, beside an ordinary Playwright suite that walks the same ways and judges nothing.

    python -m bench.verifying [--turns N]

Both take turns against a dashboard of their own, on two processes, with the browser that Docwitness finds.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from bench.timing import median_times
from docwitness.run.embedded import start
from docwitness.settings import find_settings

ROOT = Path(__file__).parents[1]
PEER = ROOT / "bench" / "plain" / "test_cancelling.py"
GOAL_SECONDS = 15.0
"""For the second run of `make verify`, as issued."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--turns", type=int, default=3)
    turns = arguments.parse_args().turns
    verify()
    walk()
    ours, peers = (milliseconds / 1000 for milliseconds in median_times([verify, walk], turns))
    print(f"docwitness verify: {ours:.1f} s (goal: {GOAL_SECONDS:.0f} s)")
    print(f"the same ways with pytest-playwright alone: {peers:.1f} s")
    print(f"{ours / peers:.2f} times as long; medians of {turns}")


def verify() -> None:
    """The main job, as `make verify` runs it."""
    _run([sys.executable, "-m", "docwitness", "verify", "--quiet"])


def walk() -> None:
    """The peer: no plugin of ours, and no conftest."""
    embedded = find_settings(ROOT).embedded
    assert embedded is not None
    with start(asdict(embedded), folder=ROOT) as ready:
        command = [sys.executable, "-m", "pytest", str(PEER), "-q", "-n", "2", "-p", "no:docwitness", "--noconftest"]
        _run(
            [*command, "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", str(ROOT)],
            BENCH_READY=json.dumps(ready),
        )


def _run(command: list[str], **environment: str) -> None:
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    main()
