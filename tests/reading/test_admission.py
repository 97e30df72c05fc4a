"""What is refused, with its line and what to try; and that everything else is read in bounded time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docwitness.errors import DocumentError
from docwitness.reading import Dialect, read_page

REFUSED = [
    ("", "page.md:1: the page is empty."),
    (" \n\t\n", "page.md:1: the page is empty."),
    ("one\ntwo\0", "page.md:2: the page is not text."),
    ("\x89PNG\r\n\x1a\n" + "\x01\x02\x03" * 20, "page.md:2: the page is not text."),
    ("a" * 20_000_001, "page.md:1: the page has 20,000,001 characters"),
    ("Text\n\n" + "> " * 500 + "deep", "page.md:3: lists and quotes are nested more than"),
    ("Text\n\n" + "<div>\n" * 1000, "page.md:403: elements are nested more than 400 levels deep."),
    ("".join(f"{'  ' * n}- a\n" for n in range(200)), "lists and quotes are nested more than"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED, ids=[message[:40] for _, message in REFUSED])
def test_what_is_no_page_is_refused_with_a_line_and_a_hint(text: str, message: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read_page(text, source="page.md")

    assert message in str(refused.value)
    assert refused.value.hint


def test_rst_that_is_nested_without_end_is_refused() -> None:
    with pytest.raises(DocumentError, match="nested too deeply"):
        read_page("".join(f"{'  ' * n}* a\n\n" for n in range(400)), source="page.rst")


SECONDS = 10
"""Of processor time: what takes no longer than its length asks for needs one or two on a busy machine, what grows with
the square of it a minute."""

HOSTILE = {
    "a line of ten million letters": "a" * 10_000_000,
    "brackets": "[" * 300_000,
    "image brackets": "![" * 100_000,
    "emphasis": "**a " * 20_000 + "b** " * 20_000,
    "backticks of every length": " ".join("`" * (n % 300) for n in range(500)),
    "links that never end": "[a](<b" * 20_000,
    "tags that never end": '<a x="' * 20_000,
    "braces that never end": "<a {" * 20_000,
    "blocks that never end": "{% a " * 20_000,
    "comments that never end": "<!--" * 20_000 + "{/*" * 20_000,
    "comments between lines": "<!--\n" * 10_000,
    "cells": "<table><tr>" + "<td>x " * 10_000,
    "entities": "&a;" * 30_000,
    "references": "[a]: b\n" * 5_000,
    "open references": "[a\n" * 10_000,
    "roles that never end": "{a}`" * 10_000 + ":a:`" * 10_000,
    "empty lines after a tag": "<a\n" + "\n" * 50_000 + " " * 50_000 + "x",
    "a heading of agents": "---\n# " + "agent " * 20_000,
    "fences": "```\n" * 5_001,
    "directives": "```{note}\n```\n" * 3_000,
    "quotation marks": '"a' * 50_000,
    "white space": " " * 200_000 + "a",
}


@pytest.mark.parametrize("dialect", ["markdown", "html"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_page_is_read_in_bounded_time(text: str, dialect: Dialect) -> None:
    started = time.process_time()

    assert read_page("Text\n\n" + text, source="page", dialect=dialect).blocks[0].location.line == 1
    assert time.process_time() - started < SECONDS


PIECES = st.sampled_from(
    [
        "**", "`", "```", "[", "](", ")", "![", "<", ">", "</", "{%", "%}", "{% hint %}", "{% endhint %}", ":::",
        "\n", "\n\n", "    ", "- ", "1. ", "> ", "[!NOTE]", "<div>", "</div>", "<figure>", "<img src=a.png>", "<td>",
        "<ul><li>", "{guilabel}`", "|", "|-|\n", "# ", "---\n", "===\n", '!!! note "', '=== "', "\t", "&amp;",
        "\\", '"', "<!--", "-->", "<pre>", "<Tabs>", "</Tip>", ".. note::", "::\n", "``", "`_", "|x|", "{#", "}",
        "<summary>", "word", "++", ":btn:", "note",
    ]
)  # fmt: skip
BROKEN = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=200))


@given(text=BROKEN, dialect=st.sampled_from(["markdown", "html", "rst"]))
@settings(max_examples=200, deadline=4000)
def test_any_text_is_read_or_refused_with_a_line(text: str, dialect: Dialect) -> None:
    try:
        page = read_page(text, source="page", dialect=dialect)
    except DocumentError as refused:
        if refused.location is None:
            raise
        return

    last = page.line_count + 1
    for block in page.blocks:
        assert 1 <= block.location.line <= last
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)
        assert all(0 <= offset <= len(block.text) and 1 <= line <= last for offset, line in block.line_starts)
        assert list(block.line_starts) == sorted(block.line_starts)
    assert all(page.blocks[figure.block].text == figure.id for figure in page.figures)
    assert all(1 <= finding.location.line <= last for finding in page.findings)
