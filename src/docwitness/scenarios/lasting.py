"""What a scenario does that cannot be taken back, or that costs money: it is carried out only where that is allowed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docwitness.model import Step

_LASTING = re.compile(
    r"\b(?:delet|remov|cancel(?!$)|unsubscrib|deactivat|terminat|eras|purge|destroy|revok|refund|discard|wipe|drop|"
    r"pay(?!ment method|out)|purchas|buy|place (?:an |your )?order|subscrib|upgrad|downgrad|confirm|reset|transfer|"
    r"unlink|disconnect|close account)",
    re.IGNORECASE,
)
"""Words for what cannot be taken back or costs money; a bare "Cancel" takes nothing."""


def names_lasting_act(label: str) -> bool:
    """Whether the label says so."""
    return _LASTING.search(label) is not None


def is_lasting(steps: Sequence[Step]) -> bool:
    """Whether a step of the walk does what cannot be taken back. What only opens a window does not do it yet."""
    for index, step in enumerate(steps):
        opens = any(after.action == "expect" and after.role == "window" for after in steps[index + 1 : index + 2])
        if step.action in ("click", "press") and not opens and _LASTING.search(step.target):
            return True
    return False
