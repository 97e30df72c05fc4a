"""The gauntlet: real products, verified with a profile alone, and scored against truth judged by hand.

    python -m bench.gauntlet                       all of them
    python -m bench.gauntlet wagtail node-red      these
    python -m bench.gauntlet --hints --drifts      with hints too, and with every deliberate break

Prints one line for each product and way of running: actions carried out, claims witnessed, false alarms, missed,
figures, seconds a page. `--errors` adds what was wrong, and the `holds` whose evidence names another element than the
truth does. Before you look at those of a product for the first time, write its line into `bench/first-sight.md`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.gauntlet.documents import fetch_documents
from bench.gauntlet.targets import Target, install, names, read_target, serving
from bench.gauntlet.truth import Score, falls_of, score_report

WORK = Path(__file__).parent.parent / "installed"
HEADER = (
    f"{'product':28} {'steps':>9} {'claims':>9} {'false alarms':>12} {'missed':>9} {'suspect':>7} {'open':>5}"
    f" {'figures right':>13} {'false':>5} {'missed':>6} {'open':>5} {'s/page':>6}"
)


def main() -> None:
    given = _arguments()
    print(HEADER, flush=True)
    for name in given.names or names():
        target = read_target(name, given.work)
        install(target)
        if missing := fetch_documents(target, kept=given.documents):
            print(f"{name}: not fetched: {', '.join(missing)}", file=sys.stderr)
        for title, score in runs(target, hints=given.hints, drifts=given.drifts, only=given.only):
            print(line_of(title, score), flush=True)
            if given.errors:
                print(*(f"    {error}" for error in score.errors), sep="\n")
                print(*(f"    suspect: {held}" for held in score.suspect), sep="\n")


def _arguments() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(names())}")
    options.add_argument("--hints", action="store_true", help="also with hints.toml")
    options.add_argument("--drifts", action="store_true", help="also with each deliberate break")
    options.add_argument("--only", nargs="*", default=[], metavar="DRIFT", help="only these breaks")
    options.add_argument("--errors", action="store_true", help="print what was wrong")
    options.add_argument("--work", type=Path, default=WORK, help="where to install (default: bench/installed)")
    options.add_argument("--documents", type=Path, metavar="FOLDER", help="has NAME/docs, fetched before")
    return options.parse_args()


def runs(target: Target, *, hints: bool, drifts: bool, only: list[str]) -> Iterator[tuple[str, Score]]:
    """Each way of running a target, by its title, with its score."""
    if not only:
        yield target.name, run(target, target.name)
    if hints and target.hints:
        yield f"{target.name} with hints", run(target, f"{target.name}-hints", hints=target.hints)
    for drift in target.drifts if drifts or only else ():
        if not only or drift in only:
            yield f"{target.name}, break {drift}", run(target, f"{target.name}-{drift}", drift=drift)


def run(target: Target, name: str, *, hints: str = "", drift: str = "") -> Score:
    """Verify the target's pages in a project of their own, and score what came out."""
    project = target.place / "projects" / name
    project.mkdir(parents=True, exist_ok=True)
    with serving(target, drift=drift) as url:
        (project / "pyproject.toml").write_text(_configuration(target, url) + hints, encoding="utf-8")
        started = time.monotonic()
        pages = [str(target.documents / page) for page in target.pages]
        command = [str(Path(sys.executable).with_name("docwitness")), "verify", *pages]
        with (project / "verify.log").open("wb") as log:
            environment = {**os.environ, **target.environment}
            subprocess.run(command, cwd=project, env=environment, stdout=log, stderr=log, check=False)
        seconds = time.monotonic() - started
    results = project / "reports" / "latest" / "results.json"
    if not results.exists():
        raise SystemExit(f"{target.title}: no report; see {project / 'verify.log'}")
    report = json.loads(results.read_text(encoding="utf-8"))
    score = score_report(report, target.recipe, falls=falls_of(target.recipe, drift))
    score.seconds = seconds
    return score


def _configuration(target: Target, url: str) -> str:
    settings = {"base_url": url, **target.profile}
    lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in settings.items())
    return "\n".join(("[tool.docwitness.profiles.default]", *lines, ""))


def line_of(title: str, score: Score) -> str:
    """One line of the table."""
    s, f = score.sentences, score.figures
    steps, claims = f"{s['steps hold']}/{s['steps']}", f"{s['claims hold']}/{s['claims']}"
    missed, pages = f"{s['missed']}/{s['false']}", max(1, score.pages)
    figures = f"{f['right']}/{f['stale'] + f['unchanged']}"
    return (
        f"{title:28} {steps:>9} {claims:>9} {s['false alarm']:>12} {missed:>9} {len(score.suspect):>7} {s['open']:>5}"
        f" {figures:>13} {f['false alarm']:>5} {f['missed']:>6} {f['open']:>5} {score.seconds / pages:>6.0f}"
    )


if __name__ == "__main__":
    main()
