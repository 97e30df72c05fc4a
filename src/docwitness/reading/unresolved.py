"""What a page leaves to its publisher to fill in: variables and expressions, told of so that nothing vanishes."""

from __future__ import annotations

import re

from docwitness.reading.building import PageBuilder

UNRESOLVED = re.compile(r"\{\{[^{}\n]+\}\}|\$\{[^{}\n]+\}|\{%[^%\n]+%\}")
"""A variable or an expression of Liquid, Jinja, Handlebars or JavaScript."""


def note_unresolved(page: PageBuilder) -> None:
    """Say for each variable in the text and in addresses of figures where it stands first."""
    page.flush()
    for block in page.blocks:
        if block.kind not in ("code", "html", "figure"):
            coded = [(span.start, span.end) for span in block.spans if span.kind == "code"]
            for match in UNRESOLVED.finditer(block.text):
                if not any(start <= match.start() < end for start, end in coded):
                    page.unread(match[0], block.line_at(match.start()))
    for figure in page.figures:
        for match in UNRESOLVED.finditer(figure.src):
            page.unread(match[0], figure.location.line)
