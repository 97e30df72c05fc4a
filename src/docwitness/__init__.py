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
    from docwitness.asking.answers import Answer as Answer
    from docwitness.asking.client import ask as ask
    from docwitness.browser.capturing.capture import CaptureEvidence as CaptureEvidence
    from docwitness.browser.capturing.capture import capture as capture
    from docwitness.browser.pageobjects import PageObject as PageObject
    from docwitness.browser.pageobjects import arrive_at as arrive_at
    from docwitness.browser.pageobjects import standing as standing
    from docwitness.browser.pageobjects import window as window
    from docwitness.browser.product import Product as Product
    from docwitness.browser.witnessing.outcomes import Broken as Broken
    from docwitness.browser.witnessing.outcomes import Undecided as Undecided
    from docwitness.browser.witnessing.stand import Witness as Witness
    from docwitness.checking.rules import Facts as Facts
    from docwitness.checking.rules import Rule as Rule
    from docwitness.errors import Caveat as Caveat
    from docwitness.errors import DocumentError as DocumentError
    from docwitness.errors import DocwitnessError as DocwitnessError
    from docwitness.errors import Inconclusive as Inconclusive
    from docwitness.errors import NothingVerified as NothingVerified
    from docwitness.errors import PictureError as PictureError
    from docwitness.errors import StaleFigure as StaleFigure
    from docwitness.errors import UsageError as UsageError
    from docwitness.figures import judge as judge
    from docwitness.figures.element_json import read_elements as read_elements
    from docwitness.figures.element_json import write_elements as write_elements
    from docwitness.figures.text_reading import Line as Line
    from docwitness.figures.text_reading import TextReader as TextReader
    from docwitness.model import Change as Change
    from docwitness.model import Claim as Claim
    from docwitness.model import DocPage as DocPage
    from docwitness.model import ElementMap as ElementMap
    from docwitness.model import Figure as Figure
    from docwitness.model import FigureVerdict as FigureVerdict
    from docwitness.model import Finding as Finding
    from docwitness.model import Judgement as Judgement
    from docwitness.model import PageVerdict as PageVerdict
    from docwitness.model import Procedure as Procedure
    from docwitness.model import Report as Report
    from docwitness.model import SentenceVerdict as SentenceVerdict
    from docwitness.model import SourceLocation as SourceLocation
    from docwitness.model import Step as Step
    from docwitness.procedures import read_procedure as read_procedure
    from docwitness.reading import read_page as read_page

__version__ = "0.1.0"

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
__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
