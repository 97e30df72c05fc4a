"""What publishing wraps around a page, taken off: it is not the page, and its instructions are not for us.

Lines are blanked, never removed, so that every line keeps its number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_INDEX_QUOTE = re.compile(r"documentation index|llms\.txt", re.IGNORECASE)
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_AGENTS = re.compile(r"#{1,2}[ \t].*\b(?:agents?|assistants?|llms?)\b.*\binstructions?\b|"
                     r"#{1,2}[ \t].*\binstructions?\b.*\b(?:agents?|assistants?|llms?)\b", re.IGNORECASE)  # fmt: skip
_ASK = re.compile(r"\bGET\s+(https?://[^\s?`]+)\?ask=")


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A page without its wrapping, line for line, and what the wrapping was good for."""

    text: str
    ask_url: str | None = None


def unwrap(text: str) -> Unwrapped:
    """The page without the quote before it that points to an index and the instructions for agents behind it."""
    lines = text.split("\n")
    end = _leading_quote(lines)
    start = _trailing_instructions(lines)
    ask = _ASK.search("\n".join(lines[start:])) if start < len(lines) else None
    kept = [line if end <= number < start else "" for number, line in enumerate(lines)]
    return Unwrapped("\n".join(kept) if end or start < len(lines) else text, ask[1] if ask else None)


def _leading_quote(lines: list[str]) -> int:
    """The number of lines that the quote at the top takes, if it is the one that publishing adds."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    end = first
    while end < len(lines) and lines[end].startswith(">"):
        end += 1
    return end if _INDEX_QUOTE.search("\n".join(lines[first:end])) else 0


def _trailing_instructions(lines: list[str]) -> int:
    """The first line of the instructions for agents, with the rule before them; the page's length without any."""
    fence = ""
    rule = candidate = None
    for number, line in enumerate(lines):
        if mark := _FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        elif not fence and line.strip():
            if rule is not None and _AGENTS.match(line[:200]):
                candidate = rule
            elif rule is not None and line.startswith("# "):
                candidate = None
            rule = number if _RULE.match(line) else None
    return len(lines) if candidate is None else candidate
