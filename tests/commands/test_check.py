"""`docwitness check`: drift in both directions, and what is wrong with a page by itself."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from docwitness.commands.documents.check import command
from docwitness.errors import UsageError

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


def test_a_rule_that_there_is_not_cannot_be_switched_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check(tmp_path, monkeypatch)
    (tmp_path / "pyproject.toml").write_text('[tool.docwitness]\npages = ["export.md"]\nignore = ["mising-image"]\n')
    error = CliRunner().invoke(command, [], standalone_mode=False).exception
    assert isinstance(error, UsageError)
    assert error.hint == 'Did you mean "missing-image"?'


def test_a_scenario_may_witness_a_page_that_is_not_asked_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check(tmp_path, monkeypatch)
    (tmp_path / "users.md").write_text("# Users\n\nIn the Users window, click the **Invite** button.\n")
    more = '  Scenario: Invite\n    When I click the "Invite" button in the "Users" window\n'
    (tmp_path / "features" / "export.feature").write_text(FEATURE.format(label="Export") + more)
    (tmp_path / "pyproject.toml").write_text('[tool.docwitness]\npages = ["export.md", "users.md", "gone.md"]\n')
    output = CliRunner().invoke(command, ["export.md"], standalone_mode=False).output
    assert "unpromised-scenario" not in output
    (tmp_path / "users.md").write_text("# Users\n\nIn the Users window, click the **Add** button.\n")
    output = CliRunner().invoke(command, ["export.md"], standalone_mode=False).output
    assert "features/export.feature:6: unpromised-scenario: " in output


def test_findings_are_annotations_of_github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page.md").write_text("# A\n\n![](missing.png)\n")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(command, ["page.md", "--format", "github"], standalone_mode=False)
    assert done.stdout.splitlines() == [
        "::error file=page.md,line=3,title=missing-image::The image missing.png is missing.",
        "::warning file=page.md,line=3,title=empty-alt::The image missing.png has no alternative text.",
    ]
    assert done.return_value == 1


def test_findings_are_sarif(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page.md").write_text("# A\n\n![](missing.png)\n")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(command, ["page.md", "--format", "sarif"], standalone_mode=False)
    schema = Path(__file__).parents[1] / "reports" / "schemas" / "sarif-schema-2.1.0.json"
    log = json.loads(done.stdout)
    jsonschema.Draft7Validator(json.loads(schema.read_text())).validate(log)
    assert [each["ruleId"] for each in log["runs"][0]["results"]] == ["missing-image", "empty-alt"]


def test_a_team_says_how_grave_a_rule_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page.md").write_text("# A\n\n![](bad.png)\n")
    (tmp_path / "bad.png").write_text("no picture")
    (tmp_path / "pyproject.toml").write_text('[tool.docwitness.severity]\nempty-alt = "error"\nbroken-image = "note"\n')
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(command, ["page.md", "--format", "json"], standalone_mode=False)
    assert {each["rule"]: each["severity"] for each in json.loads(done.stdout)} == {
        "broken-image": "note", "empty-alt": "error",
    }  # fmt: skip
    (tmp_path / "pyproject.toml").write_text('[tool.docwitness.severity]\nempty-altt = "error"\n')
    wrong = CliRunner().invoke(command, ["page.md"], standalone_mode=False)
    assert "severity: there is no rule" in str(wrong.exception)
