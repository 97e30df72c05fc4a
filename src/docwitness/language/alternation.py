"""One regular expression for any of many words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest that fits; one letter decides where to go on.

    A plain alternation of some hundred words is tried one by one at every place of the text.
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(r"\s" if letter == " " else re.escape(letter), {})
        node[""] = {}
    return _branches(tree)


def _branches(tree: dict[str, Any]) -> str:
    options = [letter + _branches(rest) for letter, rest in sorted(tree.items()) if letter]
    if not options:
        return ""
    choice = options[0] if len(options) == 1 and "" not in tree else f"(?:{'|'.join(options)})"
    return f"{choice}?" if "" in tree else choice
