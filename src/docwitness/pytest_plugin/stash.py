"""What hooks and fixtures share within one pytest process. Light: it is imported in every project."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from docwitness.browser.product import Product
    from docwitness.browser.signing_in import SignedIn
    from docwitness.browser.witnessing.stand import Stand
    from docwitness.errors import DocwitnessError
    from docwitness.model import FigureUnderTest
    from docwitness.pytest_plugin.recording import Recorder
    from docwitness.pytest_plugin.session import Session
    from docwitness.run.suite import PageUnderTest
    from docwitness.settings import Settings
    from docwitness.storage.store import ReportFolder

SETTINGS: pytest.StashKey[Settings] = pytest.StashKey()
SESSION: pytest.StashKey[Session] = pytest.StashKey()
"""Only in the process that controls the run."""
PRODUCT: pytest.StashKey[Product] = pytest.StashKey()
FOLDER: pytest.StashKey[ReportFolder] = pytest.StashKey()
RECORDER: pytest.StashKey[Recorder] = pytest.StashKey()
FIGURES: pytest.StashKey[Sequence[FigureUnderTest]] = pytest.StashKey()
STAND: pytest.StashKey[Stand] = pytest.StashKey()
"""Only while a scenario has one."""
SIGNED_IN: pytest.StashKey[SignedIn] = pytest.StashKey()
"""What signing in left in the browser: it outlasts pytest's fixtures, which end before the last trace is taken."""
TIMED_OUT: pytest.StashKey[bool] = pytest.StashKey()
"""On a scenario: whether a step of it timed out, which only its trace explains."""
ARTIFACTS: pytest.StashKey[Path] = pytest.StashKey()
"""Where pytest-playwright puts traces and videos of scenarios of this process."""
FAILURE: pytest.StashKey[DocwitnessError] = pytest.StashKey()
"""Why no scenario can be carried out, in a run that has other tests as well."""
SPOOL: pytest.StashKey[Path] = pytest.StashKey()
"""Where tests that are not ours keep what they find, until there is a report."""
ASKED_PAGES: pytest.StashKey[Sequence[PageUnderTest]] = pytest.StashKey()
"""The pages whose figures tests may ask for, read once in a process."""
FIGURES_TOLD: pytest.StashKey[Sequence[str]] = pytest.StashKey()
"""What the report of such tests says first."""
