"""How well the steps of labelled pages are read: `python bench/procedures.py CORPUS_DIR [--fields]`.

CORPUS_DIR holds pairs: `name.md` (or .mdx, .rst) and `name.json` with the steps that a person found in it. A step
that was read matches one that was labelled if it stands within a line of it, asks for the same kind of action, and its
target is the same, contains the other by whole words, or has four fifths of its letters in common. Matching is one to
one, best first. A way through menus (“Settings > Users”) counts as one step for each station, whoever writes it as one.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from docwitness.language.paths import stations
from docwitness.model import Procedure, Step
from docwitness.procedures import read_procedure
from docwitness.reading import read_page

ACTIVATE = {"click", "double-click", "right-click", "select", "open", "check", "uncheck", "press", "navigate", "goTo"}
FIELDS = ("role", "window", "position", "value")
SAME_ROLE = {
    "dropdown": ("combobox", "listbox"), "icon": ("img",), "text box": ("textbox", "searchbox"), "field": ("textbox",),
    "menu item": ("menuitem",), "menu": ("menu", "menuitem"), "toggle": ("switch",), "radio button": ("radio",),
    "check box": ("checkbox",),
}  # fmt: skip
"""What the labels call roles → the ARIA roles that are read for it."""
DISPUTED = "  (no sentence that begins on this line asks for anything: is the label right?)"


@dataclass(slots=True)
class Score:
    """Counts over one page or several."""

    hits: int = 0
    read: int = 0
    labelled: int = 0
    right: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        self.hits += other.hits
        self.read += other.read
        self.labelled += other.labelled
        self.right += other.right
        self.known += other.known

    def __str__(self) -> str:
        precision, recall = self.hits / max(1, self.read), self.hits / max(1, self.labelled)
        fields = ", ".join(f"{name} {self.right[name]}/{self.known[name]}" for name in FIELDS)
        counts = f"{self.hits} of {self.labelled}, {self.read} read"
        return f"precision {precision:.3f}  recall {recall:.3f}  ({counts})  {fields}"


def likeness(one: str | None, other: str | None) -> float:
    a, b = (re.sub(r"[\W_]+", " ", (text or "").lower()).strip() or (text or "").strip() for text in (one, other))
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    if min(len(a), len(b)) >= 4 and (f" {a} " in f" {b} " or f" {b} " in f" {a} "):
        return 0.9
    return difflib.SequenceMatcher(None, a, b).ratio()


def kind(action: str) -> str:
    return "activate" if action in ACTIVATE else action


def matched(labels: list[dict[str, Any]], steps: list[Step]) -> list[tuple[int, int]]:
    """Pairs of indices, best first, one to one."""
    candidates = sorted(
        (
            (likeness(step.target, label["target"]), -abs(step.location.line - label["line"]), -abs(i - j), i, j)
            for i, label in enumerate(labels)
            for j, step in enumerate(steps)
            if kind(step.action) == kind(label["action"]) and abs(step.location.line - label["line"]) <= 1
        ),
        reverse=True,
    )
    pairs: list[tuple[int, int]] = []
    for alike, _, _, i, j in candidates:
        if alike >= 0.8 and all(i != known and j != other for known, other in pairs):
            pairs.append((i, j))
    return pairs


def ways(step: Step) -> tuple[str, ...]:
    """The stations of what the step names; itself where it is no way."""
    return (stations(step.target) if step.labelled else ()) or (step.target,)


def by_station(step: Step) -> list[Step]:
    """The step once for each station of its way; each but the first happens in the one before it."""
    along = ways(step)
    places = (step.place, *along)
    return [replace(step, target=station, place=place) for station, place in zip(along, places, strict=False)]


def score(labels: list[dict[str, Any]], procedure: Procedure) -> Score:
    steps = list(procedure.steps)
    described = {s.location.line for s in procedure.sentences} - {
        s.location.line for s in procedure.sentences if s.kind == "step"
    }
    labels = [
        {**label, "target": station}
        for label in labels
        for station in stations(label["target"] or "") or ("",)
        if label["action"] != "expect"
    ]
    steps = [each for step in steps if step.action != "expect" for each in by_station(step)]
    pairs = matched(labels, steps)
    result = Score(len(pairs), len(steps), len(labels))
    for i, j in pairs:
        compare_fields(labels[i], steps[j], result)
    found, taken = {i for i, _ in pairs}, {j for _, j in pairs}
    result.errors += [
        f"missed  {g['line']}: {g['action']} {g['target']}{DISPUTED if g['line'] in described else ''}"
        for i, g in enumerate(labels)
        if i not in found
    ]
    result.errors += [
        f"extra   {step.location.line}: {step.action} {step.target}" for j, step in enumerate(steps) if j not in taken
    ]
    return result


def compare_fields(label: dict[str, Any], step: Step, result: Score) -> None:
    for name in FIELDS:
        if wanted := label.get(name):
            result.known[name] += 1
            got = step.place if name == "window" else getattr(step, name)
            right = got in SAME_ROLE.get(wanted, (wanted,)) if name == "role" else likeness(str(wanted), got) >= 0.8
            result.right[name] += right
            if not right:
                result.errors.append(f"{name:8}{label['line']}: {label['target']}: {got!r}, labelled {label[name]!r}")


def pages(folder: Path) -> Iterable[tuple[Path, list[dict[str, Any]]]]:
    for labels in sorted(folder.glob("*.json")):
        page = next(
            (labels.with_suffix(end) for end in (".md", ".mdx", ".rst") if labels.with_suffix(end).exists()), None
        )
        if page:
            found = json.loads(labels.read_text())
            yield page, found if isinstance(found, list) else found["steps"]


def main() -> None:
    parser = argparse.ArgumentParser(description="How well the steps of labelled pages are read.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument(
        "--fields", action="store_true", help="also list roles, windows, positions and values that differ"
    )
    arguments = parser.parse_args()
    total = Score()
    for page, labels in pages(arguments.corpus):
        result = score(labels, read_procedure(read_page(page.read_text(), source=page.name)))
        total.add(result)
        print(f"{page.stem:24} {result}")
        for error in result.errors:
            if arguments.fields or error.startswith(("missed", "extra")):
                print(f"    {error}")
    print(f"{'all':24} {total}")


if __name__ == "__main__":
    main()
