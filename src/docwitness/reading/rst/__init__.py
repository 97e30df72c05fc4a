"""reStructuredText to blocks: walks what docutils makes of a page.

Sphinx's roles and directives, which docutils does not know, are kept: a role as markup of its text, a directive
as a frame around its content.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any, ClassVar

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive, Parser, directives

from docwitness.errors import DocumentError
from docwitness.model import SourceLocation
from docwitness.reading.building import PageBuilder
from docwitness.reading.rst.rst_substitutions import BoundedReader
from docwitness.reading.rst.rst_text import inliner
from docwitness.reading.rst.rst_walk import Walk
from docwitness.reading.tag_meanings import DIRECTIVES
from docwitness.reading.tags import element_name

_FRAME = "docwitness-frame"
_DIRECTIVE = re.compile(r"^([ \t]*\.\. (?:\|[^|\n]+\| +)?)([A-Za-z][\w:.+-]*)::", re.MULTILINE)
_FRAMED = re.compile(rf"\b{_FRAME}:: ([\w:.+-]+)")
_KNOWN = frozenset(
    {
        "attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning", "admonition", "topic",
        "sidebar", "figure", "image", "code", "code-block", "sourcecode", "table", "list-table", "csv-table",
        "parsed-literal", "epigraph", "highlights", "pull-quote", "compound", "container", "replace", "unicode",
        "rubric", "line-block",
    }
)  # fmt: skip
"""Directives that docutils reads and that neither insert files nor change how other pages are read."""
_TITLED = frozenset(name for name, element in DIRECTIVES.items() if element.titled_by) - {"seealso", "deprecated"}
"""Directives whose argument is their title; that of others is their text."""
_MAX_CHARACTERS = 300_000
"""Of a page. docutils takes time that grows with the square of a page in many places."""
_SETTINGS: dict[str, Any] = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,
    "halt_level": 5,
    "doctitle_xform": False,
    "docinfo_xform": False,
    "syntax_highlight": "none",
    "line_length_limit": 100_000,
    "_disable_config": True,
    "input_encoding": "unicode",
}


def read_rst(page: PageBuilder, text: str) -> str:
    """Tell the builder what is on a page of reStructuredText; it has no title but its headings."""
    if len(text) > _MAX_CHARACTERS:
        raise DocumentError(
            f"the page has {len(text):,} characters; more than {_MAX_CHARACTERS:,} of reStructuredText are not read.",
            location=SourceLocation(page.source, 1),
            hint="Split it, or leave it out.",
        )
    directives.register_directive(_FRAME, _Frame)
    framed = _DIRECTIVE.sub(lambda match: match[0] if match[2] in _KNOWN else f"{match[1]}{_FRAME}:: {match[2]}", text)
    try:
        reader = BoundedReader(Parser(inliner=inliner()))
        document = publish_doctree(framed, reader=reader, settings_overrides=_SETTINGS)
        Walk(page, text.expandtabs(8).split("\n"), _FRAMED).walk(document)
    except RecursionError:
        raise DocumentError(
            "lists, quotes or directives are nested too deeply.",
            location=SourceLocation(page.source, 1),
            hint="Look for lines that are indented further and further.",
        ) from None
    return ""


class _Frame(Directive):
    """A directive that docutils does not know: its name, argument and options, around its content as it is read."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = defaultdict(lambda: directives.unchanged, name=directives.unchanged)

    def run(self) -> list[nodes.Node]:
        name, _, argument = (self.arguments[0] if self.arguments else "").partition(" ")
        options = {key: value or "" for key, value in self.options.items()}
        frame = nodes.container("\n".join(self.content), frame=name, argument=argument.strip(), options=options)
        frame.line = self.lineno
        if argument.strip():
            kind = nodes.title if element_name(name) in _TITLED else nodes.paragraph
            text, _ = self.state.inline_text(argument.strip(), self.lineno)
            frame += kind(argument.strip(), "", *text)
        self.state.nested_parse(self.content, self.content_offset, frame)
        return [frame]
