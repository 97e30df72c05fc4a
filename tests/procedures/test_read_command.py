import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from gherkin.parser import Parser

from docwitness.commands.documents.read import command
from docwitness.errors import DocumentError, Inconclusive, NothingVerified

OUR_PAGE = Path(__file__).parents[2] / "fixtures/docs/billing/cancel-your-subscription.md"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments), catch_exceptions=False, env={"COLUMNS": "80"})


def test_json_has_the_form_that_programs_are_promised():
    page = json.loads(run(str(OUR_PAGE), "--format", "json").stdout)
    assert list(page) == ["title", "source", "ask_url", "steps", "claims", "figures", "findings"]
    assert page["steps"][4] == {
        "id": "click:cancel-subscription@subscription-details",
        "line": 9,
        "action": "click",
        "target": "Cancel Subscription",
        "labelled": True,
        "role": "button",
        "window": "Subscription Details",
        "position": "bottom left",
        "value": None,
        "optional": False,
        "figure": "/files/9Iq9jQJJ1iHW6QHcQaYY",
    }
    assert page["claims"][0] == {
        "id": "position:billing-subscriptions-left-side-navigation",
        "line": 3,
        "text": "click the Billing and Subscriptions link on the left side navigation of your dashboard.",
        "kind": "position",
        "target": "Billing and Subscriptions",
        "labelled": True,
        "role": "link",
        "window": "dashboard",
        "position": "left side navigation",
        "value": None,
    }
    assert [(figure["line"], figure["window"]) for figure in page["figures"]] == [
        (7, "Manage Subscriptions"),
        (11, "Subscription Details"),
        (17, "Cancel Subscription"),
        (17, "pending cancellation"),
    ]


def test_the_table_fits_into_80_columns_and_names_every_promise():
    lines = run(str(OUR_PAGE)).stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert "9 steps" in [line.strip() for line in lines]
    assert "7 claims" in [line.strip() for line in lines]
    assert "4 figures" in [line.strip() for line in lines]


def test_gherkin_parses_and_says_above_every_step_where_the_page_promises_it():
    text = run(str(OUR_PAGE), "--format", "gherkin").stdout
    children = Parser().parse(text)["feature"]["children"]
    steps = [step for child in children for step in child["scenario"]["steps"]]
    comments = [line for line in text.splitlines() if line.strip().startswith(f"# {OUR_PAGE}:")]
    assert len(comments) == len(steps) == 38


def test_what_is_no_page_is_an_error_of_the_document(tmp_path: Path):
    (tmp_path / "picture.md").write_bytes(b"\x89PNG\r\n\xff\xfe\x00")
    with pytest.raises(DocumentError, match="not text"):
        run(str(tmp_path / "picture.md"))
    with pytest.raises(DocumentError, match="no such file"):
        run(str(tmp_path / "missing.md"))


def test_several_pages_are_read_one_after_the_other(tmp_path: Path):
    with pytest.raises(NothingVerified):
        run(str(tmp_path))
    (tmp_path / "one.md").write_text("Click **Go**.\n")
    assert json.loads(run(str(tmp_path), "--format", "json").stdout)["steps"][0]["target"] == "Go"
    (tmp_path / "two.md").write_text("Click **Stop**.\n")
    told = json.loads(run(str(tmp_path), "--format", "json").stdout)
    assert [page["steps"][0]["target"] for page in told] == ["Go", "Stop"]
    both = (str(tmp_path / "two.md"), str(tmp_path / "one.md"))
    features = run(*both, "--format", "gherkin").stdout
    assert features.index('I click "Stop"') < features.index('I click "Go"')
    assert features.count("Feature: ") == 2
    assert run(*both).stdout.count("1 step") == 2


def test_a_page_that_promises_nothing_has_no_empty_tables(tmp_path: Path):
    page = tmp_path / "page.md"
    page.write_text("# About\n\n1. Click **Save**.\n")
    assert [line.strip() for line in run(str(page)).stdout.splitlines()] == [
        "About", "1 step", "Line  Action  Target         Where", '3  click   "Save" button', "0 claims", "0 figures",
    ]  # fmt: skip


def test_a_page_of_the_embedded_documentation_is_read_while_that_runs(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("docwitness.run.suite.documentation_sites", lambda: ("http://127.0.0.1:9",))
    with pytest.raises(Inconclusive, match="no connection came about"):
        run("http://127.0.0.1:9/page.md")


def test_a_page_is_found_from_any_folder_of_its_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "docs").mkdir()
    (tmp_path / "pyproject.toml").write_text("[tool.docwitness]\n")
    (tmp_path / "docs" / "page.md").write_text("# About\n")
    monkeypatch.chdir(tmp_path / "docs")
    assert json.loads(run("page.md", "--format", "json").stdout)["source"] == "docs/page.md"


def test_where_there_is_no_terminal_a_promise_takes_one_line(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    told = f"The **Public** box is ticked by default{', and so it is said again' * 9}."
    file.write_text(f"# A\n\n{told}\n\nClick **Go**, unless quibbling.\n")
    lines = CliRunner().invoke(command, [str(file)], catch_exceptions=False, env={"COLUMNS": None}).output.splitlines()
    assert any(line.startswith("   3  ") and line.rstrip().endswith("said again.") for line in lines), lines
    assert all(line.strip() for line in lines)
