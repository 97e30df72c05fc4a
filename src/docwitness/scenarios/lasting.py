"""What a scenario does that cannot be taken back, or that costs money: it is carried out only where that is allowed."""

from __future__ import annotations

from collections.abc import Sequence

from docwitness.language.harm import is_destructive
from docwitness.model import Step


def is_lasting(steps: Sequence[Step]) -> bool:
    """Whether a step of the walk does what cannot be taken back. What only opens a window does not do it yet."""
    for index, step in enumerate(steps):
        opens = any(after.action == "expect" and after.role == "window" for after in steps[index + 1 : index + 2])
        if step.action in ("click", "press") and not opens and is_destructive(step.target):
            return True
    return False
