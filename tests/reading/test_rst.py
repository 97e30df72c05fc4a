"""reStructuredText: what Sphinx adds to it is kept, and lines are those of the source."""

import pytest

from docwitness.errors import DocumentError
from docwitness.model import DocPage
from docwitness.reading import guess_dialect, read_page


def page(text: str) -> DocPage:
    return read_page(text, source="page.rst")


def test_paragraphs_that_say_the_same_stand_on_their_own_lines() -> None:
    blocks = page("Title\n=====\n\nClick it.\n\nClick it.\n\n* Click it.\n\n* Click it.\n").blocks

    assert [block.location.line for block in blocks] == [1, 4, 6, 8, 10]


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        (":guilabel:`&Save`", "label", "Save"),
        (":menuselection:`File --> Save`", "menu", "File → Save"),
        (":kbd:`Ctrl+S`", "keyboard", "Ctrl+S"),
        (":ref:`the settings <settings>`", "link", "the settings"),
        (":py:func:`~os.getcwd`", "code", "os.getcwd"),
        ("**Save**", "bold", "Save"),
        ("``Save``", "code", "Save"),
        ("`Save`", "italic", "Save"),
        ("`Save <https://example.com>`_", "link", "Save"),
    ],
)
def test_a_role_is_markup_of_its_text(text: str, kind: str, shown: str) -> None:
    (block,) = page(f"Click {text} now.").blocks

    assert block.text == f"Click {shown} now."
    assert [(span.kind, block.text[span.start : span.end]) for span in block.spans] == [(kind, shown)]


def test_a_role_that_is_not_known_shows_its_text() -> None:
    (block,) = page("Click :custom:`Save` now.").blocks

    assert (block.text, block.spans) == ("Click Save now.", ())


def test_an_icon_that_is_defined_for_all_pages_is_no_word_before_its_label() -> None:
    """Icons are substitutions that the site's configuration defines; a product's name is one that stands by itself."""
    page = read_page("On the |gear| **Plan** tab of |product| click |more|.\n", source="page.rst")
    assert page.blocks[0].text == "On the Plan tab of product click more."


def test_a_directive_that_is_not_known_keeps_its_content() -> None:
    blocks = page(".. custom-box:: Title\n   :option: value\n\n   Click **Save**.\n\nAfter.\n").blocks

    assert [block.text for block in blocks] == ["Title", "Click Save.", "After."]
    assert blocks[-1].containers == ()


def test_a_directive_shown_as_code_is_shown_as_it_is_written() -> None:
    (block,) = page("::\n\n   .. custom-box:: Title\n").blocks

    assert (block.kind, block.text) == ("code", ".. custom-box:: Title")


def test_no_file_is_inserted_and_nothing_raw_is_read() -> None:
    host = "/etc/hostname"
    read = page(f".. include:: {host}\n\n.. raw:: html\n   :file: {host}\n\n.. csv-table::\n   :file: {host}\n\nText\n")

    assert [block.text for block in read.blocks] == ["Text"]
    assert [(reference.kind, reference.target) for reference in read.references] == [("include", "/etc/hostname")]


def test_a_reference_without_a_target_is_found() -> None:
    (finding,) = page("Text\n\nSee settings_.\n").findings

    assert (finding.rule, finding.location.line) == ("broken-reference", 3)


def test_a_monstrous_paragraph_is_read_without_its_markup() -> None:
    (block,) = page("**a " * 1_300).blocks

    assert (block.text[:8], block.spans) == ("**a **a ", ())


def test_a_page_that_docutils_would_never_finish_is_refused() -> None:
    with pytest.raises(DocumentError, match="more than 300,000 of reStructuredText are not read"):
        page("**a " * 75_001)


@pytest.mark.parametrize(
    ("source", "text", "dialect"),
    [
        ("page.rst", "# no heading", "rst"),
        ("page.md", ".. note:: x", "markdown"),
        ("page.mdx", "<Tip>x</Tip>", "markdown"),
        ("page.htm", "text", "html"),
        ("https://example.com/page.md?x=1", "text", "markdown"),
        ("https://example.com/page", "<!DOCTYPE html>\n<p>x", "html"),
        ("page.txt", "Title\n=====\n\n.. note:: x", "rst"),
        ("page.txt", "Title\n=====\n\nText", "markdown"),
    ],
)
def test_the_dialect_is_that_of_the_ending_or_of_the_text(source: str, text: str, dialect: str) -> None:
    assert guess_dialect(text, source) == dialect


def test_what_goes_into_an_index_is_text_as_well() -> None:
    """Sphinx keeps the text of the role `index` on the page; the directive of that name shows none."""
    page = read_page("`Sail plans`:index:\n===================\n\nHoist the :index:`jib`.", source="docs/sails.rst")
    assert page.name == page.title == "Sail plans"
    assert page.blocks[-1].text == "Hoist the jib."
    assert read_page("Hoist the jib.", source="docs/sails.rst").name == "sails.rst"
