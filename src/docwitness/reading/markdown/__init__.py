"""Markdown, in all its dialects, to blocks: walks what markdown-it makes of a page."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin

from docwitness.errors import DocumentError
from docwitness.model import SourceLocation
from docwitness.reading.building import PageBuilder
from docwitness.reading.markdown import block_rules, text_rules
from docwitness.reading.markdown.leveling import level
from docwitness.reading.markdown.walk import Walk

_MAX_NESTING = 60
"""Levels of lists and quotes within each other; a person writes five."""
_MYST = re.compile(r"^(?:`{3,}|:{3,})\{|\{[a-z:]+\}`|^\([\w:-]+\)=$", re.MULTILINE)
"""What only MyST writes: a page without it may begin a line with `%` or `+++` and mean it."""


def read_markdown(page: PageBuilder, text: str) -> None:
    """Tell the builder what is on a page of Markdown."""
    env: dict[str, object] = {}
    tokens = _parser(myst=bool(_MYST.search(text))).parse(level(text), env)
    _refuse_depth(tokens, page.source)
    Walk(page).walk(tokens)
    _report(page, env)


@cache
def _parser(*, myst: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable(["table", "strikethrough"])
    parser.disable(["code", "html_block", "html_inline"])
    block_rules.install(parser)
    text_rules.install(parser)
    parser.use(deflist_plugin)
    if myst:
        parser.use(myst_block_plugin)
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
