"""Docwitness's own judge as the bench runs it: the verdict as shipped, and by weights that never saw the project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.figures.corpus import Corpus, Pair
from bench.figures.fitting import unseen_probabilities
from docwitness.figures import judge
from docwitness.figures.decide.evidence import Evidence, gather
from docwitness.figures.elements import read_elements
from docwitness.figures.pictures import Pixels, decode
from docwitness.figures.register.overlay import settle
from docwitness.figures.register.placement import place
from docwitness.figures.register.sizes import sized
from docwitness.figures.sighted import DOUBT, STALE
from docwitness.figures.text import Line, TextReader, installed_reader
from docwitness.model import Judgement


@dataclass
class Remembering:
    """A reader that remembers what it read, so that the evidence can be gathered again at no cost."""

    reader: TextReader
    known: dict[bytes, tuple[Line, ...]] = field(default_factory=dict)

    def read(self, picture: Pixels) -> tuple[Line, ...]:
        content = picture.tobytes()
        if content not in self.known:
            self.known[content] = self.reader.read(picture)
        return self.known[content]

    def read_strips(self, strips: Sequence[Pixels]) -> tuple[tuple[str, float], ...]:
        return self.reader.read_strips(strips)


def judged(pair: Pair) -> tuple[Judgement, Evidence | None]:
    """The judgement, and the evidence behind it where the pair was read by sight."""
    reader = installed_reader()
    if reader is None:
        raise SystemExit("The bench reads figures: pip install 'docwitness[ocr]'.")
    figure, captures = pair.figure.read_bytes(), [capture.read_bytes() for capture in pair.captures]
    elements = read_elements(pair.elements.read_bytes()) if pair.elements else None
    remembering = Remembering(reader)
    judgement = judge(figure, captures, elements, reader=remembering)
    if elements or not remembering.known:
        return judgement, None
    one, other = sized(decode(figure)).pixels, sized(decode(captures[0])).pixels
    return judgement, gather(one, other, settle(one, other, place(one, other)), remembering)


def unseen_verdicts(corpus: Corpus, judgements: dict[str, Judgement], evidence: dict[str, Evidence]) -> dict[str, str]:
    """The verdicts by weights fitted on the other projects; what was not read needs no weights."""
    verdicts: dict[str, str] = {name: judgement.verdict for name, judgement in judgements.items()}
    for name, probability in unseen_probabilities(corpus, evidence).items():
        doubtful = abs(probability - STALE) < DOUBT
        verdicts[name] = "undecided" if doubtful else "stale" if probability >= STALE else "current"
    return verdicts
