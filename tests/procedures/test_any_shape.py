"""A page of any shape is read in time that grows with its length: no pattern can fit a text in many ways."""

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docwitness.asking.answers import labels_of, read_answer
from docwitness.errors import DocumentError
from docwitness.procedures import read_procedure
from docwitness.reading import Dialect, read_page

PIECES = (
    # Labels, closed and left open.
    "**Save** ", "**Save**, ", "**a** or ", "(**a** ", "**a ", "*a ", "*", "_a ", "`a b` ", "`a ", "`", "``a `", "[`a",
    '"Save it" ', "'Save it' ", "“Save” ", '" ', "“a ", "'a ", "a's ", "**File** > ", "File > ", "a→", "|a| ", "_`a ",
    # Links, pictures, tags, roles, variables.
    "[Page 1](p1.md) ", "[", "[a ", "[a](", "[a][b] ", "[a][", "[[a]](b) ", "![a](b.png) ", "![a](", "![", "[^a] ",
    "<b>", "<b>a</b> ", '<a href="', "<b a=", "<!-- ", "<A b={", "{a: {", "{", "{{ a ", "{% a ", "<kbd>K</kbd>+",
    ":guilabel:`a` ", ":a:`", ":a", "{guilabel}`a` ", "++", "http://a.b ", "&amp; ", "\\", "~~a ", "$a ", "a@",
    # Words that rules look for.
    "very ", "then ", "now, ", "and ", "to ", "of a ", "in the ", "the ", "you can ", "click ", "click, ",
    "by clicking ", "**Drag** the ",
    "when you click ", "a name and ", "the name, ", "the From and To fields ", "the list is ", "located in the a ",
    "once ", "until a ", "button ", "one of the ", "choose ", "fill in ", "to see ", "with ", "has a ", "can be ",
    "the dialog opens ", "step 1 ", "Save and ", "A ", "ctrl+", "press ctrl+", "or ", "as ", "set a to b ", "it ",
    # Names that nothing marks.
    "the Add to ", "A b ", "that says a ", "labelled A and ", "No, ", "or A ", "the A, B and ", "box under a ",
    "the A's ", "make sure A is ", "must be clicked ", "on the A tab, ", "A? ", "A > ", "go to A to ",
    "A and continue ", "next to it ", "named a ", "from A, ", "a, b and c ",
    # Signs.
    ". ", ".", "!?", '!"', '.)"', ", ", ",", ": ", ":", " -- ", "-", "; ", "(", "(s) ", "(…) ", ")", "e.g. ", "1. ",
    "|", "a-", "> ", "->", "\u00a0", "\t a", "é",
    # Lines.
    "a\n", "a\n\n", "- a\n", "1. **a**\n", "> a\n", "# a\n\n", "| a | b |\n", "```\n", ":::a\n", "!!! note\n",
    "a\n: b\n", "- A: b\n", "- **A**: toggle this\n",
    "# Click **a**\n\n", "- A:\n", "Check the following items:\n\n",
)  # fmt: skip
DIALECTS: tuple[Dialect, ...] = ("markdown", "html", "rst")


def seconds_to_read(text: str, dialect: Dialect) -> float:
    """Of processor time, whether the page can be read or not."""
    started = time.process_time()
    with suppress(DocumentError):
        read_procedure(read_page(text, source="page", dialect=dialect))
    return time.process_time() - started


LENGTH = {"markdown": 12_000, "html": 12_000, "rst": 2_000}
"""Characters. docutils reads slowly, and the markup of longer paragraphs not at all."""
BUDGET = 1.5
"""Seconds: several times what is needed, since others work on the machine as well. What doubles takes years."""


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("piece", PIECES)
def test_one_piece_again_and_again_is_read_within_the_budget(piece: str, dialect: Dialect) -> None:
    text = piece * (LENGTH[dialect] // len(piece))

    assert seconds_to_read(f"Click **Save** in the {text}.", dialect) < BUDGET


def test_a_long_way_by_which_something_is_done_is_read_within_the_budget() -> None:
    """Each sign between two labels fits in one way only, also where the clause goes on behind the last one."""
    assert seconds_to_read(f"Tags are made with {'**A** > ' * 40}**B** every day.", "markdown") < BUDGET


@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=5), st.sampled_from(DIALECTS))
@settings(max_examples=30, deadline=None)
def test_pieces_in_turn_are_read_within_the_budget(pieces: list[str], dialect: Dialect) -> None:
    period = "".join(pieces)

    assert seconds_to_read(period * (LENGTH[dialect] // len(period)), dialect) < BUDGET


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.integers(1, 800)), max_size=6))
@settings(max_examples=30, deadline=None)
def test_runs_of_pieces_are_read_within_the_budget(runs: list[tuple[str, int]]) -> None:
    text = "".join(piece * count for piece, count in runs)

    assert seconds_to_read(text, "markdown") < BUDGET


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=3))
@settings(max_examples=15, deadline=None)
def test_any_answer_of_a_site_is_taken_apart_within_the_budget(pieces: list[str]) -> None:
    text = "".join(pieces) * 800
    started = time.process_time()

    answer = read_answer(f"Click **Save**. {text}\n\n# Sources:\n{text}", question="How?", url="https://example.org/")

    labels_of(answer.answer)
    assert time.process_time() - started < 2 * BUDGET


def test_a_sentence_of_any_length_is_looked_into() -> None:
    procedure = read_procedure(read_page("Click **Save**" + ", then click **Save**" * 500 + ".", source="page.md"))

    assert len(procedure.steps) == 501


@pytest.mark.parametrize("depth", [25, 200])
def test_substitutions_that_double_one_another_are_left_as_they_are_written(depth: int) -> None:
    chain = "".join(f".. |a{i}| replace:: |a{i + 1}| |a{i + 1}|\n" for i in range(depth))
    text = f"{chain}.. |a{depth}| replace:: Save\n\nClick |a0| or |a{depth}|.\n"
    started = time.process_time()

    page = read_page(text, source="page.rst")

    assert page.blocks[-1].text == "Click |a0| or Save."
    assert time.process_time() - started < BUDGET
