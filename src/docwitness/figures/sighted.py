"""Two pictures and nothing else → whether a reader of the one would be misled by the other.

The pictures are laid on each other by their edges. Where they agree to the pixel, nothing is read. Else both
are read, and what decides is which labels are gone, new or reworded in the part that both show, whether those
that stayed are in the same order, and how well the edges agree.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence

from docwitness.figures.decide.evidence import Evidence, gather
from docwitness.figures.decide.naming import name_changes
from docwitness.figures.observe.restyling import is_restyled, is_unchanged
from docwitness.figures.pictures import Pixels
from docwitness.figures.register.overlay import overlay, settle
from docwitness.figures.register.placement import place
from docwitness.figures.text import TextReader
from docwitness.model import Box, Change, ElementName, Judgement

STALE = 0.5
"""Probability from which a figure is called stale. Both kinds of error were weighted alike."""

DOUBT = 0.06
"""Probabilities this near to even odds are no verdict."""

_FEW = 2
"""Texts in common below which pictures that hardly agree cannot be compared label by label."""


def judge_by_sight(
    figure: Pixels, captures: Sequence[Pixels], *, reader: TextReader | None, known: Collection[str] = ()
) -> Judgement:
    """What holding the figure against captures of one moment shows, without an element map.

    Of several captures (at other device pixel ratios) the one that fits the figure best is taken; boxes are in
    pixels of the figure and of the first capture. `known` are values of the account that was used: they are data.
    Without a reader only pictures that agree to the pixel can be judged.
    """
    start = time.perf_counter()
    placed = [(place(figure, capture), capture) for capture in captures]
    where, capture = max(placed, key=lambda pair: (round(pair[0].agreement, 2), -abs(pair[0].scale - 1)))
    where = settle(figure, capture, where)
    milliseconds = {"place": _since(start)}
    both = overlay(figure, capture, where)
    if is_unchanged(both, where.agreement):
        if is_restyled(both):
            return _restyled(where.agreement, milliseconds)
        return Judgement("current", where.agreement, "Both pictures show the same.", (), milliseconds)
    if reader is None:
        why = "The pictures differ, and texts cannot be read: the extra docwitness[ocr] is not installed."
        return Judgement("undecided", 0.0, why, (), milliseconds)
    start = time.perf_counter()
    evidence = gather(figure, capture, where, reader, known)
    milliseconds["read"] = _since(start)
    ratio = captures[0].shape[1] / capture.shape[1]
    return _judge(figure, capture, evidence, ratio, milliseconds)


def _judge(
    figure: Pixels, capture: Pixels, evidence: Evidence, ratio: float, milliseconds: dict[str, float]
) -> Judgement:
    probability = evidence.probability()
    if abs(probability - STALE) < DOUBT:
        why = f"Little differs, and sight alone cannot tell interface from data: {_summary(evidence)}."
        return Judgement("undecided", 0.5, why, (), milliseconds)
    if probability >= STALE:
        changes = tuple(_in_first(change, ratio) for change in name_changes(evidence))
        return Judgement("stale", probability, _reason(evidence), changes, milliseconds)
    if is_restyled(overlay(figure, capture, evidence.place)):
        return _restyled(1 - probability, milliseconds)
    why = f"No label that both pictures should show has changed: {_summary(evidence)}."
    return Judgement("current", 1 - probability, why, (), milliseconds)


def _restyled(confidence: float, milliseconds: dict[str, float]) -> Judgement:
    change = Change("restyled", ElementName("window", ""), severity="note")
    return Judgement("cosmetic", confidence, "The same labels in other colours.", (change,), milliseconds)


def _reason(evidence: Evidence) -> str:
    if evidence.shared < _FEW:
        return "The capture shows another window: it has next to no text in common with the figure."
    return f"The figure shows another state of the interface: {_summary(evidence)}."


def _summary(evidence: Evidence) -> str:
    counts = (
        (len(evidence.removed), "gone"),
        (len(evidence.added), "new"),
        (len(evidence.reworded), "reworded"),
        (len(evidence.order.moved), "in another order"),
        (sum(map(len, evidence.icons)), "drawn as another icon"),
    )
    said = [f"{count} {what}" for count, what in counts if count]
    return f"{evidence.shared} texts in common" + (", " + ", ".join(said) if said else "")


def _in_first(change: Change, ratio: float) -> Change:
    """The change with its box in pixels of the first capture."""
    if change.capture_box is None or ratio == 1:
        return change
    x, y, width, height = change.capture_box
    box: Box = (x * ratio, y * ratio, width * ratio, height * ratio)
    return Change(change.kind, change.element, change.was, change.now, change.figure_box, box, change.severity)


def _since(start: float) -> float:
    return round((time.perf_counter() - start) * 1000, 1)
