"""`docwitness check`: drift in both directions, and what is wrong with a page by itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docwitness.commands.check import command

PAGE = """# Export

In the Reports window, click the **Export** button.

![The Reports window](missing.png)
"""
FEATURE = """Feature: Export
  Scenario: Export
    When I click the "{label}" button in the "Reports" window
    Then the "Reports" window is open
"""


def check(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str, label: str = "Export") -> Result:
    (folder / "pyproject.toml").write_text('[tool.docwitness]\npages = ["export.md"]\n')
    (folder / "export.md").write_text(PAGE)
    (folder / "features").mkdir(exist_ok=True)
    (folder / "features" / "export.feature").write_text(FEATURE.format(label=label))
    monkeypatch.chdir(folder)
    return CliRunner().invoke(command, arguments, standalone_mode=False)


def test_a_missing_picture_is_an_error_on_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = check(tmp_path, monkeypatch)
    assert result.return_value == 1
    assert "export.md:5: missing-image:" in result.output
    assert result.output.endswith("1 finding, 1 error among them.\n")


def test_a_renamed_promise_is_told_on_the_page_and_in_the_feature(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = check(tmp_path, monkeypatch, label="Download").output
    assert "export.md:3: unwitnessed-promise:" in output
    assert "features/export.feature:3: unpromised-scenario:" in output


def test_features_that_say_what_the_page_says_are_no_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = check(tmp_path, monkeypatch).output
    assert "unwitnessed-promise" not in output
    assert "unpromised-scenario" not in output


def test_a_rule_can_be_switched_off_in_the_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check(tmp_path, monkeypatch)
    (tmp_path / "pyproject.toml").write_text('[tool.docwitness]\npages = ["export.md"]\nignore = ["missing-image"]\n')
    result = CliRunner().invoke(command, [], standalone_mode=False)
    assert (result.return_value, result.output) == (0, "Nothing found.\n")


def test_findings_can_be_had_as_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = json.loads(check(tmp_path, monkeypatch, "--format", "json").output)
    assert [(finding["rule"], finding["line"]) for finding in found] == [("missing-image", 5)]


def test_the_repositorys_own_pages_and_features_agree() -> None:
    result = CliRunner().invoke(command, [], standalone_mode=False)
    assert (result.return_value, result.output) == (0, "Nothing found.\n")
