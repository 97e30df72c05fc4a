"""Rules of markdown-it, asked only where they can begin.

markdown-it asks each of its rules about every line and every mark in a text; nearly all of them look at one
character and say no.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from docwitness.reading.markdown import block_rules, text_rules

_BlockRule = Callable[[StateBlock, int, int, bool], bool]
_InlineRule = Callable[[StateInline, bool], bool]
_Rule = TypeVar("_Rule")

BLOCKS: Mapping[str, str] = {
    **{name: characters for name, (_, characters) in block_rules.RULES.items()},
    "module_line": "ie", "fence": "`~", "blockquote": ">",
    "hr": "*-_", "list": "*+-0123456789", "reference": "[", "heading": "#",
}  # fmt: skip
"""Rule → the characters with which its block can begin. What is not named is asked about every line."""
MARKS: Mapping[str, str] = {
    **{name: characters for name, (_, characters) in text_rules.RULES.items()},
    "newline": "\n", "escape": "\\", "backticks": "`", "strikethrough": "~",
    "plain_emphasis": "*_", "emphasis": "*_", "link": "[", "image": "!", "autolink": "<", "entity": "&",
}  # fmt: skip
"""Rule → the characters with which its markup can begin. What is not named is asked about every character."""


def install(markdown: MarkdownIt) -> None:
    """Let the parser ask by first character. Last of all: a rule that is added afterwards is never asked."""
    markdown.block.ruler = _Chains(markdown.block.ruler, BLOCKS, _about_line)
    markdown.inline.ruler = _Chains(markdown.inline.ruler, MARKS, _about_mark)


class _Chains(Ruler[_Rule]):
    """The chains of another ruler, each as one rule that asks those of its rules which can begin there."""

    def __init__(
        self,
        ruler: Ruler[_Rule],
        beginnings: Mapping[str, str],
        asking: Callable[[Mapping[str, Sequence[_Rule]], Sequence[_Rule]], _Rule],
    ) -> None:
        super().__init__()
        self.__rules__ = ruler.__rules__
        rules = [rule for rule in self.__rules__ if rule.enabled]
        self._chains: dict[str, list[_Rule]] = {}
        for chain in {"", *(name for rule in rules for name in rule.alt)}:
            asked = [(rule.fn, beginnings.get(rule.name)) for rule in rules if not chain or chain in rule.alt]
            by_character = {
                character: [rule for rule, begins in asked if begins is None or character in begins]
                for character in set("".join(begins for _, begins in asked if begins))
            }
            self._chains[chain] = [asking(by_character, [rule for rule, begins in asked if begins is None])]

    def getRules(self, chainName: str = "") -> list[_Rule]:
        """The one rule of this chain."""
        return self._chains.get(chainName, [])


def _about_line(by_character: Mapping[str, Sequence[_BlockRule]], others: Sequence[_BlockRule]) -> _BlockRule:
    def ask(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        start = state.bMarks[line] + state.tShift[line]
        for rule in by_character.get(state.src[start : start + 1], others):  # noqa: SIM110 - a generator takes longer
            if rule(state, line, end, silent):
                return True
        return False

    return ask


def _about_mark(by_character: Mapping[str, Sequence[_InlineRule]], others: Sequence[_InlineRule]) -> _InlineRule:
    def ask(state: StateInline, silent: bool) -> bool:
        for rule in by_character.get(state.src[state.pos], others):  # noqa: SIM110 - a generator takes longer
            if rule(state, silent):
                return True
        return False

    return ask
