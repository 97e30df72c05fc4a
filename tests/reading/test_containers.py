"""What a block stands in, in each way of writing it."""

import pytest

from docwitness.model import DocPage
from docwitness.reading import read_page


def within(page: DocPage, text: str) -> list[tuple[str, str]]:
    block = next(block for block in page.blocks if block.text == text)
    return [(held.kind, held.label) for held in block.containers]


@pytest.mark.parametrize(
    "text",
    [
        '{% hint style="warning" %}\nBack up first.\n{% endhint %}',
        '{% hint style="warning" %} Back up first. {% endhint %}',
        ":::warning\nBack up first.\n:::",
        "::: warning\nBack up first.\n:::",
        ":::{warning}\nBack up first.\n:::",
        "```{warning}\nBack up first.\n```",
        "<Warning>Back up first.</Warning>",
        "<Warning>\n  Back up first.\n</Warning>",
        '<Callout type="warning">\n\nBack up first.\n\n</Callout>',
        "!!! warning\n    Back up first.",
        "> [!WARNING]\n> Back up first.",
        "> [!warning]- \n> Back up first.",
    ],
)
def test_an_admonition_is_one_in_every_system(text: str) -> None:
    page = read_page(f"Before.\n\n{text}\n\nAfter.", source="page.md")

    assert within(page, "Back up first.") == [("admonition", "warning")]
    assert within(page, "After.") == []
    assert page.findings == ()


@pytest.mark.parametrize(
    "text",
    [
        '{% tabs %}\n{% tab title="Web" %}\nClick it.\n{% endtab %}\n{% endtabs %}',
        '<Tabs>\n<TabItem value="w" label="Web">\n\nClick it.\n\n</TabItem>\n</Tabs>',
        '<Tabs>\n  <Tab title="Web">\n    Click it.\n  </Tab>\n</Tabs>',
        '=== "Web"\n\n    Click it.',
        "::::{tab-set}\n:::{tab-item} Web\nClick it.\n:::\n::::",
    ],
)
def test_a_tab_is_one_in_every_system(text: str) -> None:
    page = read_page(text, source="page.md")

    assert within(page, "Click it.") == [("tabs", ""), ("tab", "Web")]
    assert [block.text for block in page.blocks if block.kind == "title"] == ["Web"]


@pytest.mark.parametrize(
    "text",
    [
        "<details>\n<summary>Why?</summary>\n\nBecause.\n\n</details>",
        "<details><summary>Why?</summary>Because.</details>",
        '<Accordion title="Why?">\n  Because.\n</Accordion>',
        '??? note "Why?"\n\n    Because.',
        "```{dropdown} Why?\nBecause.\n```",
    ],
)
def test_details_are_labelled_with_their_title(text: str) -> None:
    assert within(read_page(text, source="page.md"), "Because.") == [("details", "Why?")]


def test_containers_of_one_kind_are_told_apart_by_their_ids() -> None:
    page = read_page("1. a\n2. b\n\nText\n\n1. c", source="page.md")
    a, b, c = (block.containers for block in page.blocks if block.kind == "item")

    assert a[0].id == b[0].id != c[0].id
    assert len({a[1].id, b[1].id, c[1].id}) == 3


def test_an_item_is_the_first_paragraph_of_its_list_item_only() -> None:
    page = read_page("3. Click it.\n\n   It opens.\n\n   - Nested\n4. Close it.", source="page.md")

    assert [(block.kind, block.level) for block in page.blocks] == [
        ("item", 3),
        ("paragraph", 0),
        ("item", 0),
        ("item", 4),
    ]


def test_a_block_in_a_list_item_stays_in_it() -> None:
    tip = "   <Tip>\n     Twice.\n   </Tip>\n"
    hint = '   {% hint style="info" %}\n   Slowly.\n   {% endhint %}\n'
    text = f"1. Click it.\n\n{tip}\n{hint}2. Go on."
    page = read_page(text, source="page.md")

    assert within(page, "Twice.") == [("numbers", ""), ("item", ""), ("admonition", "tip")]
    assert within(page, "Slowly.") == [("numbers", ""), ("item", ""), ("admonition", "info")]
    assert within(page, "Go on.") == [("numbers", ""), ("item", "")]


def test_a_figure_alone_in_a_div_is_no_group() -> None:
    figure = '<figure><img src="{}.png"></figure>'
    page = read_page(
        f"<div>{figure.format('a')}</div>\n\n<div>{figure.format('b')} {figure.format('c')}</div>", source="p.md"
    )

    kinds = [[held.kind for held in block.containers] for block in page.blocks]
    assert kinds == [[], ["figures"], ["figures"]]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('Text\n\n{% hint style="info" %}\nText', 3),
        ('{% tabs %}\n{% tab title="a" %}\nText\n{% endtabs %}', 2),
        ("Text\n\n<details>\n<summary>a</summary>\nText", 3),
        ("<figure>\n<img src='a.png'>\n\nText", 1),
        (":::note\nText", 1),
        ("```{note}\nText", 1),
        ("Text\n\n```python\nText", 3),
        ("- a\n\n  ```\n  code\n\ntext", 3),
        ("Text\n\n{% endhint %}", 3),
    ],
)
def test_a_block_that_is_never_closed_is_found_where_it_begins(text: str, line: int) -> None:
    findings = read_page(text, source="page.md").findings

    assert [(finding.rule, finding.location.line) for finding in findings] == [("unclosed-block", line)]


@pytest.mark.parametrize(
    "text", ["<p>One\n<p>Two", "<ul><li>One<li>Two</ul>", "<table><tr><td>One<td>Two</table>", "Text<br>more"]
)
def test_what_html_need_not_close_is_not_found_open(text: str) -> None:
    assert read_page(text, source="page.md").findings == ()
