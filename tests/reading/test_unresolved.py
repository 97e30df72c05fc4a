"""Nothing that a publisher fills in vanishes in silence, and what is not read is said."""

from __future__ import annotations

import pytest

from docwitness.errors import DocumentError, UsageError
from docwitness.reading import read_page
from docwitness.reading.shorthand import written_out

TOLD = [
    ("Before <Icon name='gear' /> nothing.", ["<Icon>"]),
    ("<PlanTable tier='pro' />", ["<PlanTable>"]),
    ('{{< readfile file="steps.md" >}}', ["readfile"]),
    ("{% if tier == 'pro' %}\nOnly here.\n{% endif %}", ["if"]),
    ("The {{ product }} has a {{ product }} page.", ["{{ product }}"]),
    ("<img src={logo} alt='Our sign' />", ["<img> with a computed address"]),
    ("![Our sign](${base}/sign.png)", ["${base}"]),
    ("Press <Icon name='gear' /> first.", []),
    # What frames its content, what a reader sees as it is, and code.
    ("<Tooltip tip='more'>Save</Tooltip>", []),
    ("{% code title='a' %}\n```\nx\n```\n{% endcode %}", []),
    ("Write `{{ name }}` there.\n\n```\n{{ name }}\n```", []),
    ("<br /><Card title='One'>Text</Card>", []),
]


@pytest.mark.parametrize(("text", "parts"), TOLD, ids=[text for text, _ in TOLD])
def test_what_the_source_does_not_show_is_told_once(text: str, parts: list[str]) -> None:
    findings = [f for f in read_page(text, source="page.mdx").findings if f.rule == "unread-part"]

    assert [finding.message for finding in findings] == [
        f"What {part} shows on the published page was not read." for part in parts
    ]
    assert {finding.severity for finding in findings} <= {"note"}


@pytest.mark.parametrize("name", ["guide.adoc", "guide.topic", "guide.org"])
def test_a_format_that_is_not_read_is_refused(name: str) -> None:
    with pytest.raises(DocumentError, match="which is not read"):
        read_page("= Guide\n\nText", source=name)


SHORTHAND = {":btn:{label}:": "label", ":path:{label}:": "menu", "[[{label}]]": "keyboard", ":ico-{label}:": "nothing"}
WRITTEN = [
    ("Press :btn:Save: twice.", "markdown", "Press **Save** twice."),
    ("Go to :path:File > New:.", "rst", "Go to :menuselection:`File > New`."),
    ("Press [[Enter]].", "html", "Press <kbd>Enter</kbd>."),
    ("Press :ico-gear: here.", "markdown", "Press  here."),
    ("```\n:btn:Save:\n```\n:btn:Save:", "markdown", "```\n:btn:Save:\n```\n**Save**"),
]


@pytest.mark.parametrize(("text", "dialect", "expected"), WRITTEN)
def test_the_shorthand_of_a_house_is_written_out(text: str, dialect: str, expected: str) -> None:
    assert written_out(text, SHORTHAND, dialect) == expected


@pytest.mark.parametrize(("pattern", "means"), [(":btn:", "label"), ("{label}", "label"), (":btn:{label}:", "bold")])
def test_a_shorthand_that_says_nothing_is_refused(pattern: str, means: str) -> None:
    with pytest.raises(UsageError, match=r"tool\.docwitness\.markup"):
        written_out("Text", {pattern: means}, "markdown")


def test_what_the_shorthand_names_is_a_label_of_the_page() -> None:
    page = read_page("Press :btn:Save:.", source="page.md", shorthand=SHORTHAND)

    assert [(span.kind, page.blocks[0].text[span.start : span.end]) for span in page.blocks[0].spans] == [
        ("bold", "Save")
    ]
