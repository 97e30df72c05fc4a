"""Where commands print what a run has found."""

from __future__ import annotations

import os

from rich.console import Console

_LONGEST = 2_000
"""Columns of a log. A finding takes one line in it, for whoever searches it or reads it by a program."""


def output() -> Console:
    """The console: as wide as the terminal is, or wide enough for every line where there is none."""
    console = Console()
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = _LONGEST
    return console
