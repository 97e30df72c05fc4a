"""docutils' tree to blocks, with the line of every piece found again in the source."""

from __future__ import annotations

import re

from docutils import nodes

from docwitness.model import SpanKind
from docwitness.reading.building import PageBuilder
from docwitness.reading.open_elements import ContainerKind, Place
from docwitness.reading.roles import TEXTLESS, role_kind, role_text
from docwitness.reading.tag_meanings import DIRECTIVES
from docwitness.reading.tags import element_name

_SPANS: dict[type[nodes.Node], SpanKind] = {
    nodes.strong: "bold", nodes.emphasis: "italic", nodes.literal: "code", nodes.title_reference: "italic",
}  # fmt: skip
_UNSHOWN = (nodes.comment, nodes.substitution_definition, nodes.target, nodes.pending, nodes.raw, nodes.meta,
            nodes.decoration, nodes.generated)  # fmt: skip
_SILENT_FRAMES = frozenset(
    {
        "toctree", "index", "raw", "contents", "meta", "role", "default-role", "highlight", "youtube", "video", "math",
        "graphviz", "mermaid", "class", "sectnum", "date", "title", "tabularcolumns", "bibliography", "include",
        "literalinclude",
    }
)  # fmt: skip
"""Directives whose content is no text of the page."""


class Walk:
    """One walk over docutils' tree of a page."""

    def __init__(self, page: PageBuilder, lines: list[str], framed: re.Pattern[str]) -> None:
        self.page = page
        self.lines = lines
        self.line = 1
        self._framed = framed
        self._level = 0

    def walk(self, node: nodes.Node) -> None:
        """Tell the builder what is in a node."""
        if isinstance(node, nodes.system_message):
            return
        if isinstance(node, nodes.Element):
            self._anchors(node)
        if isinstance(node, nodes.comment):
            self.page.comment(node.astext(), node.line or self.line)
        if isinstance(node, _UNSHOWN):
            return
        for kind in type(node).__mro__:
            handler = getattr(self, f"_{kind.__name__}", None)
            if handler:
                handler(node)
                return
        self._children(node)

    def _anchors(self, node: nodes.Element) -> None:
        names: list[str] = node.get("ids", []) if isinstance(node, nodes.target) else []
        for name in names:
            self.page.anchor(name, node.line or self.line)

    def _children(self, node: nodes.Node) -> None:
        for child in node.children:
            self.walk(child)

    # Where things stand

    def _find_line(self, node: nodes.Element) -> int:
        """The line on which the node's first line of source stands: at docutils' word, or else from here on."""
        first = node.rawsource.strip().split("\n", 1)[0].strip()
        if not first:
            return node.line or self.line
        for number in (node.line or 0, (node.line or 0) + 1, (node.line or 0) - 1):
            if 0 < number <= len(self.lines) and first in self.lines[number - 1]:
                return number
        for number in range(self.line, len(self.lines) + 1):
            if first in self.lines[number - 1]:
                return number
        return node.line or self.line

    def _within(self, node: nodes.Node, place: Place, kind: ContainerKind | None = None, label: str = "") -> None:
        opened = self.page.open(place, kind, label)
        self._children(node)
        self.page.leave(opened)

    # Blocks

    def _section(self, node: nodes.section) -> None:
        self._level += 1
        self._children(node)
        self._level -= 1

    def _title(self, node: nodes.title) -> None:
        self.line = self._find_line(node)
        if isinstance(node.parent, nodes.section):
            place = Place("heading", self.line, holds="heading", level=min(max(self._level, 1), 6))
        elif isinstance(node.parent, nodes.table):
            place = Place("caption", self.line, holds="caption")
        else:
            place = Place("title", self.line, holds="title")
        self._line_of_text(node, place)

    def _line_of_text(self, node: nodes.Node, place: Place) -> None:
        opened = self.page.open(place)
        self._inline(node)
        self.page.leave(opened)

    def _paragraph(self, node: nodes.paragraph) -> None:
        self.line = self._find_line(node)
        self._inline(node)
        self.page.flush()

    def _caption(self, node: nodes.caption) -> None:
        self.line = self._find_line(node)
        self._line_of_text(node, Place("caption", self.line, holds="caption"))

    def _bullet_list(self, node: nodes.bullet_list) -> None:
        self._within(node, Place("list", node.line or self.line), "bullets")

    def _enumerated_list(self, node: nodes.enumerated_list) -> None:
        self._within(node, Place("list", node.line or self.line, items=int(node.get("start", 1)) - 1), "numbers")

    def _list_item(self, node: nodes.list_item) -> None:
        holder = self.page.innermost("list")
        number = 0
        if holder and isinstance(node.parent, nodes.enumerated_list):
            holder.items += 1
            number = holder.items
        self._within(node, Place("item", node.line or self.line, holds="item", level=number), "item")

    def _block_quote(self, node: nodes.block_quote) -> None:
        self._within(node, Place("quote", node.line or self.line), "quote")

    def _term(self, node: nodes.term) -> None:
        self.line = self._find_line(node)
        self._line_of_text(node, Place("term", self.line, holds="term"))

    _field_name = _term

    def _literal_block(self, node: nodes.literal_block) -> None:
        self.line = self._find_line(node)
        written: list[str] = node.get("classes", [])
        languages = [language for language in written if language != "code"]
        self.page.code(self._framed.sub(r"\1::", node.astext()), self.line, languages[0] if languages else "")
        self.line += node.astext().count("\n")

    def _line_block(self, node: nodes.line_block) -> None:
        for line in node.children:
            if isinstance(line, nodes.line):
                self.line = self._find_line(line)
                self._inline(line)
                self.page.flush()

    def _transition(self, node: nodes.transition) -> None:
        self.page.rule(node.line or self.line)

    def _Admonition(self, node: nodes.Element) -> None:
        self._within(node, Place("admonition", node.line or self.line), "admonition", node.tagname)

    def _admonition(self, node: nodes.admonition) -> None:
        self._within(node, Place("admonition", node.line or self.line), "admonition", "note")

    _topic = _sidebar = _admonition

    # Tables

    def _table(self, node: nodes.table) -> None:
        self._within(node, Place("table", node.line or self.line), "table")

    def _row(self, node: nodes.row) -> None:
        label = "header" if isinstance(node.parent, nodes.thead) else ""
        self._within(node, Place("row", node.line or self.line), "row", label)

    def _entry(self, node: nodes.entry) -> None:
        self._within(node, Place("cell", node.line or self.line, holds="cell"))

    # Figures and frames

    def _figure(self, node: nodes.figure) -> None:
        self._within(node, Place("figure", node.line or self.line))

    def _image(self, node: nodes.image) -> None:
        line = self._picture_line(node)
        self.page.picture(node["uri"], line, alt=node.get("alt", ""), width=node.get("width"))

    def _picture_line(self, node: nodes.image) -> int:
        for number in range(max(self.line, 1), len(self.lines) + 1):
            if node["uri"] in self.lines[number - 1]:
                self.line = number
                return number
        return node.line or self.line

    def _container(self, node: nodes.container) -> None:
        name: str | None = node.get("frame")
        if name is None:
            self._children(node)
            return
        self.line = node.line or self.line
        if name in ("include", "literalinclude"):
            self.page.include(node["argument"], self.line)
        if name not in _SILENT_FRAMES:
            self._frame(node, name)

    def _frame(self, node: nodes.container, name: str) -> None:
        element = DIRECTIVES.get(element_name(name))
        place = Place(name, self.line)
        self._within(node, place, element.container if element else None, element.label if element else "")

    # Text

    def _inline(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.inline) and "role" in node:
            self._role(node)
            return
        for child in node.children:
            start = self.line
            self._read(child)
            if isinstance(child, nodes.Element) and child.rawsource:
                self.line = start + child.rawsource.count("\n")

    def _read(self, node: nodes.Node) -> None:
        kind = next((span for kind, span in _SPANS.items() if isinstance(node, kind)), None)
        if isinstance(node, nodes.Text):
            self.page.text(node.astext(), self.line)
            self.line += node.astext().count("\n")
        elif isinstance(node, nodes.image):
            self._image(node)
        elif isinstance(node, nodes.reference):
            self._reference(node)
        elif isinstance(node, nodes.problematic):
            self._problematic(node)
        elif isinstance(node, (nodes.target, nodes.footnote_reference, nodes.citation_reference)):
            return
        elif kind:
            self.page.span_open(kind, self.line)
            self._inline(node)
            self.page.span_close(kind)
        else:
            self._inline(node)

    def _role(self, node: nodes.inline) -> None:
        role = node["role"]
        kind = role_kind(role)
        text, target = role_text(node.astext(), kind)
        if role.split("-")[0] in TEXTLESS:
            return
        if kind:
            self.page.span_open(kind, self.line, target)
        self.page.text(text, self.line)
        if kind:
            self.page.span_close(kind)

    def _reference(self, node: nodes.reference) -> None:
        address: str = node.get("refuri", "")
        target = address or "#" + str(node.get("refid", ""))
        if address:
            self.page.refer("link", address, self.line)
        self.page.span_open("link", self.line, target)
        self._inline(node)
        self.page.span_close("link")

    def _problematic(self, node: nodes.problematic) -> None:
        text = node.astext()
        if text.endswith("_"):
            self.page.find("broken-reference", self.line, f'The reference "{text.strip("`_")}" is defined nowhere.')
        if not (text.startswith("|") and _goes_before_label(node)):  # an icon that is defined for all pages
            self.page.text(text.strip("`_|"), self.line)


def _goes_before_label(node: nodes.Node) -> bool:
    """Whether nothing but a space stands between it and what is marked up."""
    siblings = list(node.parent.children)
    at = siblings.index(node)
    following = siblings[at + 1 : at + 3]
    space = bool(following) and isinstance(following[0], nodes.Text) and not following[0].astext().strip()
    return space and isinstance(following[-1], tuple(_SPANS))
