"""Figures that are recognised by their texts, at whatever line of a scenario the product shows them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page

from docwitness.browser.driving.looking import look, node_of
from docwitness.browser.witnessing.figure_checks import moment_of
from docwitness.figures.recognising import fit_to, folded_texts, texts_on
from docwitness.model import Exemptions, FigureJudgement, FigureText, FigureUnderTest
from docwitness.storage.kept_captures import KeptCapture
from docwitness.storage.store import ReportFolder

_TELLING = 0.5
"""Rarity of a text from which on it tells where on its page a figure was taken: the navigation is elsewhere."""

_SCROLL = """(node) => {
    const moved = [];
    for (let box = node.parentElement; box; box = box.parentElement) moved.push([box, box.scrollLeft, box.scrollTop]);
    (node.scrollIntoView ? node : node.parentElement).scrollIntoView({block: "center", behavior: "instant"});
    return moved;
}"""
"""Scrolls the node into the middle; what it stands in comes back, with how far each was scrolled before."""


class Recognition:
    """Holds figures against moments that have their texts, whatever line leads there: one for a process.

    A figure is held once, and again only where more of its texts are to be seen.
    """

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], float] = {}

    def note(self, judged: Iterable[FigureJudgement]) -> None:
        """Remember how well these figures fitted where they were held."""
        for each in judged:
            if each.fit is not None:
                key = each.source, each.figure
                self._held[key] = max(each.fit.weight, self._held.get(key, 0.0))

    def recognised(self, figures: Iterable[FigureUnderTest], texts: Collection[str]) -> list[FigureUnderTest]:
        """The figures that these texts may well be of, where they were held at no moment that fits as well."""
        found = []
        for each in figures:
            fit = fit_to(each.texts, texts) if each.texts and each.file else None
            if fit and fit.is_close and fit.weight > self._held.get((each.source, each.figure.id), 0.0):
                found.append(each)
        return found

    def hold(
        self, figures: Sequence[FigureUnderTest], page: Page, folder: ReportFolder, exempt: Exemptions
    ) -> dict[str, Any]:
        """Fields of `Observation`: the figures of what the page shows now; none where it shows none of them."""
        read = [each for each in figures if each.texts]
        if not read:
            return {}
        scene = look(page, nodes=False)
        likely = self.recognised(read, folded_texts(text for one in scene.elements for text in (one.name, one.text)))
        if not likely:
            return {}
        moment, meant = self._seen_now(read, page, folder)
        if not meant:  # the window shows another part of the page
            with scrolled_to(page, likely[0].texts or ()):
                moment, meant = self._seen_now(read, page, folder)
        if not meant:
            return {}
        judged = moment.judge(meant, exempt, guessed=True, doubtful=True)
        self.note(judged)
        return {"capture": moment.files, "judgements": judged, "doubtful": True}

    def _seen_now(
        self, figures: Sequence[FigureUnderTest], page: Page, folder: ReportFolder
    ) -> tuple[KeptCapture, list[FigureUnderTest]]:
        """The moment, and the figures of what the window shows then."""
        moment = moment_of(page, folder)
        return moment, self.recognised(figures, texts_on(moment.elements))


@contextmanager
def scrolled_to(page: Page, texts: Sequence[FigureText]) -> Iterator[None]:
    """The page with the middle one of these texts in the middle of the window, for as long as it is open."""
    scene = look(page)
    telling = {text.text for text in texts if text.rarity >= _TELLING}
    there = [one for one in scene.elements if telling & folded_texts((one.name, one.text))]
    if not there:
        scene.release()
        yield
        return
    middle = sorted(there, key=lambda one: one.centre[1])[len(there) // 2]
    moved = node_of(scene, middle.index).evaluate_handle(_SCROLL)
    try:
        yield
    finally:
        moved.evaluate("(moved) => moved.forEach(([box, left, top]) => box.scrollTo({left, top, behavior: 'instant'}))")
        moved.dispose()
        scene.release()
