"""What hooks and fixtures share within one pytest process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest

from docwitness.settings import Settings
from docwitness.store import ReportFolder
from docwitness.witness.product import FigureUnderTest, Product
from docwitness.witness.recording import Recorder

if TYPE_CHECKING:
    from docwitness.witness.session import Session
    from docwitness.witness.stand import Stand

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
