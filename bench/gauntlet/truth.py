"""A report against the truth that people judged by hand: what was right, what was a false alarm, what was missed.

A row of `truth.csv` belongs to the sentence of the report on the same page, within one line, whose text is most alike.
Rows marked DOUBTFUL, and rows that cannot be witnessed on the target, are left out.
"""

from __future__ import annotations

import csv
import difflib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

ALIKE = 0.45
"""Likeness from which on a sentence may be the row's: rows keep only the beginning of it."""
SAME_LINE = 0.1
"""What standing on the very line adds."""

Json = Mapping[str, Any]


@dataclass(slots=True)
class Score:
    """Counts of one report against one truth."""

    sentences: Counter[str] = field(default_factory=Counter)
    """right, false alarm, missed, open; `steps`, `claims`: true ones; `steps hold`, `claims hold`."""
    figures: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    suspect: list[str] = field(default_factory=list)
    """`holds` whose evidence does not name the element that the truth names: for a person to look at."""
    seconds: float = 0.0
    pages: int = 0


def score_report(report: Json, truth: Path, *, falls: frozenset[tuple[str, str, str]] = frozenset()) -> Score:
    """The score of one report; `falls` are the rows (kind, page, line and words) that a drift makes false."""
    score = Score(pages=len(report["pages"]))
    for row in _rows(truth / "truth.csv"):
        if row["verdict"].startswith(("true", "false")):
            _score_sentence(score, row, _sentence_of(row, report["pages"]), falls)
    for row in _rows(truth / "figures.csv"):
        if row["verdict"] in ("current", "cosmetic", "stale"):
            _score_figure(score, row, _figure_of(row, report["pages"]), falls)
    return score


def falls_of(truth: Path, drift: str) -> frozenset[tuple[str, str, str]]:
    """The rows of `drifts.csv` that this drift makes false: kind, page, and what tells the row apart on it."""
    file = truth / "drifts.csv"
    rows = _read(file) if file.exists() else []
    return frozenset(
        (row["kind"], row["page"], _mark(row["line"], row["falls"])) for row in rows if row["break"] == drift
    )


def _mark(line: str, words: str) -> str:
    return f"{line} {PurePosixPath(words).name if '/' in words else _fold(words)[:40]}"


def _score_sentence(score: Score, row: Json, sentence: Json | None, falls: frozenset[tuple[str, str, str]]) -> None:
    fell = ("sentence", row["page"], _mark(row["line"], row["sentence"])) in falls
    true = row["verdict"].startswith("true") and not fell
    verdict = sentence["verdict"] if sentence else "absent"
    kind = f"{row['kind']}s"
    score.sentences[kind if true else "false"] += 1
    score.sentences[f"{kind} hold"] += true and verdict == "holds"
    outcome = _outcome(true, verdict)
    score.sentences[outcome] += 1
    place = f"{row['page']}:{row['line']} {row['sentence'][:60]}"
    if outcome in ("false alarm", "missed"):
        score.errors.append(f"{outcome}: {place} | {(sentence or {}).get('why') or ''}"[:220])
    if fell and verdict == "broken":
        score.sentences["drift found"] += 1
    if true and verdict == "holds" and row["kind"] == "step" and not _names_element(row, sentence or {}):
        score.suspect.append(
            f"{place} | truth: {row['element']} | evidence: {'; '.join(_evidence(sentence or {}))}"[:300]
        )


def _outcome(true: bool, verdict: str) -> str:
    if verdict == ("holds" if true else "broken"):
        return "right"
    if verdict == ("broken" if true else "holds"):
        return "false alarm" if true else "missed"
    return "open"


def _evidence(sentence: Json) -> list[str]:
    return [str(told) for told in sentence.get("evidence", ()) if not str(told).endswith((".png", ".jpg", ".jpeg"))]


def _names_element(row: Json, sentence: Json) -> bool:
    """Whether the evidence speaks of the element that the truth has, by a word of its name."""
    named = set(re.findall(r"'([^']+)'", row["element"])) or {row["element"]}
    told = _fold(" ".join(_evidence(sentence)))
    return any(word in told.split() for name in named for word in _fold(name).split() if len(word) > 2)


def _score_figure(score: Score, row: Json, figure: Json | None, falls: frozenset[tuple[str, str, str]]) -> None:
    fell = ("figure", row["page"], _mark(row["line"], row["src"])) in falls
    stale = row["verdict"] == "stale" or fell
    verdict = figure["verdict"] if figure else "absent"
    if verdict in ("undecided", "blocked", "missing", "absent"):
        outcome = "open"
    elif (verdict == "stale") == stale:
        outcome = "right"
    else:
        outcome = "missed" if stale else "false alarm"
    score.figures[outcome] += 1
    score.figures["stale" if stale else "unchanged"] += 1
    if outcome in ("false alarm", "missed"):
        why = (figure or {}).get("why") or ""
        score.errors.append(f"figure {outcome}: {row['page']}:{row['line']} {row['src']} | {why}"[:220])


def _sentence_of(row: Json, pages: Sequence[Json]) -> Json | None:
    best, likeness = None, ALIKE
    for sentence in (s for page in _pages_of(row["page"], pages) for s in page["sentences"]):
        away = abs(sentence["line"] - int(row["line"]))
        if away > 1:
            continue
        ratio = difflib.SequenceMatcher(None, _fold(row["sentence"]), _fold(sentence["text"])[:90]).ratio()
        if ratio + SAME_LINE * (away == 0) > likeness:
            best, likeness = sentence, ratio + SAME_LINE * (away == 0)
    return best


def _figure_of(row: Json, pages: Sequence[Json]) -> Json | None:
    name = _file_of(row["src"])
    figures = (figure for page in _pages_of(row["page"], pages) for figure in page["figures"])
    return next((f for f in figures if abs(f["line"] - int(row["line"])) <= 1 and _file_of(f["src"]) == name), None)


def _file_of(src: str) -> str:
    return PurePosixPath(src.split("#")[0]).name


def _pages_of(name: str, pages: Iterable[Json]) -> Iterable[Json]:
    return (page for page in pages if page["source"].replace("\\", "/").endswith(name))


def _rows(file: Path) -> list[Json]:
    return [row for row in _read(file) if "DOUBTFUL" not in " ".join(str(value) for value in row.values())]


def _read(file: Path) -> list[dict[str, str]]:
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def _fold(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.lower()).strip()
