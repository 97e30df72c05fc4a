"""Figures that are recognised by their texts, at whatever line of a scenario the product shows them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from playwright.sync_api import Page

from docwitness.browser.driving.looking import look
from docwitness.browser.witnessing.figure_checks import moment_of
from docwitness.figures.recognising import fit_to, folded_texts, texts_on
from docwitness.model import Exemptions, FigureJudgement, FigureUnderTest
from docwitness.storage.store import ReportFolder


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
                self._held[key] = max(each.fit.share, self._held.get(key, 0.0))

    def recognised(self, figures: Iterable[FigureUnderTest], texts: Collection[str]) -> list[FigureUnderTest]:
        """The figures that these texts are certainly of, where they were held at no moment that fits as well."""
        found = []
        for each in figures:
            fit = fit_to(each.texts, texts) if each.texts and each.file else None
            if fit and fit.is_certain and fit.share > self._held.get((each.source, each.figure.id), 0.0):
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
        told = folded_texts(text for element in scene.elements for text in (element.name, element.text))
        if not self.recognised(read, told):
            return {}
        moment = moment_of(page, folder)
        meant = self.recognised(read, texts_on(moment.elements))  # the window may show a part of the page alone
        if not meant:
            return {}
        judged = moment.judge(meant, exempt, guessed=True, doubtful=True)
        self.note(judged)
        return {"capture": moment.files, "judgements": judged, "doubtful": True}
