"""What machines read: JUnit, SARIF, code quality and workflow commands, for every kind of report."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import jsonschema
import pytest

from docwitness.language.change_words import plain
from docwitness.model import Finding, Report
from docwitness.reports import files, results
from docwitness.reports.findings import findings, sentence_in_words
from docwitness.reports.formats import codequality, junit, sarif, workflow
from docwitness.reports.rule_pages import help_uri, rule_pages
from tests.reports.reports import SOURCE, all_holds, every_verdict, hostile, many_findings

SARIF_SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-schema-2.1.0.json").read_text())
KINDS = [every_verdict, all_holds, hostile, many_findings]


@pytest.mark.parametrize("make", KINDS)
def test_every_file_can_be_written_as_utf_8(make: Callable[[], Report]) -> None:
    written = {name: len(text.encode("utf-8")) for name, text in files(make()).items()}
    assert set(written) == {
        "results.json", "index.html", "junit.xml", "docwitness.sarif", "summary.md", "codequality.json",
    }  # fmt: skip
    assert min(written.values()) > 1


@pytest.mark.parametrize("make", KINDS)
def test_sarif_validates_against_its_schema(make: Callable[[], Report]) -> None:
    jsonschema.Draft7Validator(SARIF_SCHEMA).validate(json.loads(sarif.render(make())))


def test_sarif_places_a_finding_on_its_line() -> None:
    results = json.loads(sarif.render(every_verdict()))["runs"][0]["results"]
    assert results[0]["ruleId"] == "sentence-broken"
    assert results[0]["message"]["text"] == "`Cancel Subscription` is now `End Plan`"
    assert results[0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": SOURCE},
        "region": {"startLine": 5},
    }


def test_a_fingerprint_stays_when_lines_move() -> None:
    report = every_verdict()
    page = report.pages[0]
    moved = tuple(
        replace(item, sentence=replace(item.sentence, location=replace(item.sentence.location, line=99)))
        for item in page.sentences
    )
    later = replace(report, pages=(replace(page, sentences=moved),))
    before, after = findings(report)[0], findings(later)[0]
    assert (before.location.line, after.location.line) == (5, 99)
    assert before.fingerprint == after.fingerprint


def test_fingerprints_differ_even_between_equal_findings() -> None:
    found = findings(replace(every_verdict(), pages=every_verdict().pages * 2))
    assert len({item.fingerprint for item in found}) == len(found) == 24


def test_sarif_keeps_the_gravest_of_too_many_results() -> None:
    run = json.loads(sarif.render(many_findings(sarif.MOST_RESULTS + 2)))["runs"][0]
    assert len(run["results"]) == sarif.MOST_RESULTS
    assert run["results"][0]["level"] == "error"
    assert "2 findings of lesser gravity left out" in json.dumps(run["invocations"])


@pytest.mark.parametrize("make", KINDS)
def test_junit_is_xml_whatever_the_text_holds(make: Callable[[], Report]) -> None:
    root = ElementTree.fromstring(junit.render(make()))
    assert int(root.get("tests", "0")) == len(list(root.iter("testcase")))


def test_junit_has_a_case_for_every_promise_and_figure() -> None:
    root = ElementTree.fromstring(junit.render(every_verdict()))
    totals = {name: root.get(name) for name in ("tests", "failures", "errors")}
    assert totals == {"tests": "13", "failures": "4", "errors": "2"}
    assert sum(int(suite.get("skipped", "0")) for suite in root) == 4
    broken = next(case for case in root.iter("testcase") if case.find("failure") is not None)
    assert broken.get("classname") == SOURCE
    assert str(broken.get("name")).endswith("(line 5)")
    assert broken.find("failure").get("message") == (  # type: ignore[union-attr]
        "docs/billing/cancel.md:5: `Cancel Subscription` is now `End Plan`"
    )


def test_junit_says_that_a_run_was_cut_short() -> None:
    root = ElementTree.fromstring(junit.render(replace(all_holds(), complete=False)))
    assert root.get("errors") == "1"


@pytest.mark.parametrize("text", ["\x00", "\x1b[31m", "\ufffe", "\ud800", "]]>"])
def test_xml_text_round_trips_or_is_replaced(text: str) -> None:
    parsed = ElementTree.fromstring(f"<a>{junit.xml_text(text).replace(']]>', ']]&gt;')}</a>").text
    assert parsed is not None
    assert "\ufffd" in parsed or parsed == "]]>"


@pytest.mark.parametrize("make", KINDS)
def test_code_quality_has_what_gitlab_asks_for(make: Callable[[], Report]) -> None:
    entry = {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "fingerprint": {"type": "string", "minLength": 1},
            "location": {
                "required": ["path", "lines"],
                "properties": {"lines": {"required": ["begin"], "properties": {"begin": {"type": "integer"}}}},
            },
        },
    }
    jsonschema.validate(json.loads(codequality.render(make())), {"type": "array", "items": entry})


def test_annotations_are_at_most_ten_of_a_kind_and_name_the_line() -> None:
    lines = workflow.render(many_findings()).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 10 + ["::warning"] * 10
    assert lines[0] == (
        "::error file=docs/billing/cancel.md,line=5,title=sentence-broken::`Option 1` is not there: "
        "the nearest is `End Plan`"
    )


def test_an_annotation_cannot_be_forged_by_the_document() -> None:
    rendered = workflow.render(hostile())
    assert all(line.startswith("::error file=") for line in rendered.splitlines())
    assert len(rendered.splitlines()) == 3
    assert "title=rule%2Ca%3Ab" in rendered


@pytest.mark.parametrize("make", [all_holds])
def test_nothing_found_is_nothing_annotated(make: Callable[[], Report]) -> None:
    assert workflow.render(make()) == ""


def test_a_missing_figure_is_found_once() -> None:
    report = every_verdict()
    page = report.pages[0]
    missing = next(figure for figure in page.figures if figure.verdict == "missing")
    twice = Finding("missing-image", missing.figure.location, "The image is missing.", "error")
    both = replace(report, pages=(replace(page, findings=(*page.findings, twice)), *report.pages[1:]))

    assert [item.rule for item in findings(both)].count("missing-image") == 0
    assert [item.rule for item in findings(both)].count("figure-missing") == 1


def test_what_is_in_the_wrong_place_is_not_said_to_be_gone() -> None:
    report = every_verdict()
    page = report.pages[0]
    broken = next(item for item in page.sentences if item.verdict == "broken")
    why = "“Confirm” is there, but not at “bottom”: it stands nearer to the top."
    seen = replace(broken.observations[-1], outcome="broken", expected="bottom", found=(), why=why)

    assert plain(sentence_in_words(replace(broken, why=why, observations=(seen,)), page)) == why


def test_a_window_in_whose_place_another_one_opened_is_told_as_a_window() -> None:
    """The button that leads there may be there all the same, and called as the window."""
    page = every_verdict().pages[0]
    broken = next(item for item in page.sentences if item.verdict == "broken")
    seen = replace(broken.observations[-1], outcome="broken", expected="Pay", found=("Edit", "Home"), window="Edit")

    words = plain(sentence_in_words(replace(broken, observations=(seen,)), page))
    assert words.replace("`", '"') == 'the window "Pay" did not open, but "Edit"'


def test_a_picture_that_cannot_be_shown_is_told_with_what_is_wrong_with_it() -> None:
    report = every_verdict()
    page = report.pages[0]
    missing = next(figure for figure in page.figures if figure.verdict == "missing")
    broken = Finding("broken-image", missing.figure.location, "The image cannot be shown: the file is empty.", "error")
    both = replace(report, pages=(replace(page, findings=(*page.findings, broken)), *report.pages[1:]))

    assert [item.message for item in findings(both) if item.location == missing.figure.location] == [broken.message]


JENKINS = {
    "testsuites": ({"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors", "group", "time", "skipped", "timestamp", "hostname", "id", "package",
         "file", "log", "url"},
        {"testsuite", "properties", "testcase", "system-out", "system-err"},
    ),
    "testcase": (
        {"name", "time", "classname", "group"},
        {"skipped", "error", "failure", "rerunFailure", "rerunError", "flakyFailure", "flakyError", "system-out",
         "system-err"},
    ),
    **dict.fromkeys(("skipped", "error", "failure"), ({"type", "message"}, set())),
}  # fmt: skip
"""By element, the attributes and children that the schema of Jenkins' xUnit plugin (junit-10) knows."""


@pytest.mark.parametrize("make", KINDS)
def test_junit_has_nothing_that_the_schema_of_jenkins_does_not_know(make: Callable[[], Report]) -> None:
    for element in ElementTree.fromstring(junit.render(make()).encode()).iter():
        attributes, children = JENKINS[element.tag]
        assert set(element.attrib) <= attributes
        assert {child.tag for child in element} <= children
        if element.tag == "testsuite":
            assert {"name", "tests", "failures", "errors"} <= set(element.attrib)
        if element.tag in ("testcase", "testsuite"):
            assert re.fullmatch(r"[0-9]+(\.[0-9]+)?", element.get("time", "0"))


GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""What GitLab's documentation of Code Quality reports asks for."""


@pytest.mark.parametrize("make", KINDS)
def test_code_quality_is_what_gitlab_takes(make: Callable[[], Report]) -> None:
    found = json.loads(codequality.render(make()))
    jsonschema.Draft7Validator(GITLAB).validate(found)
    assert len({each["fingerprint"] for each in found}) == len(found)


@pytest.mark.parametrize("make", KINDS)
def test_sarif_says_of_every_rule_what_to_do_and_where_more_is_told(make: Callable[[], Report]) -> None:
    for rule in json.loads(sarif.render(make()))["runs"][0]["tool"]["driver"]["rules"]:
        assert rule["helpUri"] == help_uri(rule["id"])
        assert urlsplit(rule["helpUri"]).scheme == "urn"
        assert rule["help"]["markdown"].startswith(f"# {rule['id']}\n")


PAGES = Path(__file__).parents[2] / "docs" / "rules"


@pytest.mark.parametrize("rule", rule_pages())
def test_every_rule_has_a_page(rule: str, golden: Callable[[str, Path], None]) -> None:
    golden(rule_pages()[rule].markdown, PAGES / f"{rule}.md")


def test_every_page_is_of_a_rule() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} == {*rule_pages()}


@pytest.mark.parametrize(
    ("published", "address"),
    [
        ("", "urn:docwitness:rule:sentence-broken"),
        ("https://docs.example.com/rules", "https://docs.example.com/rules/sentence-broken"),
        ("https://docs.example.com/r/{rule}.html", "https://docs.example.com/r/sentence-broken.html"),
    ],
)
def test_a_rule_leads_to_its_page_where_that_is_published(published: str, address: str) -> None:
    report = every_verdict()
    report = replace(report, run=replace(report.run, rules_url=published))
    report = results.from_json(json.loads(results.dumps(report)))
    rules = json.loads(sarif.render(report))["runs"][0]["tool"]["driver"]["rules"]
    assert {rule["helpUri"] for rule in rules if rule["id"] == "sentence-broken"} == {address}
