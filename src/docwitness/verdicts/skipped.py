"""What a page asks for between two lines of a scenario that carry out its other sentences."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from docwitness.language.wording import quoted
from docwitness.model import Observation, Procedure, Sentence
from docwitness.scenarios.vocabulary import understand


def why_skipped(
    procedure: Procedure,
    sentence: Sentence,
    scenario: Sequence[Observation],
    missing: Observation,
    said: Mapping[int, str],
) -> str:
    """Why what is missing is no evidence, where a sentence before was not carried out whole; empty where none was.

    The window that the last line has opened may want just that: “Click **Choose**. You can search for a category and
    click **Select**. Enter a title.” Where something was used in that window since, only a clause that was not
    understood counts: “Switch from **Letter** to **Card**. Click **Add card**.” `said` has the id of the sentence by
    the identity of each observation that carries one out.
    """
    if (told := understand(missing.phrase)) and told.kind == "default":
        return ""  # it was there, as it is before anything is done
    before = scenario[: next(place for place, seen in enumerate(scenario) if seen is missing)]
    numbers = {each.id: number for number, each in enumerate(procedure.sentences)}
    done = [numbers[each] for seen in before if (each := said.get(id(seen)))]
    if not done or any(seen.window == missing.window for seen in before):
        here = itertools.takewhile(lambda seen: seen.window in (missing.window, None), reversed(before))
        come = [numbers[each] for seen in before[: len(before) - len(list(here))] if (each := said.get(id(seen)))]
        begun = max(come) if come else _beginning(procedure, sentence)
        skipped = next(filter(_is_clause, procedure.sentences[begun : numbers[sentence.id]]), None)
    else:
        between = procedure.sentences[max(done) : numbers[sentence.id]]
        asking = {step.sentence for step in procedure.steps if step.action != "expect"}
        skipped = next((each for each in between[1:] if each.id in asking or each.rest), None)
        skipped = skipped or next((last for last in between[:1] if last.rest), None)
    return (
        f"{missing.why} {quoted(skipped.text)} was not carried out whole before, and may be needed." if skipped else ""
    )


def _beginning(procedure: Procedure, sentence: Sentence) -> int:
    """The number of the first sentence under the heading that the sentence stands under."""
    section = procedure.page.blocks[sentence.block].section
    here = (n for n, each in enumerate(procedure.sentences) if procedure.page.blocks[each.block].section == section)
    return next(here, 0)


def _is_clause(sentence: Sentence) -> bool:
    """Whether several words without a capital of it were not understood: it may ask for something, unless it claims."""
    return sentence.kind != "claim" and any(part[:1].islower() and len(part.split()) > 1 for part in sentence.rest)
