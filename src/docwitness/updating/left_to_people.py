"""What a person has to change, since no evidence says what to put in its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from docwitness.language.change_words import plain
from docwitness.model import PageVerdict
from docwitness.reports.findings import sentence_in_words
from docwitness.scenarios.vocabulary import quote
from docwitness.updating.proposals import Rename, Rewording


def without_proposal(page: PageVerdict, proposals: Collection[Rewording]) -> Iterator[str]:
    """The sentences that do not hold and for which no other words are known."""
    reworded = {(proposal.block, proposal.location.line) for proposal in proposals if isinstance(proposal, Rename)}
    for verdict in page.sentences:
        place = (verdict.sentence.block, verdict.sentence.location.line)
        if verdict.verdict == "broken" and place not in reworded:
            why = plain(sentence_in_words(verdict, page)).rstrip(".")
            yield f"{verdict.sentence.location}: {why}. What to write instead is left to you."


def windows_in_features(proposals: Collection[Rewording], features: Collection[Path]) -> Iterator[str]:
    """The features that name a window which is renamed on the page: its page object has that title as well."""
    renamed = [proposal for proposal in proposals if isinstance(proposal, Rename) and proposal.of_window]
    for title in dict.fromkeys(proposal.was for proposal in renamed):
        for file in features:
            if f"{quote(title)} window" in file.read_text(encoding="utf-8"):
                yield f"{file.name}: names the window “{title}”. Rename it there, and in its page object if it has one."
