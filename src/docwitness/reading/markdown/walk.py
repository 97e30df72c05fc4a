"""markdown-it's tokens to blocks: one walk over a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from urllib.parse import unquote

from markdown_it.token import Token

from docwitness.model import BlockKind, SpanKind
from docwitness.reading.building import PageBuilder
from docwitness.reading.markup import apply_tag, is_block
from docwitness.reading.open_elements import ContainerKind, Place
from docwitness.reading.tag_meanings import SKIPPED
from docwitness.reading.tags import Tag

_ELEMENTS: dict[str, tuple[str, ContainerKind | None, BlockKind | None]] = {
    "bullet_list": ("list", "bullets", None),
    "table": ("table", "table", None),
    "thead": ("thead", None, None),
    "td": ("cell", None, "cell"),
    "th": ("cell", None, "cell"),
    "dt": ("term", None, "term"),
    "dd": ("definition", None, "paragraph"),
    "directive": ("content", None, None),
    "title": ("title", None, "title"),
}
"""What opens with a token of that name: an element, its container, and what its text becomes."""
_SPANS: dict[str, SpanKind] = {"strong": "bold", "em": "italic", "s": "strike"}
_UNRESOLVED = re.compile(r"\[[^\[\]\n]+\]\[([^\[\]\n]+)\]")


class Walk:
    """Tells the builder what the tokens of a page are. A token's handler is the method of its type's name."""

    def __init__(self, page: PageBuilder) -> None:
        self.page = page
        self.line = 1
        self._open: list[Place] = []
        self._colons: list[tuple[int, str]] = []
        self._skipping: str | None = None

    def walk(self, tokens: list[Token]) -> None:
        """Tell the builder what is in these tokens."""
        for token in tokens:
            if token.map:
                self.line = token.map[0] + 1
            name, _, end = token.type.rpartition("_")
            if end == "open" and name in _ELEMENTS:
                element, kind, holds = _ELEMENTS[name]
                self._enter(Place(element, self.line, holds=holds), kind)
            elif end == "close" and (name in _ELEMENTS or _handler(f"{name}_open")):
                self.page.leave(self._open.pop())
            elif handler := _handler(token.type):
                handler(self, token)

    # Blocks

    def _enter(self, place: Place, kind: ContainerKind | None = None, label: str = "") -> None:
        self._open.append(self.page.open(place, kind, label))

    def _heading_open(self, token: Token) -> None:
        self._enter(Place("heading", self.line, holds="heading", level=int(token.tag[1])))
        if anchor := token.meta.get("anchor"):
            self.page.anchor(anchor, self.line)

    def _ordered_list_open(self, token: Token) -> None:
        self._enter(Place("list", self.line, items=int(token.attrs.get("start", 1)) - 1), "numbers")

    def _list_item_open(self, _token: Token) -> None:
        holder = self._open[-1]
        holder.items += 1
        numbered = holder.container is not None and holder.container.kind == "numbers"
        self._enter(Place("item", self.line, holds="item", level=holder.items if numbered else 0), "item")

    def _blockquote_open(self, token: Token) -> None:
        kind = token.meta.get("alert", "div")
        if kind == "div":
            self._enter(Place("quote", self.line), "quote")
            return
        self._enter(Place("alert", self.line), "admonition", kind)
        if title := token.meta["title"]:
            self.page.titled(title, self.line)

    def _tr_open(self, _token: Token) -> None:
        self._enter(Place("row", self.line), "row", "header" if self._open[-1].name == "thead" else "")

    def _myst_target(self, token: Token) -> None:
        self.page.anchor(token.content, self.line)

    def _paragraph_close(self, _token: Token) -> None:
        self.page.flush()

    def _hr(self, _token: Token) -> None:
        self.page.rule(self.line)

    def _fence(self, token: Token) -> None:
        begin, end = token.map or (0, 0)
        lines = token.content.count("\n") + (not token.content.endswith("\n") and bool(token.content))
        if end - begin < lines + 2 and "body" not in token.meta:
            self.page.find("unclosed-block", begin + 1, "The code block is opened here and never closed.")
        language = token.info.strip().split(" ")[0].strip("{}").split(",")[0]
        self.page.code(token.content, token.meta.get("body", begin + 1) + 1, language)

    def _code_block(self, token: Token) -> None:
        self.page.code(token.content, self.line)

    def _raw_element(self, token: Token) -> None:
        if token.tag == "pre":
            self.page.code(re.sub(r"</?[A-Za-z][^>]*>", "", token.content).strip("\n"), self.line)

    def _comment(self, token: Token) -> None:
        self.page.comment(token.content, self.line)

    _myst_line_comment = _inline_comment = _comment

    def _tag(self, token: Token) -> None:
        tag: Tag = token.meta["tag"]
        if "colons" in token.meta:
            tag = self._match_colons(tag, token.meta["colons"])
        apply_tag(self.page, tag, self.line)

    def _match_colons(self, tag: Tag, colons: int) -> Tag:
        """The closing tag that a line of nothing but colons stands for."""
        if tag.name:
            if not tag.selfclosing and not tag.closing:
                self._colons.append((colons, tag.name))
            return tag
        for index in range(len(self._colons) - 1, -1, -1):
            if self._colons[index][0] <= colons:
                name = self._colons[index][1]
                del self._colons[index:]
                return Tag(name, closing=True, family="block", written=name)
        return tag

    # Text

    def _inline(self, token: Token) -> None:
        self._links: list[int] = []
        for child in token.children or []:
            skipped = self._skipping and not (child.type == "tag" and child.meta["tag"].name == self._skipping)
            name, _, end = child.type.rpartition("_")
            if skipped:
                pass
            elif name in _SPANS and end == "open":
                self.page.span_open(_SPANS[name], self.line)
            elif name in _SPANS:
                self.page.span_close(_SPANS[name])
            elif handler := _handler(f"inline_{child.type}"):
                handler(self, child)
            self._count_lines(child)

    def _unmarked(self, token: Token) -> None:
        self.page.text(token.content, self.line)

    def _plain(self, token: Token) -> None:
        message = "So many brackets are open in this paragraph that it is read without its markup."
        self.page.find("long-paragraph", self.line, message, "note")
        self.page.text(re.sub(r"<[^<>]*>", " ", token.content), self.line)

    def _count_lines(self, token: Token) -> None:
        """Go on to the line on which the token ends."""
        if token.type in ("softbreak", "hardbreak"):
            self.line += 1
        elif token.type == "link_open":
            self._links.append(self.line)
        elif token.type == "link_close" and self._links:
            self.line = self._links.pop() + token.meta.get("source", "").count("\n")
        elif "source" in token.meta:
            self.line += token.meta["source"].count("\n")

    def _inline_text(self, token: Token) -> None:
        for reference in _UNRESOLVED.finditer(token.content):
            message = f'The reference "{reference[1]}" is defined nowhere on the page.'
            self.page.find("broken-reference", self.line, message)
        self.page.text(token.content, self.line)

    def _inline_softbreak(self, _token: Token) -> None:
        self.page.at(self.line).gap()

    def _inline_code_inline(self, token: Token) -> None:
        mark = len(token.markup)
        self.page.span_open("code", self.line)
        self.page.text(token.meta["source"][mark:-mark] if "source" in token.meta else token.content, self.line)
        self.page.span_close("code")

    def _inline_role(self, token: Token) -> None:
        kind = token.meta["kind"]
        if kind:
            self.page.span_open(kind, self.line, token.meta["target"])
        self.page.text(token.content, self.line)
        if kind:
            self.page.span_close(kind)

    def _inline_link_open(self, token: Token) -> None:
        target = unquote(str(token.attrs.get("href", "")))
        self.page.refer("link", target, self.line)
        self.page.span_open("link", self.line, target)

    def _inline_link_close(self, _token: Token) -> None:
        self.page.span_close("link")

    def _inline_image(self, token: Token) -> None:
        alt = "".join(" " if child.type == "softbreak" else child.content for child in token.children or [])
        src, title = unquote(str(token.attrs.get("src", ""))), str(token.attrs.get("title", ""))
        width = token.attrs.get("width")
        self.page.picture(src, self.line, alt=alt, caption=title, width=str(width) if width else None)

    def _inline_include(self, token: Token) -> None:
        name, target = token.meta["name"], token.meta["target"]
        if name == "include" and target:
            self.page.include(target, self.line)

    def _inline_tag(self, token: Token) -> None:
        tag: Tag = token.meta["tag"]
        if tag.name in SKIPPED and tag.family == "html":
            self._skipping = None if tag.closing or tag.selfclosing else tag.name
            return
        if is_block(tag):
            self.page.flush()
        apply_tag(self.page, tag, self.line)

    _inline_text_special, _inline_hardbreak, _inline_gap = _inline_text, _inline_softbreak, _inline_softbreak


@cache
def _handler(name: str) -> Callable[[Walk, Token], None] | None:
    return getattr(Walk, f"_{name}", None)
