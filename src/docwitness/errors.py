"""What can go wrong, as one short tree. Each branch has its exit code.

    DocwitnessError
    ├── UsageError          4   the command line or the configuration is wrong
    ├── DocumentError       4   a page cannot be read
    ├── PictureError        4   a picture cannot be read
    ├── NothingVerified     5   there was nothing to verify
    └── Inconclusive          3   the product, the browser or the harness failed

A document that is wrong is a verdict, not an error; only a plain test that asks for a figure fails by StaleFigure,
which is an AssertionError.
"""

from __future__ import annotations

from docwitness.model import SourceLocation


class DocwitnessError(Exception):
    """What happened, where in the document if it is known, and what to try."""

    exit_code = 3

    def __init__(self, message: str, *, location: SourceLocation | None = None, hint: str | None = None) -> None:
        self.message = message
        self.location = location
        self.hint = hint
        super().__init__(message)

    def __str__(self) -> str:
        """The message as printed: `page.md:42: what happened` and, indented, what to try."""
        place = f"{self.location}: " if self.location else ""
        hint = f"\n  {self.hint}" if self.hint else ""
        return f"{place}{self.message}{hint}"


class UsageError(DocwitnessError):
    """The command line or the configuration asks for something that cannot be."""

    exit_code = 4


class DocumentError(DocwitnessError):
    """A page cannot be read."""

    exit_code = 4


class PictureError(DocwitnessError):
    """A picture cannot be read, or must not be."""

    exit_code = 4


class NothingVerified(DocwitnessError):
    """There was nothing to verify, so nothing may be called verified."""

    exit_code = 5


class Inconclusive(DocwitnessError):
    """The product, the browser or the harness failed: nothing is said of the document."""

    exit_code = 3


class StaleFigure(AssertionError):
    """A figure that a test asked for does not show the product any more, or is not there."""


class Caveat(UserWarning):
    """What somebody who relies on a result should know, although it is no failure."""
