"""A corpus folder → pairs of pictures, what is true of them, and how they are split.

The folder holds `pairs.jsonl` and `labels.jsonl`, as `docwitness compare --batch` and the scorer read them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure with the captures it is held against; `group` is what it must not be tuned on together with."""

    id: str
    figure: Path
    captures: tuple[Path, ...]
    elements: Path | None
    stale: bool
    by_style: bool
    """Whether only style changed, so that `cosmetic` is the right alarm too."""
    group: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Pairs, and the groups to judge, each with thresholds that were tuned on the other pairs."""

    name: str
    pairs: tuple[Pair, ...]
    held_out: tuple[str, ...]

    def tuned_on(self, group: str) -> list[Pair]:
        """The pairs on which thresholds for the group are tuned."""
        return [pair for pair in self.pairs if pair.group != group]

    def judged(self) -> list[Pair]:
        """The pairs by which comparers are rated."""
        return [pair for pair in self.pairs if pair.group in self.held_out]


def read_corpus(folder: Path, limit: int | None = None) -> Corpus:
    """The corpus in the folder; with a limit, that many pairs spread over it.

    A corpus with splits is judged on its test half with what was tuned on the other. One with repositories is
    judged repository by repository, with what was tuned on all the others.
    """
    labels = {str(label["id"]): label for label in _lines(folder / "labels.jsonl")}
    pairs = tuple(_pair(folder, line, labels[str(line["id"])]) for line in _lines(folder / "pairs.jsonl"))
    if limit and limit < len(pairs):
        pairs = tuple(pairs[round(number * len(pairs) / limit)] for number in range(limit))
    groups = sorted({pair.group for pair in pairs})
    return Corpus(folder.name, pairs, ("test",) if "test" in groups else tuple(groups))


def _lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _pair(folder: Path, line: dict[str, object], label: dict[str, object]) -> Pair:
    captures, elements, names = line["captures"], line.get("elements"), label.get("names_in_capture") or []
    assert isinstance(captures, list)
    assert isinstance(names, list)
    return Pair(
        id=str(line["id"]),
        figure=folder / str(line["figure"]),
        captures=tuple(folder / str(capture) for capture in captures),
        elements=folder / str(elements) if elements else None,
        stale=bool(label["stale"]),
        by_style=label.get("change") in ("theme", "icon_swap"),
        group=str(label.get("split") or label["repo"]),
        names=tuple(map(str, names)),
    )
