"""How well and how fast figures are judged, beside the comparers that people use today, on the same pairs.

    python -m bench.figures CORPUS… [--node-modules DIR] [--limit N]

CORPUS is a folder with pairs.jsonl and labels.jsonl. Prints Markdown: a table for each corpus, all comparers taking
turns on every pair. Docwitness's verdicts are as shipped, but on a corpus of
repositories without element maps, where each repository is judged by weights fitted on the others. The peers get
the capture resized to the figure's size and the threshold that is best on the pairs that are not judged.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import cv2

from bench.figures.corpus import Corpus, Pair, read_corpus
from bench.figures.ours import judged, unseen_verdicts
from bench.figures.peers import Comparer, comparers
from bench.figures.rating import Rating, is_alarm, rate, tuned_alarms
from docwitness.figures.decide.weighing import Evidence
from docwitness.figures.pictures import decode
from docwitness.model import Judgement

HEAD = "| comparer | precision | recall | F1 | balanced | false alarms | misses | undecided | seconds (median, p95) |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+", type=Path, help="folder with pairs.jsonl and labels.jsonl")
    parser.add_argument("--node-modules", type=Path, help="npm's folder with odiff-bin, pixelmatch and pngjs")
    parser.add_argument("--limit", type=int, help="judge only so many pairs of each corpus, spread over it")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, comparers(given.node_modules) as (peers, notes):
        for place in given.corpus:
            corpus = read_corpus(place, given.limit)
            print("\n".join(_quality_table(corpus, _run(corpus, peers, Path(folder)))), flush=True)
        print("\n".join(["", *notes]))


@dataclass
class Results:
    """What each comparer said of each pair, and how long it took."""

    judgements: dict[str, Judgement] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    scores: dict[str, dict[str, float]] = field(default_factory=dict)
    seconds: dict[str, dict[str, float]] = field(default_factory=dict)


def _run(corpus: Corpus, peers: Mapping[str, Comparer], folder: Path) -> Results:
    results = Results({}, {}, {name: {} for name in peers}, {name: {} for name in ("Docwitness", *peers)})
    for number, pair in enumerate(corpus.pairs, start=1):
        print(f"\r{corpus.name}: {number} of {len(corpus.pairs)}", end="", file=sys.stderr, flush=True)
        judgement, evidence = judged(pair)
        results.judgements[pair.id] = judgement
        results.seconds["Docwitness"][pair.id] = sum(judgement.milliseconds.values()) / 1000
        if evidence:
            results.evidence[pair.id] = evidence
        figure, capture = _same_size(pair, folder)
        for name, compare in peers.items():
            start = time.perf_counter()
            results.scores[name][pair.id] = compare(figure, capture)
            results.seconds[name][pair.id] = time.perf_counter() - start
    print(file=sys.stderr)
    return results


def _same_size(pair: Pair, folder: Path) -> tuple[Path, Path]:
    """Both pictures as PNG files of the figure's size."""
    figure, capture = decode(pair.figure.read_bytes()), decode(pair.captures[0].read_bytes())
    files = folder / "figure.png", folder / "capture.png"
    size = (figure.shape[1], figure.shape[0])
    for file, picture in zip(files, (figure, cv2.resize(capture, size, interpolation=cv2.INTER_AREA)), strict=True):
        cv2.imwrite(str(file), picture)
    return files


def _quality_table(corpus: Corpus, results: Results) -> list[str]:
    pairs = corpus.judged()
    stale = [pair.stale for pair in pairs]
    verdicts = unseen_verdicts(corpus, results.judgements, results.evidence)
    undecided = sum(verdicts[pair.id] == "undecided" for pair in pairs)
    ours = rate([is_alarm(pair, verdicts[pair.id]) for pair in pairs], stale)
    rows = [f"\n{corpus.name}: {len(pairs)} pairs, {sum(stale)} of them changed\n", HEAD, "|---" * 9 + "|"]
    rows.append(_row("**Docwitness**", ours, f"{undecided / len(pairs):.0%}", results.seconds["Docwitness"]))
    for name, scores in results.scores.items():
        alarms = tuned_alarms(corpus, scores)
        rows.append(_row(name, rate([alarms[pair.id] for pair in pairs], stale), "", results.seconds[name]))
    every = rate([True] * len(pairs), stale)
    rows.append(_row("always alarm", every, "", {}))
    return [*rows, *_named(pairs, results.judgements)]


def _row(name: str, rating: Rating, undecided: str, seconds: Mapping[str, float]) -> str:
    times = sorted(seconds.values())
    took = f"{statistics.median(times):.2f}, {times[int(0.95 * (len(times) - 1))]:.2f}" if times else ""
    numbers = (rating.precision, rating.recall, rating.f1, rating.balanced)
    shares = f"{rating.false_alarms:.0%} | {1 - rating.recall:.0%}"
    return f"| {name} | {' | '.join(f'{number:.2f}' for number in numbers)} | {shares} | {undecided} | {took} |"


def _named(pairs: list[Pair], judgements: Mapping[str, Judgement]) -> list[str]:
    """How often an alarm of ours names what changed, where the corpus says what that was."""
    told = [(pair, judgements[pair.id]) for pair in pairs if pair.stale and pair.names]
    told = [(pair, judgement) for pair, judgement in told if is_alarm(pair, judgement.verdict)]
    if not told:
        return []
    right = sum(any(name.lower() in str(judgement.changes).lower() for name in pair.names) for pair, judgement in told)
    return [f"\nDocwitness names what changed in {right} of {len(told)} alarms."]


if __name__ == "__main__":
    main()
