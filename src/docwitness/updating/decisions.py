"""What people have decided of proposals, remembered in a file to commit: who, when, and what exactly.

A proposal is known by what it changes and why, not by the pixels of a new picture, which differ from run to run. So
one that was rejected comes again as soon as the page, the figure or the product is another one.
"""

from __future__ import annotations

import getpass
import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from docwitness.errors import DocumentError
from docwitness.model import Report
from docwitness.settings import Settings
from docwitness.updating.amending import NewPicture, NewWords, Plan, git, plan_changes, wanted
from docwitness.updating.proposals import Rename, Rewording

FILE = "docwitness-decisions.jsonl"
"""Beside pyproject.toml. One decision a line: lines of two branches merge without a conflict that means anything."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided of one proposal."""

    key: str
    decision: str
    """`accepted` or `rejected`."""
    what: str
    """The proposal, for a person who reads the file."""
    by: str
    at: str
    """ISO 8601, UTC."""


def read_decisions(root: Path) -> dict[str, Decision]:
    """The decisions that are remembered, by key; the last one counts.

    Raises:
        DocumentError: a line is no decision.
    """
    file = root / FILE
    found: dict[str, Decision] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines() if file.is_file() else (), 1):
        try:
            decision = Decision(**json.loads(line))
        except (ValueError, TypeError) as error:
            hint = "Take the line out; git has it as it was."
            raise DocumentError(f"{FILE}:{number}: this is no decision: {error}", hint=hint) from error
        found[decision.key] = decision
    return found


def remember(root: Path, decisions: Iterable[Decision]) -> None:
    """Add the decisions to the file."""
    lines = "".join(json.dumps(asdict(decision), ensure_ascii=False) + "\n" for decision in decisions)
    if lines:
        with (root / FILE).open("a", encoding="utf-8") as file:
            file.write(lines)


def decided(decision: str, key: str, what: str, root: Path) -> Decision:
    """A decision of the person who works in this repository, now."""
    who = (git(root, "config", "user.name") or "").strip() or getpass.getuser()
    return Decision(key, decision, what, who, datetime.now(UTC).isoformat(timespec="seconds"))


def picture_key(picture: NewPicture) -> str:
    """What a new picture is known by: the file as it is, and what has changed of what it shows."""
    changed = [(c.kind, c.element and (c.element.role, c.element.name), c.was, c.now) for c in picture.changes]
    return _key("picture", hashlib.sha256(picture.old).hexdigest(), changed)


def words_key(page: NewWords, proposal: Rewording) -> str:
    """What a rewording is known by: the page, its words now and then, and the text around them."""
    if isinstance(proposal, Rename):
        line = page.text.splitlines()[proposal.location.line - 1 : proposal.location.line]
        return _key("rename", page.source, proposal.was, proposal.now, proposal.start, line)
    return _key("alt", page.source, proposal.figure, proposal.alt)


def open_plan(
    report: Report,
    folder: Path,
    settings: Settings,
    *,
    pages: Collection[str] = (),
    guesses: bool = False,
    alt_texts: bool = False,
) -> Plan:
    """What the run gives reason to change and nobody has rejected, as far as it was asked for."""
    plan = plan_changes(report, folder, settings, pages=pages)
    return wanted(without_rejected(plan, read_decisions(settings.root)), guesses=guesses, alt_texts=alt_texts)


def without_rejected(plan: Plan, remembered: Mapping[str, Decision]) -> Plan:
    """The plan without what somebody has rejected; it says so."""
    rejected = {key: each for key, each in remembered.items() if each.decision == "rejected"}
    found: dict[str, None] = {}

    def is_open(key: str) -> bool:
        if key in rejected:
            found[key] = None
        return key not in rejected

    pictures = tuple(picture for picture in plan.pictures if is_open(picture_key(picture)))
    pages = tuple(
        replace(page, proposals=tuple(each for each in page.proposals if is_open(words_key(page, each))))
        for page in plan.pages
    )
    told = (f"{each.what}: rejected by {each.by} on {each.at[:10]}." for each in map(rejected.__getitem__, found))
    return Plan(pictures, pages, (*plan.left, *told))


def _key(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode(errors="replace")).hexdigest()[:20]
