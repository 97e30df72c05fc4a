"""Any text at all is read: what comes back lies in it, becomes Gherkin, and takes no longer than the text is long."""

import time

import pytest
from gherkin.parser import Parser
from hypothesis import given, settings
from hypothesis import strategies as st

from docwitness.errors import DocumentError
from docwitness.model import Procedure
from docwitness.procedures import read_procedure
from docwitness.reading import read_page
from docwitness.scenarios.generating import scenarios_of
from docwitness.scenarios.gherkin import feature_text

WORDS = st.sampled_from(
    [
        "click", "Click", "clicking", "select", "type", "open", "go to", "drag", "do not", "don't forget to",
        "if you", "when", "to", "by", "then", "and", "or", "and then", "from the", "in the", "into", "on", "with",
        "at the", "that", "which", "you can", "you must", "optionally", "window", "button", "menu", "dropdown",
        "box", "tab", "list", "left", "bottom", "opens", "appears", "is canceled", "automatically",
        "at any point before", "the current plan", "**Save**", "`Save`", "*Save*", '"Save"', "“Save",
        "[Save](a.md)", "**File > New", "**", "→", ">", "|", "…", ",", ":", ";", ".", "?", "!", "(", ")", "—",
        "\n", "\n\n", "\n- ", "\n1. ", "\n## ", "é", "😕", "\u202e", "\ue000", "\ue001", "1", "30 €", "Ctrl+S",
        "{% hint %}", "<figure><img src=a.png></figure>", "| a | b |",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=300))


@given(text=TEXTS)
@settings(max_examples=300, deadline=4000)
def test_whatever_is_read_from_a_text_lies_in_it(text: str) -> None:
    try:
        page = read_page(text, source="page.md")
    except DocumentError:
        return

    procedure = read_procedure(page)

    lines = range(1, page.line_count + 1)
    for sentence in procedure.sentences:
        assert page.blocks[sentence.block].text[sentence.start : sentence.end].strip()
    for step in procedure.steps:
        assert step.location.line in lines
        assert step.target.strip() or step.action in ("expect", "press", "navigate")
    assert all(claim.location.line in lines for claim in procedure.claims)
    assert as_gherkin(procedure) == as_gherkin(read_procedure(page))


def as_gherkin(procedure: Procedure) -> list[str]:
    """Names of the scenarios, of a feature that a Gherkin parser of others has read."""
    scenarios = scenarios_of(procedure)
    if not scenarios:
        return []
    feature = Parser().parse(feature_text(scenarios, title="Any"))["feature"]
    named = [child["scenario"]["name"] for child in feature["children"] if "scenario" in child]
    assert len(named) == len(set(named))
    return named


LONGEST = 2_000
"""Characters of the sentences below."""
SECONDS = 10
"""Of processor time, where what is read in proportion to its length takes one or two on a busy machine."""

HOSTILE = {
    "a word without end": "Click " + "a" * 1_000_000,
    "one sentence of steps": "Click **Save** and " * 20_000,
    "a sentence that is just not too long": ("Click **Save**, and then " * 200)[: LONGEST - 1] + ".",
    "many of those": (("to click the " * 200)[: LONGEST - 2] + ". ") * 20,
    "conditions": ("if you " * 300)[: LONGEST - 2] + ". Click **Save**.",
    "nouns": "Click the " + "plan of the " * 150 + "window.",
    "adverbs": "then now next also just simply " * 60 + "click **Save**.",
    "parentheses": "Click (" * 250 + ").",
    "a path": "Click **" + " > ".join(["File"] * 250) + "**.",
    "labels": "Click " + ", ".join(["**A**"] * 200) + ".",
    "quotation marks": "Click " + "“a " * 600 + ".",
    "stops": "Click. " * 10_000,
    "abbreviations": "e.g. i.e. etc. " * 10_000,
    "list entries": "1. Click **Save**.\n" * 2_000,
    "windows": "In the Save window, click **Save**. The Save window opens.\n\n" * 1_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_is_read_in_bounded_time(text: str) -> None:
    started = time.process_time()

    assert read_procedure(read_page(text, source="page.md")).sentences
    assert time.process_time() - started < SECONDS
