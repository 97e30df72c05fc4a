"""The weights by which sight decides, fitted to pairs of real figures and written where they are used.

    python -m bench.figures.fit CORPUS… [--readings FOLDER] [--write]

Each CORPUS is a folder with pairs.jsonl and labels.jsonl, without element maps. Prints what the weights are worth on
projects that they were not fitted on, and how far their probabilities can be relied on there.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import docwitness.figures.decide.weights as shipped
from bench.figures.corpus import Pair, read_corpus
from bench.figures.fitting import RIDGE, Example, Model, by_others, fitted, reliability
from bench.figures.ours import judged
from docwitness.figures.decide.weighing import FEATURES


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--readings", type=Path, help="folder that keeps what was read; empty it for another reader")
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    given = parser.parse_args()
    pairs = [pair for folder in given.corpus for pair in read_corpus(folder).pairs]
    examples, unread = gathered(pairs, given.readings)
    print("\n".join(report(examples, unread)))
    if given.write:
        Path(shipped.__file__).write_text(as_module(fitted(examples), examples, unread), encoding="utf-8")


def gathered(pairs: Sequence[Pair], readings: Path | None = None) -> tuple[list[Example], list[tuple[Pair, str]]]:
    """The pairs that have to be read, with their evidence, and the verdicts of the others."""
    examples, unread = [], []
    for number, pair in enumerate(pairs, start=1):
        print(f"\r{number} of {len(pairs)}", end="", file=sys.stderr, flush=True)
        judgement, evidence = judged(pair, readings)
        if evidence:
            examples.append(Example(pair.id, pair.group, evidence, pair.stale))
        else:
            unread.append((pair, judgement.verdict))
    print(file=sys.stderr)
    return examples, unread


def report(examples: Sequence[Example], unread: Sequence[tuple[Pair, str]]) -> Iterator[str]:
    """What the weights are worth on projects that they were not fitted on, as Markdown."""
    models = by_others(examples)
    told = [(one.stale, models[one.project].verdict(one.evidence)) for one in examples]
    told += [(pair.stale, verdict) for pair, verdict in unread]
    counts = Counter((stale, verdict if verdict in ("stale", "undecided") else "current") for stale, verdict in told)
    hits, missed = counts[True, "stale"], counts[True, "current"]
    false, right = counts[False, "stale"], counts[False, "current"]
    recall, share = hits / max(1, hits + missed), false / max(1, false + right)
    yield f"{len(told)} pairs of {len(models)} projects, each judged by weights fitted on the others.\n"
    yield "| of those decided, balanced | recall | false alarms | undecided |"
    yield "|---" * 4 + "|"
    undecided = (counts[True, "undecided"] + counts[False, "undecided"]) / len(told)
    yield f"| {(recall + 1 - share) / 2:.3f} | {recall:.2f} | {share:.3f} | {undecided:.0%} |\n"
    yield from reliability(examples, models)


def as_module(model: Model, examples: Sequence[Example], unread: Sequence[tuple[Pair, str]]) -> str:
    """The module `decide.weights`."""
    weights = ", ".join(f"{weight:.3f}" for weight in model.weights[:-1])
    projects = len({one.project for one in examples})
    return f'''"""The weights by which sight decides. Written by `python -m bench.figures.fit`; not edited by hand.

Logistic regression on standardised features, with a ridge of {RIDGE:.0f} towards weights known before, fitted to
{len(examples)} pairs of figures of {projects} projects that had to be read; {len(unread)} more agreed in every edge.
"""

WEIGHTS = ({weights})
"""Of the features in `decide.weighing`: {", ".join(FEATURES)}."""

BIAS = {model.weights[-1]:.3f}

STALE, CURRENT = {model.stale:.2f}, {model.current:.2f}
"""Probabilities from which on, and up to which, there is a verdict."""
'''


if __name__ == "__main__":
    main()
