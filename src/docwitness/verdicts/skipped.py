"""What a page asks for between two lines of a scenario that carry out its other sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docwitness.language.wording import quoted
from docwitness.model import Observation, Procedure, Sentence


def why_skipped(
    procedure: Procedure,
    sentence: Sentence,
    scenario: Sequence[Observation],
    missing: Observation,
    said: Mapping[int, str],
) -> str:
    """Why what is missing is no evidence, where a window has opened and a sentence before was not carried out whole.

    The window that the last line has opened may want just that: “Click **Choose**. You can search for a category and
    click **Select**. Enter a title.” Empty where nothing was skipped, or something was used in that window. `said` has
    the id of the sentence by the identity of each observation that carries one out.
    """
    before = scenario[: next(place for place, seen in enumerate(scenario) if seen is missing)]
    numbers = {each.id: number for number, each in enumerate(procedure.sentences)}
    done = [numbers[each] for seen in before if (each := said.get(id(seen)))]
    if not done or any(seen.window == missing.window for seen in before):
        return ""
    asking = {step.sentence for step in procedure.steps}
    last, *between = procedure.sentences[max(done) : numbers[sentence.id]] or (sentence,)
    skipped = next((each for each in between if each.id in asking or each.rest), last if last.rest else None)
    return (
        f"{missing.why} {quoted(skipped.text)} was not carried out whole before, and may be needed." if skipped else ""
    )
