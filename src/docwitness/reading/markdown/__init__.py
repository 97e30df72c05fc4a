"""Markdown, in all its dialects, to blocks: walks what markdown-it makes of a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, cast

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, backtick, image, link
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin

from docwitness.errors import DocumentError
from docwitness.model import SourceLocation
from docwitness.reading.building import PageBuilder
from docwitness.reading.markdown import block_rules, first_character, plain_emphasis, text_rules
from docwitness.reading.markdown.leveling import level
from docwitness.reading.markdown.walk import Walk

_InlineRule = Callable[[StateInline, bool], bool]
_MAX_NESTING = 60
"""Levels of lists and quotes within each other; a person writes five."""
_SIGNS = {
    "myst": re.compile(r"^(?:`{3,}|:{3,})\{|\{[a-z:]+\}`|^\([\w:-]+\)=$", re.MULTILINE),
    "definitions": re.compile(r"^ {0,3}[:~][ \t]", re.MULTILINE),
    "table": re.compile(r"\|"),
    "strikethrough": re.compile("~~"),
}
"""What a page must have for a part of the syntax to be looked for at all: each part asks about every line or
character, and a page without MyST may begin a line with `%` and mean it."""


def read_markdown(page: PageBuilder, text: str) -> None:
    """Tell the builder what is on a page of Markdown."""
    env: dict[str, object] = {}
    syntax = frozenset(name for name, sign in _SIGNS.items() if sign.search(text))
    tokens = _parser(syntax).parse(level(text), env)
    _refuse_depth(tokens, page.source)
    Walk(page).walk(tokens)
    _report(page, env)


@cache
def _parser(syntax: frozenset[str]) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable(sorted(syntax & {"table", "strikethrough"}))
    parser.disable(["code", "html_block", "html_inline"])
    block_rules.install(parser)
    text_rules.install(parser)
    plain_emphasis.install(parser)
    if "definitions" in syntax:
        parser.use(deflist_plugin)
    if "myst" in syntax:
        parser.use(myst_block_plugin)
    for name, rule in (("backticks", backtick), ("link", link), ("image", image)):
        parser.inline.ruler.at(name, _keeping_source(rule))
    first_character.install(parser)
    return parser


def _keeping_source(rule: _InlineRule) -> _InlineRule:
    """The rule, keeping on its last token what it was written as, since the token does not tell on how many lines."""

    def keeping(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent and len(state.tokens) > before:
            state.tokens[-1].meta["source"] = state.src[start : state.pos]
        return True

    return keeping


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
    for line, name in cast("list[tuple[int, str]]", env.get("unclosed", [])):
        page.find("unclosed-block", line, f'The directive "{name}" is opened here and never closed.')
    for duplicate in cast("list[dict[str, Any]]", env.get("duplicate_refs", [])):
        message = f'The reference "{duplicate["label"].lower()}" is defined twice; the first one counts.'
        page.find("duplicate-reference", duplicate["map"][0] + 1, message)
