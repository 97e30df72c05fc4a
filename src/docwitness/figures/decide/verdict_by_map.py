"""What makes a figure stale where an element map tells what the capture shows.

1. Every text and icon of the map is looked for in the figure, and every text of the figure in the map. What is data is
   left out: by its type, by where it stands (cells, fields, values beside labels, who is signed in), or as it was told.
2. Without a difference the figure is `current`, where at least `RECOGNISED` of its texts were found.
3. With other colours or drawings alone it is `cosmetic`.
4. A text of the interface that came, went, was renamed or moved, or a control that was enabled or disabled, makes it
   `stale`. What was half covered, cut off, hidden by annotation, scrolled away or too small to read is no such text.
5. Where all that differs may be data or misread, it is `undecided`, with both readings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docwitness.model import Change, Judgement

RECOGNISED = 0.3
"""Share of the texts that must have been found for a figure without changes to be called current."""


def decide_by_map(changes: Sequence[Change], recognised: float, milliseconds: Mapping[str, float]) -> Judgement:
    """The judgement; what was not `recognised`, a share of the texts, weakens the confidence in the rest."""
    confidence = round(0.6 + 0.4 * recognised, 2)
    serious = [change for change in changes if change.severity == "error"]
    doubtful = [change for change in changes if change.severity == "warning"]
    if serious:
        return Judgement("stale", confidence, _how_much(serious), tuple(changes), milliseconds)
    if doubtful:
        one = doubtful[0]
        why = f"“{one.was}” is now “{one.now}”, but that may be data, or misread."
        return Judgement("undecided", 0.5, why, tuple(changes), milliseconds)
    if changes:
        why = "The same elements are there, drawn in another style."
        return Judgement("cosmetic", confidence, why, tuple(changes), milliseconds)
    if recognised < RECOGNISED:
        why = "Too little of what the capture shows could be made out in the figure."
        return Judgement("undecided", 0.0, why, (), milliseconds)
    return Judgement(
        "current", confidence, "Everything that the figure shows of the interface is still there.", (), milliseconds
    )


def _how_much(changes: Sequence[Change]) -> str:
    """What a writer reads first of a stale figure."""
    if len(changes) > 1:
        return f"{len(changes)} things that a reader would look for have changed."
    one = changes[0]
    if one.kind == "other" and one.figure_box is None and one.capture_box is None:
        return "The figure shows another window."
    return "One thing that a reader would look for has changed."
