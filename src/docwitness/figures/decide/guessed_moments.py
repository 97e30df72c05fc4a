"""What is to be said of a figure of which it is only guessed that it shows the moment that it was held against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docwitness.figures.boxes import holds
from docwitness.figures.mapped.layout.panes import dialogs_of
from docwitness.figures.mapped.layout.submenus import MENU
from docwitness.figures.recognising import is_among
from docwitness.figures.text_likeness import folded, similarity
from docwitness.model import Change, ElementMap, FigureJudgement, FigureText, Fit, Judgement
from docwitness.productmap.structure import HIDDEN

_MISREAD = 0.85
"""Likeness from which on a text in the place of another may be the same, misread: small letters run together."""

_MENUS = ("menu", "listbox")
"""Roles of what is opened over a page, dialogs aside."""

MANY = 4
"""So many things at once are more likely to be of another moment than to have changed."""


def at_guessed_moment(
    judged: FigureJudgement, texts: Sequence[FigureText] | None, elements: ElementMap, *, doubtful: bool
) -> FigureJudgement:
    """How a figure compared, as far as a guess at its moment carries: what would be stale may be undecided.

    `texts` are what is read in all of the figure; None where it was not read. `elements` are what the moment shows. It
    is `doubtful` where no window is called what the figure shows.
    """
    judgement = judged.judgement
    if judgement.verdict != "stale":
        return judged
    told = judged.fit is not None and texts is not None
    if told and _is_sure(judgement, judged.fit, texts, doubtful=doubtful) and not _is_covered(elements, texts or ()):
        return judged
    if not told and not _is_of_another(judgement, doubtful=doubtful):
        return judged
    where = "No window here is called what its words say, so it" if doubtful and not told else "It"
    why = f"{judgement.why} {where} may be of another moment."
    return replace(judged, judgement=replace(judgement, verdict="undecided", why=why))


def _is_of_another(judgement: Judgement, *, doubtful: bool) -> bool:
    """Whether the figure may be of another moment, as far as what differs tells.

    It is if it shows another window, has a menu open that is closed here, or only other things are enabled. Where the
    moment is doubtful, many changes tell of another one as well.
    """
    kinds = _serious(judgement)
    another = kinds == ["other"] or set(kinds) == {"state"} or any(map(_is_open_menu, judgement.changes))
    return another or (doubtful and len(kinds) >= MANY)


def _is_sure(judgement: Judgement, fit: Fit | None, texts: Sequence[FigureText] | None, *, doubtful: bool) -> bool:
    """Whether the figure is of this moment by its texts, and something differs that no other moment explains.

    That is a text that stands in the place of another, or is new, and that is nowhere in the figure as it is read by
    itself. What is gone or has moved may be of another setup or a wider window, and counts beside such a text; alone
    where the moment is not doubtful.
    """
    if fit is None or not (fit.is_certain if doubtful else fit.is_likely) or _is_of_another(judgement, doubtful=False):
        return False
    new = [change for change in judgement.changes if change.severity == "error" and _is_new(change, texts or ())]
    return bool(new) or (not doubtful and "removed" in _serious(judgement))


def _is_new(change: Change, texts: Sequence[FigureText]) -> bool:
    """Whether it shows a text that the figure has nowhere: one that was misread there is read so elsewhere in it."""
    now, was = folded(change.now or ""), folded(change.was or "")
    if change.kind not in ("renamed", "added") or not now or similarity(was, now) >= _MISREAD:
        return False
    shown = [text for each in (change.now or "").split(", ") if (text := folded(each))]
    return not any(is_among(text, texts) for text in (now, *shown))


def _is_covered(elements: ElementMap, texts: Sequence[FigureText]) -> bool:
    """Whether a window or a menu is open at that moment that the figure does not show: a click more or less."""
    menus = [one.box for one in elements.elements if one.role in _MENUS and not one.text]
    front = [one for one in elements.elements if one.text and not HIDDEN & set(one.state)]
    for box in (*dialogs_of(elements), *menus):
        shown = {text for one in front if holds(box, one.box) and (text := folded(one.text))}
        if len(shown) > 1 and 2 * sum(is_among(text, texts) for text in shown) < len(shown):
            return True
    return False


def _serious(judgement: Judgement) -> list[str]:
    return [change.kind for change in judgement.changes if change.kind != "restyled"]


def _is_open_menu(change: Change) -> bool:
    """Whether the figure has a menu open that is not: it was taken at another moment, and that may be all."""
    return change.kind == "state" and change.element is not None and change.element.role == MENU
