"""What follows from the evidence: a verdict for every sentence and figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from docwitness.model.evidence import Change, Observation
from docwitness.model.identification import Box
from docwitness.model.page import DocPage, Figure, Finding
from docwitness.model.promises import Sentence

SentenceVerdictKind = Literal["holds", "broken", "undecided", "blocked", "unchecked"]
FigureStatus = Literal["current", "stale", "cosmetic", "undecided", "missing", "blocked"]


@dataclass(frozen=True, slots=True)
class SentenceVerdict:
    """Whether a sentence of the page holds, and the proof."""

    sentence: Sentence
    verdict: SentenceVerdictKind
    why: str = ""
    blocked_by: str | None = None
    """Id of the sentence whose failure kept this one from being reached."""
    scenario: str | None = None
    evidence: tuple[str, ...] = ()
    """For each action and look: which element was used, how it was identified, what was opened on the way."""
    observations: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureVerdict:
    """Whether a figure of the page still shows the product, and the proof."""

    figure: Figure
    verdict: FigureStatus
    why: str = ""
    changes: tuple[Change, ...] = ()
    confidence: float = 0.0
    scenario: str | None = None
    figure_file: str | None = None
    capture_file: str | None = None
    diff_file: str | None = None
    retaken_file: str | None = None
    """The figure as it would be taken now: the same part of the page at the same size."""
    observation: Observation | None = None
    """The moment that it was held against; None where it was not reached."""

    def place_now(self, change: Change) -> Box | None:
        """Where a change is in the figure as it would be taken now, in its pixels."""
        judged = self.observation.judgements if self.observation else ()
        placement = next((each.judgement.placement for each in judged if each.figure == self.figure.id), None)
        return placement.to_figure(change.capture_box) if placement and change.capture_box else change.figure_box


@dataclass(frozen=True, slots=True)
class PageVerdict:
    """All that was found about one page."""

    page: DocPage
    sentences: tuple[SentenceVerdict, ...]
    figures: tuple[FigureVerdict, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def verdicts(self) -> Iterator[tuple[Literal["sentence", "figure"], str, str]]:
        """What was judged, its identity, and its verdict."""
        yield from (("sentence", each.sentence.id, each.verdict) for each in self.sentences)
        yield from (("figure", each.figure.id, each.verdict) for each in self.figures)
