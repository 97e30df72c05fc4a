"""A decision → the sentence that a writer reads first."""

from __future__ import annotations

from collections.abc import Sequence

from docwitness.figures.decide.verdict_by_sight import Decision
from docwitness.figures.decide.weighing import Evidence
from docwitness.model import Change

_NAMED = 2
"""Changes that the sentence names; the rest are counted."""


def reason(decision: Decision, evidence: Evidence, changes: Sequence[Change]) -> str:
    """Why the figure is stale, current or undecided, in one sentence."""
    if decision.verdict == "current":
        data = any(one.excuse in ("data", "row") for one in evidence.sightings)
        kept = f"The {evidence.shared} labels that both pictures show are the same"
        return f"{kept}; what differs is data." if data else f"{kept}."
    if evidence.of_two_windows:
        return "The capture shows another window: it has next to no text in common with the figure."
    named = [clause for change in changes[:_NAMED] if (clause := _clause(change))]
    more = len(changes) - len(named)
    said = ", and ".join(named) + (f", and {more} more" if named and more else "")
    if decision.verdict == "stale":
        return f"{said[:1].upper()}{said[1:]}." if said else "The layout of the interface has changed."
    doubt = "sight alone cannot tell whether that is interface or data"
    return f"{said[:1].upper()}{said[1:]}; {doubt}." if said else f"The layout differs a little; {doubt}."


def _clause(change: Change) -> str:
    name = change.element.name if change.element else ""
    if change.kind == "renamed":
        return f"“{change.was}” is now “{change.now}”"
    if change.kind == "added":
        return f"“{change.now}” is new"
    if change.kind == "removed":
        return f"“{change.was}” is gone"
    if change.kind == "moved":
        return f"“{name}” stands elsewhere"
    return "an icon is another one" if change.element and change.element.role == "symbol" else ""
