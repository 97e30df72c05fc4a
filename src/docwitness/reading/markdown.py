"""Markdown, in all its dialects, to blocks: walks what markdown-it makes of a page."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from docwitness.errors import DocumentError
from docwitness.model import SourceLocation, SpanKind
from docwitness.reading import markdown_rules
from docwitness.reading.building import PageBuilder, Place
from docwitness.reading.elements import SKIPPED
from docwitness.reading.markup import apply_tag, is_block
from docwitness.reading.tags import Tag

_MAX_NESTING = 60
"""Levels of lists and quotes within each other; a person writes five."""
_SPANS: dict[str, SpanKind] = {"strong": "bold", "em": "italic", "s": "strike"}
_ALERT = re.compile(r"\[!([A-Za-z]+)\][ \t]*")
_TASK = re.compile(r"\[[ xX]\]\s+")


def read_markdown(page: PageBuilder, text: str) -> None:
    """Tell the builder what is on a page of Markdown."""
    env: dict[str, object] = {}
    tokens = _parser().parse(text, env)
    _refuse_depth(tokens, page.source)
    _Walk(page).walk(tokens)
    _report(page, env)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable(["table", "strikethrough"])
    parser.disable(["code", "html_block", "html_inline"])
    markdown_rules.install(parser)
    for name in ("backticks", "link", "image"):
        rule = next(rule for rule in parser.inline.ruler.__rules__ if rule.name == name)
        parser.inline.ruler.at(name, _counting_lines(rule.fn))
    return parser


def _counting_lines(rule):  # type: ignore[no-untyped-def]
    """The rule, noting on its last token how many line breaks its source has, since the token does not tell."""

    def counting(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent and len(state.tokens) > before:
            state.tokens[-1].meta["source"] = state.src[start : state.pos]
        return True

    return counting


def _refuse_depth(tokens: list[Token], source: str) -> None:
    for token in tokens:
        if token.level >= _MAX_NESTING - 1:
            line = token.map[0] + 1 if token.map else 1
            raise DocumentError(
                f"lists and quotes are nested more than {_MAX_NESTING - 2} levels deep.",
                location=SourceLocation(source, line),
                hint="No reader could follow it either: flatten the list, or leave the page out.",
            )


def _report(page: PageBuilder, env: dict[str, object]) -> None:
    for line, name in env.get("unclosed", []):  # type: ignore[attr-defined]
        page.find("unclosed-block", line, f'The directive "{name}" is opened here and never closed.')
    for duplicate in env.get("duplicate_refs", []):  # type: ignore[attr-defined]
        line = duplicate["map"][0] + 1
        page.find("duplicate-reference", line, f'The reference "{duplicate["label"].lower()}" is defined twice.')


class _Walk:
    """One walk over a page's tokens."""

    def __init__(self, page: PageBuilder) -> None:
        self.page = page
        self.line = 1
        self._open: list[Place] = []
        self._colons: list[tuple[int, str]] = []
        self._skipping: str | None = None

    def walk(self, tokens: list[Token]) -> None:
        for token in tokens:
            if token.map:
                self.line = token.map[0] + 1
            handler = getattr(self, f"_{token.type}", None)
            if handler:
                handler(token)

    # Blocks

    def _enter(self, place: Place, kind=None, label: str = "") -> None:  # type: ignore[no-untyped-def]
        self._open.append(self.page.open(place, kind, label))

    def _leave(self, _token: Token) -> None:
        self.page.leave(self._open.pop())

    def _heading_open(self, token: Token) -> None:
        self._enter(Place("heading", self.line, holds="heading", level=int(token.tag[1])))

    def _bullet_list_open(self, _token: Token) -> None:
        self._enter(Place("list", self.line), "bullets")

    def _ordered_list_open(self, token: Token) -> None:
        self._enter(Place("list", self.line, items=int(token.attrs.get("start", 1)) - 1), "numbers")

    def _list_item_open(self, _token: Token) -> None:
        holder = self._open[-1]
        holder.items += 1
        numbered = holder.container is not None and holder.container.kind == "numbers"
        self._enter(Place("item", self.line, holds="item", level=holder.items if numbered else 0), "item")

    def _blockquote_open(self, _token: Token) -> None:
        self._enter(Place("quote", self.line), "quote")

    def _table_open(self, _token: Token) -> None:
        self._enter(Place("table", self.line), "table")

    def _thead_open(self, _token: Token) -> None:
        self._enter(Place("thead", self.line))

    def _tr_open(self, _token: Token) -> None:
        self._enter(Place("row", self.line), "row", "header" if self._open[-1].name == "thead" else "")

    def _td_open(self, _token: Token) -> None:
        self._enter(Place("cell", self.line, holds="cell"))

    def _directive_open(self, _token: Token) -> None:
        self._enter(Place("content", self.line))

    def _caption_open(self, _token: Token) -> None:
        self._enter(Place("content", self.line, holds="caption"))

    _th_open = _td_open
    _heading_close = _bullet_list_close = _ordered_list_close = _list_item_close = _blockquote_close = _leave
    _table_close = _thead_close = _tr_close = _td_close = _th_close = _directive_close = _caption_close = _leave

    def _paragraph_close(self, _token: Token) -> None:
        self.page.flush()

    def _hr(self, _token: Token) -> None:
        self.page.rule(self.line)

    def _fence(self, token: Token) -> None:
        first = token.meta.get("body", token.map[0] + 1 if token.map else 1) + 1
        language = token.info.strip().split(" ")[0].strip("{}").split(",")[0]
        self.page.code(token.content, first, language)

    def _code_block(self, token: Token) -> None:
        self.page.code(token.content, self.line)

    def _raw_element(self, token: Token) -> None:
        if token.tag == "pre":
            self.page.code(re.sub(r"</?[A-Za-z][^>]*>", "", token.content).strip("\n"), self.line)

    def _comment(self, token: Token) -> None:
        words = token.content.strip()
        if words.startswith("docwitness:"):
            self.page.comments.append((self.line, words.removeprefix("docwitness:").strip()))

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
        flow_line = self.line
        for child in token.children or []:
            flow_line = self._read_inline(child, self.page.line or flow_line)

    def _read_inline(self, token: Token, line: int) -> int:
        if self._skipping and not (token.type == "tag" and token.meta["tag"].name == self._skipping):
            return line
        name, _, end = token.type.rpartition("_")
        if token.type in ("text", "text_special"):
            self.page.text(token.content, line)
        elif token.type in ("softbreak", "hardbreak"):
            self.page.text("\n", line)
        elif token.type == "code_inline":
            self._code(token, line)
        elif name in _SPANS:
            self.page.span_open(_SPANS[name], line) if end == "open" else self.page.span_close(_SPANS[name])
        elif token.type == "link_open":
            target = str(token.attrs.get("href", ""))
            self.page.refer("link", target, line)
            self.page.span_open("link", line, target)
        elif token.type == "link_close":
            self.page.span_close("link")
        elif token.type == "image":
            self._image(token, line)
        elif token.type == "tag":
            self._inline_tag(token, line)
        return self.page.line or line

    def _code(self, token: Token, line: int) -> None:
        self.page.span_open("code", line)
        self.page.text(token.content, line)
        self.page.span_close("code")

    def _image(self, token: Token, line: int) -> None:
        alt = "".join(" " if child.type == "softbreak" else child.content for child in token.children or [])
        self.page.picture(
            str(token.attrs.get("src", "")), line, alt=alt, caption=str(token.attrs.get("title", ""))
        )

    def _inline_tag(self, token: Token, line: int) -> None:
        tag: Tag = token.meta["tag"]
        if tag.name in SKIPPED and tag.family == "html":
            self._skipping = None if tag.closing or tag.selfclosing else tag.name
            return
        if is_block(tag):
            self.page.flush()
        apply_tag(self.page, tag, line)


