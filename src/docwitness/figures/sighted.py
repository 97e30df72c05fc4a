"""Two pictures and nothing else → whether a reader of the one would be misled by the other.

The pictures are laid on each other by their edges. Where they agree in every edge, nothing is read. Else the capture
is, and what was read stands for its element map; how probable it is that a reader is misled is weighed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from docwitness.figures.decide.figure_verdict import decide
from docwitness.figures.decide.weighing import Evidence, gather, probability
from docwitness.figures.decide.weights import CURRENT, STALE
from docwitness.figures.mapped.judge import SAME, Clock, UnreadableError
from docwitness.figures.observe.restyling import is_restyled, is_unchanged
from docwitness.figures.pictures import Pixels
from docwitness.figures.register.overlay import Overlay, overlay, place
from docwitness.figures.register.sizes import rescaled
from docwitness.figures.text_reading import TextReader
from docwitness.model import Change, ElementName, Judgement, Severity

_UNINSTALLED = "The pictures differ, and texts cannot be read: the extra docwitness[ocr] is not installed."


def judge_by_sight(
    figure: Pixels, captures: Sequence[Pixels], *, reader: TextReader | None, known: Collection[str] = ()
) -> Judgement:
    """What holding the figure against captures of one moment shows, without an element map.

    Of several captures (at other device pixel ratios) the one that fits the figure best is taken; boxes are in
    pixels of the figure and of the first capture. `known` are values of the account that was used: they are data.
    Without a reader only pictures that agree in every edge can be judged.
    """
    clock = Clock()
    with clock.stage("place"):
        placed = [(place(figure, capture), capture) for capture in captures]
        where, capture = max(placed, key=lambda pair: (round(pair[0].agreement, 2), -abs(pair[0].scale - 1)))
        both = overlay(figure, capture, where)
        same = is_unchanged(both, where.agreement)
    if same:
        judgement = decide(_style(both), confidence=where.agreement, same="Both pictures show the same.")
    elif reader is None:
        judgement = clock.undecided(_UNINSTALLED)
    else:
        try:
            evidence = gather(figure, capture, where, reader, known, clock)
        except UnreadableError as reason:
            judgement = clock.undecided(str(reason))
        else:
            where = evidence.place
            judgement = conclude(evidence, _style(overlay(figure, capture, where)))
    judgement = replace(judgement, milliseconds=clock.milliseconds, placement=where)
    return rescaled(judgement, 1.0, captures[0].shape[1] / capture.shape[1])


def conclude(evidence: Evidence, style: Sequence[Change] = ()) -> Judgement:
    """The judgement that the evidence leads to; `style` is what differs besides texts and icons."""
    misled = probability(evidence.features())
    sure = evidence.of_two_windows or misled >= STALE
    told = sure or misled > CURRENT or evidence.changed or evidence.unlike
    changes = _graded(evidence, "error" if sure else "warning") if told else style
    confidence = max(misled, STALE) if sure else 1 - misled
    return decide(changes, confidence=round(confidence, 3), same=SAME)


def _graded(evidence: Evidence, severity: Severity) -> tuple[Change, ...]:
    """All that differs, alike sure or doubtful: by sight it is told only together."""
    if evidence.of_two_windows:
        return (Change("other", ElementName("window", "")),)
    told = [change for change in (*evidence.changes, *evidence.unlike) if change.severity != "note"]
    changes = [replace(change, severity=severity) for change in told]
    return tuple(changes) or (Change("other", ElementName("layout", ""), severity=severity),)


def _style(both: Overlay) -> tuple[Change, ...]:
    return (Change("restyled", ElementName("window", ""), severity="note"),) if is_restyled(both) else ()
