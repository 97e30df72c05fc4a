"""What hooks and fixtures share within one pytest process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest

from docwitness.browser.product import FigureUnderTest, Product
from docwitness.pytest_plugin.recording import Recorder
from docwitness.settings import Settings
from docwitness.storage.store import ReportFolder

if TYPE_CHECKING:
    from docwitness.browser.stand import Stand
    from docwitness.pytest_plugin.session import Session

SETTINGS = pytest.StashKey[Settings]()
SESSION: pytest.StashKey[Session] = pytest.StashKey()
"""Only in the process that controls the run."""
PRODUCT = pytest.StashKey[Product]()
FOLDER = pytest.StashKey[ReportFolder]()
RECORDER = pytest.StashKey[Recorder]()
FIGURES = pytest.StashKey[Sequence[FigureUnderTest]]()
STAND: pytest.StashKey[Stand] = pytest.StashKey()
"""Only while a scenario has one."""
IN_VAIN = pytest.StashKey[bool]()
"""On a scenario: whether a step of it waited in vain, which only its trace explains."""
