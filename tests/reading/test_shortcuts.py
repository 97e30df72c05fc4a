"""What reading does faster than markdown-it comes out as markdown-it has it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from docwitness.reading.markdown import first_character, plain_emphasis

PIECES = ["*", "**", "_", "__", "~~", "`", "``", "a", "B1", " ", "  ", "\n", "\n\n", ".", "-", "é", "\u00a0", "…"]
PIECES += ["(", ")", "[", "]", "](x)", "!", "![", "<b>", "<http://x>", "\\", "&amp;", "'"]
LINE_BEGINNINGS = [
    "",
    "    ",
    "\t",
    "> ",
    "- ",
    "+ ",
    "* ",
    "1. ",
    "12) ",
    "# ",
    "---",
    "===",
    "```",
    "~~~",
    "| - |",
    "|",
]
LINE_BEGINNINGS += ["[a]: b", "***", "<div>", "é", "| a | b |", "| - | - |"]

texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
pages = st.lists(st.tuples(st.sampled_from(LINE_BEGINNINGS), st.sampled_from(["", *LINE_BEGINNINGS]), texts)).map(
    lambda lines: "\n".join(map("".join, lines))
)


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _with_plain_emphasis() -> MarkdownIt:
    parser = _parser()
    plain_emphasis.install(parser)
    return parser


@given(pages)
@settings(deadline=None)
@example("Text\n# Heading\n- item\n  1. item\n     > quote\n***\n[a]: /b\n\n| a |\n| - |\n| *b* |")
def test_rules_that_are_asked_by_first_character_find_the_same(page: str) -> None:
    parser = _parser()
    first_character.install(parser)
    assert parser.render(page) == _parser().render(page)


@given(texts)
@settings(deadline=None)
@example("**a **b** c**")
@example("*a **`b*`** c*, _d_e_ and __f__.")
@example("[ **a** ](x) **b**![ _c_ ](d)")
def test_emphasis_is_found_where_it_was(text: str) -> None:
    assert _with_plain_emphasis().render(text) == _parser().render(text)


@pytest.mark.parametrize("text", ["Click **Save**.", "**`Save`** it", "the _Edit / Add_ menu", "(see __A__)\n*b*"])
def test_the_short_way_is_taken_for_what_pages_write(text: str) -> None:
    parser = _with_plain_emphasis().disable("emphasis")
    assert parser.renderInline(text) == _parser().renderInline(text)
