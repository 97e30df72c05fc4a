"""The text of a block, its markup, and the line of each of its words."""

import pytest

from docwitness.model import Block
from docwitness.reading import read_page


def only_block(text: str, source: str = "page.md") -> Block:
    (block,) = read_page(text, source=source).blocks
    return block


def marked(block: Block) -> list[tuple[str, str]]:
    return [(span.kind, block.text[span.start : span.end]) for span in block.spans]


LABELS = [
    ("Click **Save**.", [("bold", "Save")]),
    ("Click __Save__.", [("bold", "Save")]),
    ("Click *Save*.", [("italic", "Save")]),
    ("Click `Save`.", [("code", "Save")]),
    ('Click "Save".', [("quote", "Save")]),
    ("Click “Save”.", [("quote", "Save")]),
    ("Click **`Save`**.", [("code", "Save"), ("bold", "Save")]),
    ('Click "**Save**".', [("bold", "Save"), ("quote", "Save")]),
    ("Click [Save](save.md).", [("link", "Save")]),
    ("Click <b>Save</b>.", [("bold", "Save")]),
    ("Click <strong><code>Save</code></strong>.", [("code", "Save"), ("bold", "Save")]),
    ("Click <kbd>Save</kbd>.", [("keyboard", "Save")]),
    ("Click {guilabel}`&Save`.", [("label", "Save")]),
    ("Click :guilabel:`Save`.", [("label", "Save")]),
    ("Click :btn:Save:.", [("label", "Save")]),
    ("Click :btn-icon:fa3-disk:Save:.", [("label", "Save")]),
    ("Click :fa-disk: **Save**.", [("bold", "Save")]),
    ("Click ++Save++.", [("keyboard", "Save")]),
    ('Click <Icon name="disk" /> **Save**.', [("bold", "Save")]),
    ("Click <mark style={{color: 'red'}}>**Save**</mark>.", [("bold", "Save")]),
    ("Click [Save](save.md){ .button }.", [("link", "Save")]),
    ("Click <!-- the first one --> **Save**.", [("bold", "Save")]),
    ("Click {% icon %} **Save**.", [("bold", "Save")]),
    ("Click {/* the first one */} **Save**.", [("bold", "Save")]),
]


@pytest.mark.parametrize(("text", "spans"), LABELS, ids=[text for text, _ in LABELS])
def test_a_label_is_read_in_whatever_markup_it_is_written(text: str, spans: list[tuple[str, str]]) -> None:
    block = only_block(text)

    assert block.text in ("Click Save.", 'Click "Save".', "Click “Save”.")
    assert marked(block) == spans


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{menuselection}`File --> Save &As`", "File → Save As"),
        (":navpath:Event → :fa-gear: Settings → Plugins:", "Event → Settings → Plugins"),
        (":menuselection:`File --> Save`", "File → Save"),
    ],
)
def test_a_menu_path_is_one_stretch_of_markup(text: str, shown: str) -> None:
    assert marked(only_block(f"Choose {text}.")) == [("menu", shown)]


@pytest.mark.parametrize(
    "text",
    [
        "3 < 4 and a > b",
        "snake_case_name",
        "2 * 3 * 4",
        "Time: 10:30:45",
        "a :smile: b",
        "C++ and D++ x",
        "{value}",
        "a | b",
    ],
)
def test_what_is_no_markup_is_text(text: str) -> None:
    block = only_block(text)

    assert block.text == text
    assert block.spans == ()


def test_white_space_is_collapsed_and_invisible_characters_are_dropped() -> None:
    assert only_block("Click\u00a0 the\t **Sa\u200bve**  &amp; go\ufeff.").text == "Click the Save & go."


def test_quotation_marks_within_code_are_code() -> None:
    assert marked(only_block('Enter `say "hello" twice`.')) == [("code", 'say "hello" twice')]


def test_every_word_of_a_paragraph_knows_its_line() -> None:
    block = only_block(
        "First\nsecond `code that\nruns on` fourth [a link\nof two](x.md\n'title') sixth ![](i.png\n) seventh\n"
        "<span\n  class='a'>ninth</span> {kbd}`Ctrl\nC` tenth".replace(" ![](i.png\n) seventh", " seventh")
    )

    lines = {
        word: block.line_at(block.text.index(word)) for word in ("First", "second", "runs", "fourth", "of", "sixth")
    }
    assert lines == {"First": 1, "second": 2, "runs": 3, "fourth": 3, "of": 4, "sixth": 5}
    assert [block.line_at(block.text.index(word)) for word in ("ninth", "Ctrl", "tenth")] == [7, 7, 8]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_counted_alike_whatever_ends_them(ending: str) -> None:
    text = ending.join(["---", "title: A", "---", "", "> [!NOTE]", "> One", "> two", "", "Three"])

    assert [block.location.line for block in read_page(text, source="page.md").blocks] == [6, 9]
    assert read_page(text, source="page.md").line_count == 9


def test_an_image_within_text_stands_where_its_text_does() -> None:
    page = read_page("Click ![the disk](disk.png) **Save**\nto go on.\n\n![alone](alone.png)", source="page.md")

    assert [(block.kind, block.location.line) for block in page.blocks] == [
        ("paragraph", 1),
        ("figure", 1),
        ("figure", 4),
    ]
    assert page.blocks[0].text == "Click Save to go on."
    assert [page.blocks[figure.block].text == figure.id for figure in page.figures] == [True, True]


def test_the_ids_of_figures_tell_uses_and_folders_apart() -> None:
    page = read_page("![](a/list.png)\n\n![](b/list.png)\n\n![](a/list.png)", source="page.md")

    first, second, third = (figure.id for figure in page.figures)
    assert len({first, second, third}) == 3
    assert third == f"{first}-2"


def test_code_keeps_its_lines_and_white_space() -> None:
    block = only_block("\n```python title='x'\n\ndef f():\n    return 1\n```")

    assert (block.kind, block.language, block.text) == ("code", "python", "\ndef f():\n    return 1")
    assert [block.line_at(offset) for offset in (0, 1, 10)] == [3, 4, 5]


def test_the_sections_of_a_block_are_the_headings_above_it() -> None:
    page = read_page("# A\n\n## B\n\none\n\n### C\n\n## D\n\ntwo", source="page.md")

    assert [block.section for block in page.blocks if block.kind == "paragraph"] == [("A", "B"), ("A", "D")]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("page.md", "Text\n\n<!-- docwitness: ignore empty-alt -->\nMore"),
        ("page.md", "Text\n\nMore <!--docwitness: ignore empty-alt-->"),
        ("page.mdx", "Text\n\n{/* docwitness: ignore empty-alt */}\n"),
        ("page.md", "(a)=\n\n% docwitness: ignore empty-alt\nText"),
        ("page.html", "<p>Text\n\n<!-- docwitness: ignore empty-alt -->"),
        ("page.rst", "Text\n\n.. docwitness: ignore empty-alt\n"),
    ],
)
def test_a_comment_to_docwitness_is_kept_with_its_line_and_is_no_text(source: str, text: str) -> None:
    page = read_page(text, source=source)

    assert page.comments == ((3, "ignore empty-alt"),)
    assert not [block for block in page.blocks if "docwitness" in block.text]
