"""Which scenarios an expression chooses by words of their names: `two tabs and not (bottom or left)`. Pure.

either   →  both ("or" both)*
both     →  single ("and" single)*
single   →  "not" single | "(" either ")" | words
"""

from __future__ import annotations

import re
from collections.abc import Callable

from docwitness.errors import UsageError

Chooses = Callable[[str], bool]
_OPERATOR = re.compile(r"([()]|\b(?:and|or|not)\b)")


def chooser(expression: str) -> Chooses:
    """Whether a scenario of a name is chosen; case and punctuation do not count.

    Raises:
        UsageError: it is no such expression.
    """
    tokens = [token for part in _OPERATOR.split(expression) if (token := part.strip())][::-1]
    try:
        chooses = _either(tokens)
    except IndexError:
        tokens = [""]
    if tokens:
        raise UsageError(
            f"--only “{expression}” is not understood.",
            hint="Give words of scenarios' names, joined by and, or, not: --only “two tabs or not bottom”.",
        )
    return chooses


def _either(tokens: list[str]) -> Chooses:
    """What the last tokens say; they are taken away."""
    chooses = _both(tokens)
    while tokens and tokens[-1] == "or":
        tokens.pop()
        chooses = _any(chooses, _both(tokens))
    return chooses


def _both(tokens: list[str]) -> Chooses:
    chooses = _single(tokens)
    while tokens and tokens[-1] == "and":
        tokens.pop()
        chooses = _all(chooses, _single(tokens))
    return chooses


def _single(tokens: list[str]) -> Chooses:
    token = tokens.pop()
    if token == "not":
        refuses = _single(tokens)
        return lambda name: not refuses(name)
    if token == "(":
        chooses = _either(tokens)
        if tokens.pop() != ")":
            raise IndexError
        return chooses
    words = _words(token)
    if not words or token in (")", "and", "or"):
        raise IndexError
    return lambda name: words in _words(name)


def _any(one: Chooses, other: Chooses) -> Chooses:
    return lambda name: one(name) or other(name)


def _all(one: Chooses, other: Chooses) -> Chooses:
    return lambda name: one(name) and other(name)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
