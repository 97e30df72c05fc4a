"""`witness.figure` in Playwright tests of a project: the same verdicts, report and update as in scenarios."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright

from docwitness.browser.executables import ensure_browser
from tests.pytest_plugin.project import run_pytest

WINDOW = """<!doctype html><html lang="en"><title>Plan</title><main style="font: 16px sans-serif; padding: 20px">
<h1>Plan details</h1><p>You are on the yearly plan.</p><p><button>Cancel plan</button> <button>Change card</button></p>
<label>Seats <input value="4"></label></main></html>"""
DOCUMENTED = (Path(__file__).parents[2] / "docs" / "figures-in-tests.md").read_text("utf-8")
PAGE = "# Plans\n\nOpen **Plan details**.\n\n![Plan details](images/plan.png)\n"
CONFTEST = """
import pytest
from docwitness.browser.executables import ensure_browser

@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, **ensure_browser().launch_options}
"""
TESTS = f"""
WINDOW = '''{WINDOW}'''

def test_current(page, witness):
    page.set_content(WINDOW.replace("4", "9"))
    assert witness.figure("docs/images/plan.png").verdict == "current"

def test_stale(page, witness):
    page.set_content(WINDOW.replace("Cancel plan", "End plan"))
    witness.figure("docs/images/plan.png")

def test_picture_that_no_page_shows(page, witness):
    page.set_content(WINDOW.replace("Change card", "Other card"))
    witness.figure("own.png")

def test_slow(page, witness):
    page.set_content(WINDOW.replace("Cancel plan", "Loading"))
    page.evaluate("setTimeout(() => document.querySelector('button').innerText = 'Cancel plan', 700)")
    witness.figure("docs/images/plan.png")

def test_missing(page, witness):
    witness.figure("docs/images/none.png")

def test_nothing_asked(page):
    pass
"""
EXAMPLES = re.findall(r"```python\n(.*?)```", DOCUMENTED, re.DOTALL)
ROUTED = f"""
import pytest
from docwitness.browser.executables import ensure_browser

WINDOW = {WINDOW!r}

@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {{**browser_type_launch_args, **ensure_browser().launch_options}}

@pytest.fixture
def context(context):
    context.route("https://staging.example.com/**", lambda route: route.fulfill(body=WINDOW, content_type="text/html"))
    return context
"""
LATER = f"""
import asyncio
from docwitness.browser.executables import ensure_browser
from playwright.async_api import async_playwright

WINDOW = '''{WINDOW}'''

async def look(witness, content):
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(**ensure_browser().launch_options)
        page = await browser.new_page(viewport={{"width": 1280, "height": 720}})
        await page.set_content(content)
        try:
            return await witness.figure("docs/images/plan.png", page)
        finally:
            await browser.close()

def test_current(witness):
    assert asyncio.run(look(witness, WINDOW)).verdict == "current"

def test_stale(witness):
    asyncio.run(look(witness, WINDOW.replace("Cancel plan", "End plan")))
"""


@pytest.fixture(scope="module")
def picture(playwright: Playwright) -> bytes:
    browser = playwright.chromium.launch(**ensure_browser().launch_options)  # type: ignore[arg-type]
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.set_content(WINDOW)
    taken = page.screenshot()
    browser.close()
    return taken


@pytest.fixture
def project(tmp_path: Path, picture: bytes) -> Path:
    files = {
        "pyproject.toml": '[tool.docwitness]\npages = ["docs/plans.md"]\n',
        "conftest.py": CONFTEST,
        "docs/plans.md": PAGE,
        "tests/test_plans.py": TESTS,
        "tests/test_later.py": LATER,
        "docs/images/plan.png": picture,
        "tests/own.png": picture,
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return tmp_path


def figures(project: Path) -> dict[tuple[str, int], str]:
    """Verdicts by source and line, as the report has them."""
    report: dict[str, Any] = json.loads((project / "reports/latest/results.json").read_text("utf-8"))
    return {(page["source"], each["line"]): each["verdict"] for page in report["pages"] for each in page["figures"]}


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "with workers"])
def test_a_figure_is_judged_and_told_of_where_the_page_shows_it(project: Path, workers: tuple[str, ...]) -> None:
    ran = run_pytest(project, "tests/test_plans.py", *workers)
    assert ran.outcomes == {
        "test_current[chromium]": "passed",
        "test_stale[chromium]": "failure",
        "test_picture_that_no_page_shows[chromium]": "failure",
        "test_slow[chromium]": "passed",
        "test_missing[chromium]": "failure",
        "test_nothing_asked[chromium]": "passed",
    }, ran.output
    assert "docs/images/plan.png does not show the product any more: `Cancel plan` is now `End plan`" in ran.output
    assert "there is no picture docs/images/none.png" in ran.output
    asked = next(n for n, line in enumerate(TESTS.splitlines(), 1) if "own.png" in line)
    assert figures(project) == {("docs/plans.md", 5): "stale", ("tests/test_plans.py", asked): "stale"}
    assert ran.exit == 1
    assert "Report: reports/latest/index.html" in ran.output


def test_a_page_of_the_asynchronous_api_is_judged_as_well(project: Path) -> None:
    ran = run_pytest(project, "tests/test_later.py")
    assert ran.outcomes == {"test_current": "passed", "test_stale": "failure"}, ran.output
    assert figures(project) == {("docs/plans.md", 5): "stale"}


def test_the_figure_is_taken_anew_by_update(project: Path) -> None:
    run_pytest(project, "tests/test_plans.py", "-k", "stale or no_page")
    update = [sys.executable, "-m", "docwitness", "update", "--write", "--force"]
    done = subprocess.run(update, cwd=project, capture_output=True, text=True, timeout=120)
    assert done.stderr.splitlines()[-1] == "2 files changed.", done.stderr
    ran = run_pytest(project, "tests/test_plans.py", "-k", "stale or no_page")
    assert ran.exit == 0, ran.output
    assert set(figures(project).values()) == {"current"}


def test_the_example_of_the_documentation_passes(project: Path) -> None:
    assert len(EXAMPLES) == 2
    (project / "conftest.py").write_text(ROUTED)
    (project / "tests/test_documented.py").write_text(EXAMPLES[0])
    ran = run_pytest(project, "tests/test_documented.py")
    assert ran.exit == 0, ran.output
    assert figures(project) == {("docs/plans.md", 5): "current"}


def test_a_report_folder_that_is_not_ours_is_told_before_anything_is_looked_at(project: Path) -> None:
    (project / "docs/index.html").write_text("theirs")
    ran = run_pytest(project, "tests/test_plans.py", "-k", "current", "--docwitness-report", "docs")
    assert "is not empty and is no report folder" in ran.output
    assert sorted(each.name for each in (project / "docs").iterdir()) == ["images", "index.html", "plans.md"]
