"""Docwitness puts product documentation on the witness stand.

These are the names that suites and extensions may rely on. Each is imported when it is asked for: reading a page needs
no browser, and judging a figure no pytest.

    from docwitness import PageObject, Witness, window      # a suite's windows and steps
    from docwitness import read_page, read_procedure        # what a page promises
    from docwitness import capture, judge                   # a figure, held against what a page shows
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docwitness.asking.answers import Answer
    from docwitness.asking.client import ask
    from docwitness.browser.capturing.capture import CaptureEvidence, capture
    from docwitness.browser.pageobjects import PageObject, arrive_at, standing, window
    from docwitness.browser.product import Product
    from docwitness.browser.witnessing.outcomes import Broken, Undecided
    from docwitness.browser.witnessing.stand import Stand as Witness
    from docwitness.checking.rules import Facts, Rule
    from docwitness.errors import (
        Caveat,
        DocumentError,
        DocwitnessError,
        Inconclusive,
        NothingVerified,
        PictureError,
        StaleFigure,
        UsageError,
    )
    from docwitness.figures import judge
    from docwitness.figures.element_json import read_elements, write_elements
    from docwitness.figures.text_reading import Line, TextReader
    from docwitness.model import (
        Change,
        Claim,
        DocPage,
        ElementMap,
        Figure,
        FigureVerdict,
        Finding,
        Judgement,
        PageVerdict,
        Procedure,
        Report,
        SentenceVerdict,
        SourceLocation,
        Step,
    )
    from docwitness.procedures import read_procedure
    from docwitness.reading import read_page

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "Broken",
    "CaptureEvidence",
    "Caveat",
    "Change",
    "Claim",
    "DocPage",
    "DocumentError",
    "DocwitnessError",
    "ElementMap",
    "Facts",
    "Figure",
    "FigureVerdict",
    "Finding",
    "Inconclusive",
    "Judgement",
    "Line",
    "NothingVerified",
    "PageObject",
    "PageVerdict",
    "PictureError",
    "Procedure",
    "Product",
    "Report",
    "Rule",
    "SentenceVerdict",
    "SourceLocation",
    "StaleFigure",
    "Step",
    "TextReader",
    "Undecided",
    "UsageError",
    "Witness",
    "arrive_at",
    "ask",
    "capture",
    "judge",
    "read_elements",
    "read_page",
    "read_procedure",
    "standing",
    "window",
    "write_elements",
]

_HOMES = {
    "asking.answers": ("Answer",),
    "asking.client": ("ask",),
    "browser.capturing.capture": ("CaptureEvidence", "capture"),
    "browser.witnessing.outcomes": ("Broken", "Undecided"),
    "browser.pageobjects": ("PageObject", "arrive_at", "standing", "window"),
    "browser.product": ("Product",),
    "browser.witnessing.stand": ("Witness",),
    "checking.rules": ("Facts", "Rule"),
    "errors": (
        "Inconclusive", "Caveat", "DocumentError", "DocwitnessError", "NothingVerified", "PictureError", "StaleFigure",
        "UsageError",
    ),
    "figures": ("judge",),
    "figures.element_json": ("read_elements", "write_elements"),
    "figures.text_reading": ("Line", "TextReader"),
    "model": (
        "Change", "Claim", "DocPage", "ElementMap", "Figure", "FigureVerdict", "Finding", "Judgement", "PageVerdict",
        "Procedure", "Report", "SentenceVerdict", "SourceLocation", "Step",
    ),
    "procedures": ("read_procedure",),
    "reading": ("read_page",),
}  # fmt: skip
"""Module → the public names that it has."""
_HOME = {name: module for module, names in _HOMES.items() for name in names}
_CALLED = {"Witness": "Stand"}
"""Public name → its name in the module, where that is another."""


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), _CALLED.get(name, name))


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
