"""Docwitness's own judge as the bench runs it: the verdict as shipped, and by weights that never saw the project."""

from __future__ import annotations

from pathlib import Path

from bench.figures.corpus import Corpus, Pair
from bench.figures.fitting import Example, by_others
from bench.figures.remembering import Remembering
from docwitness.figures import judge
from docwitness.figures.decide.weighing import Evidence, gather
from docwitness.figures.element_json import read_elements
from docwitness.figures.mapped.judge import UnreadableError
from docwitness.figures.pictures import decode
from docwitness.figures.register.overlay import place
from docwitness.figures.register.sizes import reduced
from docwitness.figures.text_reading import installed_reader
from docwitness.model import Judgement


def judged(pair: Pair, readings: Path | None = None) -> tuple[Judgement, Evidence | None]:
    """The judgement, and the evidence behind it where the pair was read by sight.

    What was read is kept in the folder of `readings`, and is not read again. What is timed needs none.
    """
    reader = installed_reader()
    if reader is None:
        raise SystemExit("The bench reads figures: pip install 'docwitness[ocr]'.")
    figure, captures = pair.figure.read_bytes(), [capture.read_bytes() for capture in pair.captures]
    elements = read_elements(pair.elements.read_bytes()) if pair.elements else None
    remembering = Remembering(reader, readings)
    judgement = judge(figure, captures, elements, reader=remembering)
    if elements or not remembering.known:
        return judgement, None
    one, other = reduced(decode(figure)), reduced(decode(captures[0]))
    try:
        return judgement, gather(one, other, place(one, other), remembering)
    except UnreadableError:
        return judgement, None


def unseen_verdicts(corpus: Corpus, judgements: dict[str, Judgement], evidence: dict[str, Evidence]) -> dict[str, str]:
    """The verdicts by weights fitted on the other projects; what was not read needs no weights."""
    verdicts: dict[str, str] = {name: judgement.verdict for name, judgement in judgements.items()}
    examples = [
        Example(pair.id, pair.group, evidence[pair.id], pair.stale) for pair in corpus.pairs if pair.id in evidence
    ]
    if len({one.project for one in examples}) < 2:
        return verdicts  # Nothing was read by sight, as with element maps: there is nothing to fit.
    models = by_others(examples)
    return verdicts | {one.id: models[one.project].verdict(one.evidence) for one in examples}
