"""A renamed label in a feature: its scenarios follow the page, so that both still promise the same."""

from __future__ import annotations

import re
from dataclasses import replace

from docwitness.scenarios.vocabulary import quote, understand

_STEP = re.compile(r"(\s*(?:Given|When|Then|And|But|\*)\s+)(.*?)(\s*)")


def renamed_in_feature(text: str, was: str, now: str) -> str:
    """The feature with the label renamed in every phrase that is about the element of that label.

    Windows of the same title, values and the names of scenarios stay as they are.
    """
    return "\n".join(_line(line, was, now) for line in text.split("\n"))


def _line(line: str, was: str, now: str) -> str:
    step = _STEP.fullmatch(line)
    said = understand(step[2]) if step else None
    if step is None or said is None or not said.labelled or said.target != was:
        return line
    wanted = replace(said, target=now)
    for place in re.finditer(re.escape(quote(was)), step[2]):
        phrase = step[2][: place.start()] + quote(now) + step[2][place.end() :]
        if understand(phrase) == wanted:
            return f"{step[1]}{phrase}{step[3]}"
    return line
