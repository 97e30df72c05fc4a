"""Emphasis that can only be meant in one way, `click **Save**`, which is nearly all there is."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_WORDS_OR_CODE = r"(?:[A-Za-z0-9 ,.'/()-]++|`[^`\n]++`(?!`))++"
_PLAIN = re.compile(
    rf"(?<![^ \n])(\*\*?|__?)(?=[A-Za-z0-9`])({_WORDS_OR_CODE})(?<=[A-Za-z0-9`])\1(?=[ \n.,;:?!)\]]|\Z)"
)
"""White space before it and white space or punctuation behind it: no other mark of the text can pair with its own."""


def install(markdown: MarkdownIt) -> None:
    """Teach the parser the short way. Everything else is left to its own rule."""
    markdown.inline.ruler.before("emphasis", "plain_emphasis", plain_emphasis)


def plain_emphasis(state: StateInline, silent: bool) -> bool:
    """`**Save**`, `_Save_`, ``**`Save`**``.

    markdown-it makes a token of every `*` and pairs them when the paragraph is read, which takes thrice as long.
    """
    match = None if silent else _PLAIN.match(state.src, state.pos)
    if match is None or match.end() > state.posMax:
        return False
    name = "strong" if len(match[1]) == 2 else "em"
    state.push(f"{name}_open", name, 1).markup = match[1]
    end, state.pos, state.posMax = state.posMax, match.start(2), match.end(2)
    state.md.inline.tokenize(state)
    state.pos, state.posMax = match.end(), end
    state.push(f"{name}_close", name, -1).markup = match[1]
    return True
