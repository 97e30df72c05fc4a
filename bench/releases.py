"""Every release of the embedded dashboard through `docwitness verify`: does it fail where it drifted, and only there?

    python -m bench.releases [--only NAME…] [--times N]

The table of the releases says what each of them makes untrue. `--times` runs each of them that often, and
`--only documented --times 100` shows that nothing fails by chance. Exits with 1 if any run was not as the table says.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from fixtures.dashboard.releases import RELEASES, Release

ROOT = Path(__file__).parents[1]
UNTOUCHED = ("holds", "unchecked", "blocked")
"""Verdicts of sentences that a release says nothing about; what could not be reached is nobody's fault."""
SMALL = frozenset({"the", "a", "at", "of", "from", "into", "and"})


def main() -> None:
    """Run the releases that were asked for, and say of each how it went."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=RELEASES, default=list(RELEASES))
    parser.add_argument("--times", type=int, default=1)
    wanted = parser.parse_args()
    wrong = 0
    for name in wanted.only:
        for number in range(1, wanted.times + 1):
            faults = list(faults_of(RELEASES[name]))
            wrong += bool(faults)
            print(f"{name} {number}/{wanted.times}: {'; '.join(faults) or 'as the table says'}", flush=True)
    sys.exit(1 if wrong else 0)


def faults_of(release: Release) -> Iterator[str]:
    """What a run against the release says that its entry in the table does not, and the other way round."""
    with tempfile.TemporaryDirectory() as report:
        command = [sys.executable, "-m", "docwitness", "verify", "--release", release.name, "--report", report]
        environment = {**os.environ, "DOCWITNESS_HISTORY": str(Path(report) / "history.db")}
        code = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True).returncode
        results = json.loads((Path(report) / "results.json").read_text(encoding="utf-8"))
    if code != (1 if release.breaks else 0):
        yield f"exit code {code}"
    yield from _wrong_sentences(release, results["pages"][0]["sentences"])
    yield from _wrong_figures(release, results["pages"][0]["figures"])


def _wrong_sentences(release: Release, sentences: Sequence[dict[str, Any]]) -> Iterator[str]:
    promised = [entry.partition(": ")[2] for entry in release.breaks if not entry.startswith("figure: ")]
    broken = [each["text"] for each in sentences if each["verdict"] == "broken"]
    yield from (f"not broken: {entry}" for entry in promised if not any(_tells_of(text, entry) for text in broken))
    yield from (f"broken: {text}" for text in broken if not any(_tells_of(text, entry) for entry in promised))
    other = [each for each in sentences if each["verdict"] not in (*UNTOUCHED, "broken")]
    yield from (f"{each['verdict']}: {each['text']}" for each in other)


def _tells_of(sentence: str, entry: str) -> bool:
    """Whether all words of the entry are in the sentence, as far as their first letters go: it may inflect them."""
    begun = {word[:5] for word in sentence.lower().replace("-", "").split()}
    words = [word for word in entry.lower().replace("-", "").split() if word not in SMALL]
    return all(any(start.startswith(word[:4]) for start in begun) for word in words)


def _wrong_figures(release: Release, figures: Sequence[dict[str, Any]]) -> Iterator[str]:
    for figure in figures:
        entry, verdict = f"figure: {figure['caption']}", figure["verdict"]
        if entry in release.breaks:
            expected = ("stale", "blocked")  # one may be behind a window that cannot be opened any more
        else:
            # A small icon in another style need not be told of.
            expected = ("cosmetic", "current") if entry in release.restyles else ("current", "blocked")
        if verdict not in expected:
            yield f"{verdict}: {entry}"


if __name__ == "__main__":
    main()
