"""Which scenarios an expression chooses by words of their names: `two tabs and not (bottom or left)`. Pure.

either   →  both ("or" both)*
both     →  single ("and" single)*
single   →  "not" single | "(" either ")" | words
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

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
    return _joined(tokens, "or", _both, any)


def _both(tokens: list[str]) -> Chooses:
    return _joined(tokens, "and", _single, all)


def _joined(
    tokens: list[str], operator: str, part: Callable[[list[str]], Chooses], enough: Callable[[Iterable[bool]], bool]
) -> Chooses:
    parts = [part(tokens)]
    while tokens and tokens[-1] == operator:
        tokens.pop()
        parts.append(part(tokens))
    return lambda name: enough(chooses(name) for chooses in parts)


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


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
