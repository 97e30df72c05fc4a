from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from docwitness.browser import executables
from docwitness.browser.executables import browser_version, ensure_browser, find_browser
from docwitness.errors import Inconclusive, UsageError


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any browser: an empty folder for Playwright's own, and nothing of the system."""
    monkeypatch.delenv(executables.VARIABLE, raising=False)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "own"))
    monkeypatch.setattr(executables, "HEADLESS", (str(tmp_path / "headless_shell"),))
    monkeypatch.setattr(executables, "FULL", (str(tmp_path / "chrome"),))
    monkeypatch.setattr(executables, "ON_PATH", ())
    return tmp_path


def put(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("")
    return str(path)


def test_there_is_none_on_a_machine_without_one(machine: Path) -> None:
    assert find_browser() is None


def test_one_that_is_named_comes_before_all_others(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(machine / "own/chromium-1200/chrome-linux/chrome")
    named, variable = put(machine / "named"), put(machine / "variable")
    monkeypatch.setenv(executables.VARIABLE, variable)
    assert [find_browser(named).executable, find_browser().executable] == [named, variable]  # type: ignore[union-attr]


def test_playwrights_own_comes_before_the_systems_and_its_newest_first(machine: Path) -> None:
    put(machine / "headless_shell")
    put(machine / "own/chromium-990/chrome-linux/chrome")
    newest = put(machine / "own/chromium-1200/chrome-linux/chrome")
    assert find_browser().executable == newest  # type: ignore[union-attr]


def test_a_headless_shell_comes_before_a_full_browser_unless_a_window_is_wanted(machine: Path) -> None:
    shell, full = put(machine / "headless_shell"), put(machine / "chrome")
    assert find_browser().executable == shell  # type: ignore[union-attr]
    assert find_browser(headed=True).executable == full  # type: ignore[union-attr]


def test_a_named_one_that_is_not_there_is_wrong_use(machine: Path) -> None:
    with pytest.raises(UsageError, match="no browser at /no/such/browser"):
        find_browser("/no/such/browser")


def test_where_none_can_be_installed_the_error_says_what_to_run(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    monkeypatch.setattr(executables, "_run", lambda command, **_: tried.append(command[0]) or False)
    with pytest.raises(Inconclusive) as caught:
        ensure_browser()
    assert "python -m playwright install chromium" in str(caught.value)
    assert tried


def test_one_that_does_not_start_is_told_so(machine: Path, playwright: Playwright) -> None:
    broken = machine / "broken"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    found = find_browser(str(broken))
    assert found is not None
    with pytest.raises(Inconclusive, match="does not start"):
        browser_version(found, playwright)


def test_a_window_needs_a_display_and_a_browser_that_can_show_one(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = put(machine / "headless_shell")
    monkeypatch.setattr(executables.sys, "platform", "linux")  # type: ignore[attr-defined]
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    with pytest.raises(Inconclusive, match="there is no display to show a browser on"):
        ensure_browser(headed=True)
    monkeypatch.setenv("DISPLAY", ":0")
    with pytest.raises(UsageError, match="headless_shell cannot show a window"):
        ensure_browser(shell, headed=True)


def test_a_headless_shell_is_not_installed_to_show_a_window(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(executables, "_is_root", lambda: True)
    monkeypatch.setattr(executables.shutil, "which", lambda name: f"/usr/bin/{name}")  # type: ignore[attr-defined]
    commands: list[list[str]] = []

    def run(command: list[str], **_: object) -> bool:
        commands.append(command)
        if "install" in command and command[0] == "apt-get":
            put(machine / "chrome")
        return True

    monkeypatch.setattr(executables, "_run", run)
    assert ensure_browser(headed=True).executable == str(machine / "chrome")
    assert commands[-1][5] == "chromium"
