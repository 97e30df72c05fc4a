"""A browser that opens reports from disk and may reach nothing else."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright

from docwitness import reports
from docwitness.browser.executables import ensure_browser
from docwitness.model import Report
from tests.reports.pictures import draw_pictures

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def report_browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(**ensure_browser().launch_options)  # type: ignore[arg-type]
    yield browser
    browser.close()


@pytest.fixture
def open_report(report_browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens `index.html` of a report from disk; `page.noise` is what it asked of the network or complained about."""
    opened = []

    def open_(report: Report, *, fragment: str = "", width: int = 1280, **options: object) -> Page:
        folder = tmp_path / "report"
        folder.mkdir(exist_ok=True)
        for name, text in reports.files(report).items():
            (folder / name).write_text(text, encoding="utf-8")
        draw_pictures(report, folder)
        context = report_browser.new_context(viewport={"width": width, "height": 844}, **options)  # type: ignore[arg-type]
        opened.append(context)
        page = context.new_page()
        noise: list[str] = []
        page.on("request", lambda request: request.url.startswith("file:") or noise.append(request.url))
        page.on("console", lambda message: noise.append(message.text))
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.on("dialog", lambda dialog: (noise.append(dialog.message), dialog.dismiss()))
        page.noise = noise  # type: ignore[attr-defined]
        page.goto(f"{(folder / 'index.html').as_uri()}{fragment}")
        return page

    yield open_
    for context in opened:
        context.close()
