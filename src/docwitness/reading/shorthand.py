"""The shorthand of a house, written out: `:btn:Save:` where the settings say that this is a button."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Literal, get_args

from docwitness.errors import UsageError

Meaning = Literal["label", "menu", "keyboard", "nothing"]
SLOT = "{label}"

_WRITTEN: Mapping[str, Mapping[Meaning, str]] = {
    "markdown": {"label": "**{}**", "menu": "**{}**", "keyboard": "<kbd>{}</kbd>", "nothing": ""},
    "rst": {"label": ":guilabel:`{}`", "menu": ":menuselection:`{}`", "keyboard": ":kbd:`{}`", "nothing": ""},
    "html": {"label": "<b>{}</b>", "menu": "<b>{}</b>", "keyboard": "<kbd>{}</kbd>", "nothing": ""},
}
"""How each dialect writes what a shorthand may mean."""
_FENCE = re.compile(r"\s*(?:```|~~~)")


def written_out(text: str, shorthand: Mapping[str, str], dialect: str) -> str:
    """The text with every shorthand replaced by what its dialect has for it; lines stay lines, code stays code.

    Raises:
        UsageError: a pattern has no `{label}`, or means something that is not known.
    """
    rules = [(_pattern(written), _WRITTEN[dialect][_meaning(written, means)]) for written, means in shorthand.items()]
    if not rules:
        return text
    lines, code = [], False
    for line in text.splitlines(keepends=True):
        code ^= bool(_FENCE.match(line))
        lines.append(line if code else _replaced(line, rules))
    return "".join(lines)


def _replaced(line: str, rules: list[tuple[re.Pattern[str], str]]) -> str:
    for pattern, instead in rules:
        line = pattern.sub(partial(_filled, instead), line)
    return line


def _filled(instead: str, match: re.Match[str]) -> str:
    return instead.format(match["label"].strip())


def _pattern(written: str) -> re.Pattern[str]:
    before, slot, after = written.partition(SLOT)
    if not slot or not before.strip():
        raise UsageError(
            f'[tool.docwitness.markup]: "{written}" has no {SLOT} behind a sign.',
            hint=f'Write the sign with {SLOT} in it: ":btn:{SLOT}:" = "label".',
        )
    end = re.escape(after) or r"(?=[\s.,;]|$)"
    return re.compile(rf"{re.escape(before)}(?P<label>[^\n]{{1,200}}?){end}")


def _meaning(written: str, means: str) -> Meaning:
    known: tuple[Meaning, ...] = get_args(Meaning)
    for each in known:
        if each == means:
            return each
    raise UsageError(
        f'[tool.docwitness.markup]: "{written}" cannot mean "{means}".', hint=f"Known: {', '.join(known)}."
    )
