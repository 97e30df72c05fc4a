from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from docwitness.browser.executables import ensure_browser
from tests.updating.documents import repository


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(**ensure_browser().launch_options)  # type: ignore[arg-type]
    yield browser
    browser.close()


@pytest.fixture
def docs(tmp_path: Path, chromium: Browser, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: a repository of documentation with the report of a run."""
    folder = repository(tmp_path, chromium)
    monkeypatch.chdir(folder)
    return folder
