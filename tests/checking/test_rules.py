"""The rules for a page by itself, each broken and kept, and switched off in every way there is."""

import pytest

from docwitness.checking import RULES, Facts, Rule, check_page
from docwitness.model import DocPage
from docwitness.reading import read_page

FACTS = Facts(
    exists=lambda target: "missing" not in target,
    picture_problem=lambda src: "the file is no picture" if "text" in src else None,
    anchors=lambda target: ("install", "next-steps") if target == "other.md" else None,
)

LOST = "What the link led to was lost when the page was published: link it again."


def page(text: str) -> DocPage:
    return read_page(text, source="page.md")


def found(text: str, *rules: str) -> list[tuple[int, str]]:
    findings = check_page(page(text), facts=FACTS)
    return [(finding.location.line, finding.message) for finding in findings if finding.rule in rules]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_is_broken_by_its_example_and_tells_why(rule: Rule) -> None:
    findings = [finding for finding in check_page(page(rule.example), facts=FACTS) if finding.rule == rule.name]

    assert findings
    assert all(finding.severity == rule.severity and finding.message.endswith(".") for finding in findings)
    assert rule.reason.endswith(".")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_can_be_switched_off_by_configuration(rule: Rule) -> None:
    findings = check_page(page(rule.example), facts=FACTS, ignore=frozenset({rule.name}))

    assert rule.name not in {finding.rule for finding in findings}


def test_a_sound_page_has_no_findings() -> None:
    links = "See [b](other.md#install), [top](#a) and [out](https://example.com/x#y)."
    text = f'# A\n\n{links}\n\n![The list](list.png "The list")'

    assert check_page(page(text), facts=FACTS) == ()


@pytest.mark.parametrize(
    ("text", "rule", "line", "message"),
    [
        ("Text\n\n![a](img/missing.png)", "missing-image", 3, "The image img/missing.png is missing."),
        ("![a](text.png)", "broken-image", 1, "The image text.png cannot be shown: the file is no picture."),
        ("Text\n![](a.png)", "empty-alt", 2, "The image a.png has no alternative text."),
        ("[a](missing.md#x)", "broken-reference", 1, "missing.md#x leads to nothing: there is no missing.md."),
        ("[a](other.md#gone)", "broken-reference", 1, 'other.md#gone leads to no heading: there is no "gone".'),
        ("# A\n\n[a](#gone)", "broken-reference", 3, '#gone leads to no heading: there is no "gone".'),
        ("[a](/broken/pages/Xq3)", "broken-reference", 1, LOST),
        ("[a](broken-reference)", "broken-reference", 1, LOST),
        (
            '{% file src="missing.pdf" %}',
            "broken-reference",
            1,
            "missing.pdf leads to nothing: there is no missing.pdf.",
        ),
        ("One\n[two][gone]", "broken-reference", 2, 'The reference "gone" is defined nowhere on the page.'),
    ],
)
def test_a_finding_says_what_is_wrong_and_where(text: str, rule: str, line: int, message: str) -> None:
    assert found(text, rule) == [(line, message)]


@pytest.mark.parametrize("target", ["#next-steps", "#Next-Steps", "#next-steps-1", "#nextsteps", "#"])
def test_an_anchor_is_known_by_whatever_a_publisher_makes_of_its_heading(target: str) -> None:
    assert found(f"# Next: steps!\n\n[a]({target})", "broken-reference") == []


@pytest.mark.parametrize(
    "target", ["https://example.com/missing.png", "mailto:a@b.c", "//cdn/missing.md", "{{ url }}/missing"]
)
def test_what_is_elsewhere_is_not_checked(target: str) -> None:
    assert found(f"[a]({target})", "broken-reference") == []


def test_an_anchor_may_stand_in_what_the_page_includes() -> None:
    assert found('{% include "a.md" %}\n\n[a](#gone)', "broken-reference") == []


def test_what_the_facts_do_not_know_is_not_held_against_the_page() -> None:
    assert check_page(page("![a](missing.png) [b](missing.md)")) == ()


def test_captions_of_one_picture_agree_whatever_their_dots_and_capitals() -> None:
    text = '![a](x.png "The list")\n\n## B\n\n![a](x.png "the list.")\n\n## C\n\n![a](x.png "The editor")'

    assert found(text, "caption-disagrees") == [(9, 'The caption "The editor" disagrees with "The list" on line 1.')]


def test_a_picture_may_be_shown_again_in_another_section() -> None:
    text = "## A\n\n![a](x.png)\n\n## B\n\n![a](x.png)"

    assert found(text, "duplicate-figure") == []
    assert found(text.replace("## B\n\n", ""), "duplicate-figure") == [(5, "The image x.png is on line 3 already.")]


SWITCHES = [
    "![](a.png) <!-- docwitness: ignore empty-alt -->",
    "<!-- docwitness: ignore empty-alt -->\n![](a.png)",
    "<!-- docwitness: ignore broken-reference, empty-alt -->\n![](a.png)",
    "<!-- docwitness: ignore -->\n![](a.png)",
    "{/* docwitness: ignore empty-alt */}\n![](a.png)",
    "---\ndocwitness:\n  ignore: [empty-alt]\n---\n![](a.png)",
    "---\ndocwitness:\n  ignore: empty-alt\n---\n![](a.png)",
]


@pytest.mark.parametrize("text", SWITCHES)
def test_a_rule_is_switched_off_by_the_page_itself(text: str) -> None:
    assert found(text, "empty-alt") == []


@pytest.mark.parametrize(
    "text",
    [
        "<!-- docwitness: ignore broken-reference -->\n![](a.png)",
        "<!-- docwitness: ignore empty-alt -->\n\n![](a.png)",
        "<!-- ignore empty-alt -->\n![](a.png)",
        "`<!-- docwitness: ignore empty-alt -->`\n![](a.png)",
    ],
    ids=["another rule", "another line", "not to us", "in code"],
)
def test_a_comment_switches_off_no_more_than_it_says(text: str) -> None:
    assert [message for _, message in found(text, "empty-alt")] == ["The image a.png has no alternative text."]


def test_findings_come_by_line_and_never_twice() -> None:
    findings = check_page(page("[a](missing.md) [b](missing.md)\n\n![](missing.png)"), facts=FACTS)

    assert [(f.location.line, f.rule) for f in findings] == [
        (1, "broken-reference"),
        (3, "empty-alt"),
        (3, "missing-image"),
    ]
