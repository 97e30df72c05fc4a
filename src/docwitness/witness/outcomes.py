"""How a step ends when it does not pass, as exceptions that steps and page objects may raise.

StepEnd
├── Broken      the product does not do what the phrase says, and there is evidence for it
└── Undecided   it could not be told, and what a person could add so that it can be
"""

from __future__ import annotations

from docwitness.model import Box


class StepEnd(Exception):
    """Ends a step with a reason that is printed as it stands."""

    def __init__(
        self,
        why: str,
        *,
        expected: str | None = None,
        found: tuple[str, ...] = (),
        window: str | None = None,
        highlight: Box | None = None,
    ) -> None:
        super().__init__(why)
        self.why = why
        self.expected = expected
        """The label or state that the document names."""
        self.found = found
        """Labels that were there instead, most alike first."""
        self.window = window
        self.highlight = highlight


class Broken(StepEnd, AssertionError):
    """The product does not do what the phrase says. Raise it only with evidence."""


class Undecided(StepEnd):
    """It could not be told: nothing is said against the document or the product."""
