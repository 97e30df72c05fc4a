"""Pictures of one moment in a light and in a dark theme: pages show each reader the one that fits their theme."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docwitness.model import Figure

_THEME = re.compile(r"(?:^|(?<=[\W_]))(?:(?P<dark>dark)|light)(?:[-_ ]?(?:mode|theme))?(?=$|[\W_])", re.IGNORECASE)


def twins(figures: Iterable[Figure]) -> dict[str, str]:
    """By the id of each dark figure that of its light twin: their file names differ by the word for the theme alone."""
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for figure in figures:
        name = figure.src.split("#")[0]
        plain = re.sub(r"[-_ .]+", "-", _THEME.sub("", name))
        if any(theme["dark"] for theme in _THEME.finditer(name)):
            dark[figure.id] = plain
        else:
            light.setdefault(plain, figure.id)
    return {each: light[plain] for each, plain in dark.items() if plain in light}
