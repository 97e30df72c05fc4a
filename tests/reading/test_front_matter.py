"""The head of a page: its title and what it says to Docwitness."""

import pytest

from docwitness.reading import read_page


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: From the head\n---\nText", "From the head"),
        ('+++\ntitle = "From the head"\n+++\nText', "From the head"),
        ("---\ntitle: From the head\n---\n# From the page\n", "From the page"),
        ("---\ntitle: From the head\n---\n## A section\n", "From the head"),
        ("## A section\n", "A section"),
        ("Text", ""),
    ],
)
def test_the_title_is_what_a_reader_sees_first(text: str, title: str) -> None:
    assert read_page(text, source="page.md").title == title


def test_hints_are_what_the_head_says_to_docwitness() -> None:
    page = read_page("---\ndocwitness:\n  ignore: [empty-alt]\n  profile: staging\n---\nText", source="page.md")

    assert page.hints == {"ignore": ["empty-alt"], "profile": "staging"}
    assert [block.location.line for block in page.blocks] == [6]


def test_a_head_that_cannot_be_read_is_a_finding_on_its_line() -> None:
    (finding,) = read_page("---\ntitle: ok\ntags: [a, b\n---\nText", source="page.md").findings

    assert (finding.rule, finding.location.line) == ("front-matter", 4)


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert [block.kind for block in read_page("---\n\nText", source="page.md").blocks] == ["rule", "paragraph"]


def test_objects_are_not_made_from_front_matter() -> None:
    page = read_page("---\ntitle: !!python/object/apply:os.getcwd []\n---\nText", source="page.md")

    assert [finding.rule for finding in page.findings] == ["front-matter"]
