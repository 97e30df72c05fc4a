"""Two pictures and nothing else → whether a reader of the one would be misled by the other.

The pictures are laid on each other by their edges. Where they agree in every edge, nothing is read. Else both are
read, and how probable it is that a reader is misled is weighed.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Collection, Sequence
from dataclasses import replace

from docwitness.figures.boxes import scaled
from docwitness.figures.changes import grouped
from docwitness.figures.decide.figure_verdict import decide
from docwitness.figures.decide.weighing import Evidence, gather, probability
from docwitness.figures.decide.weights import CURRENT, STALE
from docwitness.figures.observe.label_changes import Naming
from docwitness.figures.observe.restyling import is_restyled, is_unchanged
from docwitness.figures.pictures import Pixels
from docwitness.figures.register.overlay import Overlay, overlay, settle
from docwitness.figures.register.placement import place
from docwitness.figures.text_reading import TextReader
from docwitness.model import Change, ElementName, Judgement, Placement

_SAME_BLOCK = 2.5
"""Heights of a line: labels that came or went no further apart than this did so together."""

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
        judgement = decide(_style(both), confidence=where.agreement, same="Both pictures show the same.")
        return _in_first(replace(judgement, milliseconds=milliseconds), where, ratio)
    if reader is None:
        return _in_first(Judgement("undecided", 0.0, _UNINSTALLED, (), milliseconds), where, ratio)
    start = time.perf_counter()
    evidence = gather(figure, capture, where, reader, known)
    milliseconds["read"] = _since(start)
    judgement = conclude(evidence, _style(overlay(figure, capture, evidence.place)))
    return _in_first(replace(judgement, milliseconds=milliseconds), evidence.place, ratio)


def conclude(evidence: Evidence, style: Sequence[Change] = ()) -> Judgement:
    """The judgement that the evidence leads to, with boxes in pixels of the pictures it is of; `style` is what differs
    besides texts and icons."""
    misled = probability(evidence.features())
    sure = evidence.of_two_windows or misled >= STALE
    told = sure or misled > CURRENT or evidence.changed or any(evidence.icons)
    changes = _changes(evidence, doubtful=not sure) if told else style
    confidence = max(misled, STALE) if sure else 1 - misled
    return decide(changes, confidence=round(confidence, 3), same=_same(evidence))


def _changes(evidence: Evidence, *, doubtful: bool) -> tuple[Change, ...]:
    if evidence.of_two_windows:
        return (Change("other", ElementName("window", "")),)
    naming = Naming(evidence.place, doubtful)
    differences = (
        *naming.labels(evidence.changed),
        *naming.moves(evidence.order.moved),
        *naming.icons(evidence.icons),
    )
    near = _SAME_BLOCK * statistics.median([one.line.box[3] for one in evidence.sightings] or [0.0])
    changes = grouped(differences, naming.unchanged(evidence.sightings), together=(near, near))
    layout = Change("other", ElementName("layout", ""), severity="warning" if doubtful else "error")
    return changes or (layout,)


def _same(evidence: Evidence) -> str:
    kept = f"The {evidence.shared} labels that both pictures show are the same"
    data = any(one.excuse in ("data", "row") for one in evidence.sightings)
    return f"{kept}; what differs is data." if data else f"{kept}."


def _style(both: Overlay) -> tuple[Change, ...]:
    return (Change("restyled", ElementName("window", ""), severity="note"),) if is_restyled(both) else ()


def _in_first(judgement: Judgement, where: Placement, ratio: float) -> Judgement:
    """The judgement of a capture that is `ratio` times smaller than the first one, in pixels of that."""
    changes = tuple(
        replace(one, capture_box=one.capture_box and scaled(one.capture_box, ratio)) for one in judgement.changes
    )
    return replace(judgement, changes=changes, placement=replace(where, scale=where.scale / ratio))


def _since(start: float) -> float:
    return round((time.perf_counter() - start) * 1000, 1)
