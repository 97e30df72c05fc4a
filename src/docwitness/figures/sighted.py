"""Two pictures and nothing else → whether a reader of the one would be misled by the other.

The pictures are laid on each other by their edges. Where they agree in every edge, nothing is read. Else both are
read, and `decide.verdict` says what makes the figure stale.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from dataclasses import replace

from docwitness.figures.decide.element_names import name_changes
from docwitness.figures.decide.reasons import reason
from docwitness.figures.decide.verdict_by_sight import decide
from docwitness.figures.decide.weighing import Evidence, gather
from docwitness.figures.observe.restyling import is_restyled, is_unchanged
from docwitness.figures.pictures import Pixels
from docwitness.figures.register.overlay import overlay, settle
from docwitness.figures.register.placement import place
from docwitness.figures.text_reading import TextReader
from docwitness.model import Box, Change, ElementName, Judgement, Placement

_UNINSTALLED = "The pictures differ, and texts cannot be read: the extra docwitness[ocr] is not installed."


def judge_by_sight(
    figure: Pixels, captures: Sequence[Pixels], *, reader: TextReader | None, known: Collection[str] = ()
) -> Judgement:
    """What holding the figure against captures of one moment shows, without an element map.

    Of several captures (at other device pixel ratios) the one that fits the figure best is taken; boxes are in
    pixels of the figure and of the first capture. `known` are values of the account that was used: they are data.
    Without a reader only pictures that agree in every edge can be judged.
    """
    start = time.perf_counter()
    placed = [(place(figure, capture), capture) for capture in captures]
    where, capture = max(placed, key=lambda pair: (round(pair[0].agreement, 2), -abs(pair[0].scale - 1)))
    where = settle(figure, capture, where)
    milliseconds = {"place": _since(start)}
    ratio = captures[0].shape[1] / capture.shape[1]
    both = overlay(figure, capture, where)
    if is_unchanged(both, where.agreement):
        same = Judgement("current", where.agreement, "Both pictures show the same.", (), milliseconds)
        return _in_first(_restyled(same) if is_restyled(both) else same, where, ratio)
    if reader is None:
        return _in_first(Judgement("undecided", 0.0, _UNINSTALLED, (), milliseconds), where, ratio)
    start = time.perf_counter()
    evidence = gather(figure, capture, where, reader, known)
    milliseconds["read"] = _since(start)
    judgement = replace(conclude(evidence), milliseconds=milliseconds)
    if judgement.verdict == "current" and is_restyled(overlay(figure, capture, evidence.place)):
        judgement = _restyled(judgement)
    return _in_first(judgement, evidence.place, ratio)


def conclude(evidence: Evidence) -> Judgement:
    """The judgement that the evidence leads to, with boxes in pixels of the pictures it is of."""
    decision = decide(evidence)
    changes = name_changes(evidence) if decision.verdict != "current" else ()
    if decision.verdict == "undecided":
        changes = tuple(
            replace(change, severity="warning") for change in changes if change.figure_box or change.capture_box
        )
    return Judgement(decision.verdict, round(decision.confidence, 3), reason(decision, evidence, changes), changes)


def _restyled(judgement: Judgement) -> Judgement:
    change = Change("restyled", ElementName("window", ""), severity="note")
    return replace(judgement, verdict="cosmetic", why="The same labels in other colours.", changes=(change,))


def _in_first(judgement: Judgement, where: Placement, ratio: float) -> Judgement:
    """The judgement of a capture that is `ratio` times smaller than the first one, in pixels of that."""
    changes = tuple(replace(one, capture_box=_enlarged(one.capture_box, ratio)) for one in judgement.changes)
    return replace(judgement, changes=changes, placement=replace(where, scale=where.scale / ratio))


def _enlarged(box: Box | None, ratio: float) -> Box | None:
    return box and (box[0] * ratio, box[1] * ratio, box[2] * ratio, box[3] * ratio)


def _since(start: float) -> float:
    return round((time.perf_counter() - start) * 1000, 1)
