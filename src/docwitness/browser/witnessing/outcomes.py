"""How a step ends when it does not pass, as exceptions that steps and page objects may raise.

StepEnd
├── Broken      the product does not do what the phrase says, and there is evidence for it
└── Undecided   it could not be told, and what a person could add so that it can be
"""

from __future__ import annotations

import re
from copy import copy
from typing import Any

import requests
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from docwitness.browser.product import connection_in_words
from docwitness.errors import DocwitnessError
from docwitness.model import Box, Outcome


class StepEnd(Exception):
    """Ends a step with a reason that is printed as it stands."""

    outcome: Outcome

    def __init__(
        self,
        why: str,
        *,
        expected: str | None = None,
        found: tuple[str, ...] = (),
        window: str | None = None,
        highlight: Box | None = None,
        readings: int = 0,
    ) -> None:
        super().__init__(why)
        self.why = why
        self.expected = expected
        """The label or state that the document names."""
        self.found = found
        """Labels that were there instead, most alike first."""
        self.window = window
        self.highlight = highlight
        self.readings = readings
        """How many elements may be meant, where that is the trouble."""

    def again(self) -> StepEnd:
        """The same end, to be raised once more."""
        return copy(self)

    @property
    def told(self) -> dict[str, Any]:
        """What it says of the line that it ends: fields of `Observation`."""
        told = {"expected": self.expected, "found": self.found, "window": self.window, "highlight": self.highlight}
        return {"outcome": self.outcome, "why": self.why, **{name: value for name, value in told.items() if value}}

    def add(self, sentence: str) -> None:
        """Say one more thing of why."""
        if sentence and sentence not in self.why:
            self.why = f"{self.why} {sentence}"
            self.args = (self.why,)


class Broken(StepEnd, AssertionError):
    """The product does not do what the phrase says. Raise it only with evidence."""

    outcome = "broken"


class Undecided(StepEnd):
    """It could not be told: nothing is said against the document or the product."""

    outcome = "undecided"


def failure_in_words(error: BaseException) -> str:
    """What failed, for a report: without the log of the browser's driver, which the trace has, and its ornaments."""
    if isinstance(error, DocwitnessError):
        return str(error)
    if isinstance(error, requests.RequestException):
        url = error.request.url if error.request is not None else "its address"
        return f"nobody answers at {url}: {connection_in_words(error)}."
    text = str(error).strip()
    if isinstance(error, PlaywrightError):
        return " ".join(re.sub(r"[\u2500-\u257f]", " ", re.split("Call log:|Browser logs:", text)[0]).split())
    return f"{type(error).__name__}: {text}"


_NOT_THE_CAUSE = re.compile(
    r"(?:re)?trying|attempting|scrolling|done scrolling|locator resolved|waiting for element|waiting \d"
)
"""Lines of Playwright's call log that tell what it did, not what it waited for."""


def timed_out(error: BaseException) -> Undecided | None:
    """What it amounts to that a suite's own code timed out waiting for the product; None for every other error.

    Whether the product or the suite is wrong, only a person can tell.
    """
    if not isinstance(error, PlaywrightTimeout):
        return None
    first, *log = (re.sub(r"^- |^\d+ × ", "", line.strip()) for line in error.message.strip().splitlines())
    causes = [line for line in log if re.match(r"\w", line) and line != "Call log:" and not _NOT_THE_CAUSE.match(line)]
    return Undecided(f"timed out waiting: {causes[-1] if causes else first}.")
