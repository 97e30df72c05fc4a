"""A project with Playwright tests of its own, which are no concern of ours, and features beside them."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

CONFTEST = """
import pytest
from docwitness.browser.executables import ensure_browser

def pytest_addoption(parser):
    parser.addoption("--connect", default="nowhere", help="our own meaning of it")

@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, **ensure_browser().launch_options}

@pytest.fixture
def product():
    return {"name": "Desk", "price": 12}

@pytest.fixture
def guard():
    return "ours"
"""
TESTS = """
import pytest

def test_page(page):
    pass

def test_product(product, guard):
    assert product["price"] == 12 and guard == "ours"

def test_a_form_is_sent_and_its_answer_waited_for(page):
    page.goto("{url}")
    assert page.viewport_size == {{"width": 1280, "height": 720}}
    with page.expect_response("**/rooms/1/save") as answer:
        page.get_by_role("button", name="Save").click()
    assert answer.value.status == 200
    page.wait_for_url("**/saved")
    page.evaluate("setTimeout(() => document.body.insertAdjacentHTML('beforeend', '<i id=late>late</i>'), 1500)")
    page.wait_for_selector("#late")

@pytest.mark.destructive
def test_option_and_address(pytestconfig, base_url):
    assert pytestconfig.getoption("--connect") == "nowhere"
    assert not base_url
"""
BDD = """
from pytest_bdd import given, scenarios, then

scenarios("own.feature")

@given("a desk", target_fixture="desk")
def desk():
    return []

@then("it is empty")
def empty(desk):
    assert desk == []
"""
OWN_FEATURE = """Feature: A suite of their own
  Scenario: A desk
    Given a desk
    Then it is empty

  Scenario: A phrase that is ours
    When I click the "Save" button
"""
FEATURE = """Feature: Rooms
  Scenario: The archive
    When I click the "Archive" link
    Then the "Archive" window is open

  Scenario: Saving
    When I click the "Save" button
    Then the "Saved" window is open
"""
PAGE = """# Rooms

Click the **Archive** link.

Click the **Save** button.
"""


@dataclass(frozen=True)
class Ran:
    """How a run of pytest ended."""

    exit: int
    output: str
    outcomes: dict[str, str]
    """By the names of tests."""


def lay_out(folder: Path, url: str) -> Path:
    """Write the project, with `[tool.docwitness]` for a product that may only be looked at."""
    table = f"""
[tool.docwitness]
pages = ["rooms.md"]

[tool.docwitness.profiles.default]
base_url = "{url}"
timeout = 1.0
viewport = [1000, 700]
"""
    files = {
        "pyproject.toml": '[project]\nname = "shop"\nversion = "1"\n' + table,
        "conftest.py": CONFTEST,
        "tests/test_shop.py": TESTS.format(url=url),
        "tests/test_own_bdd.py": BDD,
        "tests/own.feature": OWN_FEATURE,
        "rooms.md": PAGE,
        "features/rooms.feature": FEATURE,
    }
    (folder / "features").mkdir(parents=True)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run_pytest(folder: Path, *arguments: str) -> Ran:
    """Run pytest in the folder, as a person would."""
    junit = folder / "junit.xml"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", f"--junitxml={junit}", *arguments],
        cwd=folder,
        env={**os.environ, "COLUMNS": "200", "DOCWITNESS_HISTORY": str(folder / "history.db")},
        capture_output=True,
        text=True,
        timeout=240,
    )
    cases = ElementTree.parse(junit).getroot().iter("testcase") if junit.exists() else ()
    outcomes = {
        case.get("name", ""): next((mark.tag for mark in case if mark.tag != "properties"), "passed") for case in cases
    }
    return Ran(done.returncode, done.stdout + done.stderr, outcomes)
