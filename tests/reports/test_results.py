"""What `results.json` keeps of a report."""

import json
from dataclasses import replace

import pytest

from docwitness.errors import DocumentError
from docwitness.model import History, Past
from docwitness.reports import results
from tests.reports.reports import all_holds, every_verdict


def test_a_report_comes_back_equal() -> None:
    report = replace(
        every_verdict(),
        history=History("2026-02-28", 2, (Past("a.md", "figure", "f", "stale", "2026-02-01", 2, "stale", 1),)),
    )
    assert results.from_json(json.loads(results.dumps(report))) == report


def test_the_contract_s_names_are_there() -> None:
    data = json.loads(results.dumps(every_verdict()))
    page = data["pages"][0]
    assert (data["schema"], data["complete"], data["exit"]) == ("docwitness/1", True, 1)
    assert data["run"]["product"] == {"url": "http://127.0.0.1:8400", "profile": "embedded", "version": "2.1"}
    broken = page["sentences"][2]
    assert {name: broken[name] for name in ("id", "line", "kind", "verdict", "blocked_by", "evidence")} == {
        "id": "s3",
        "line": 5,
        "kind": "step",
        "verdict": "broken",
        "blocked_by": None,
        "evidence": ["I click Cancel: button “End Plan” at 470,560 (120×40), guessed: it is most alike"],
    }
    assert page["figures"][0]["changes"][0] == {
        "kind": "renamed",
        "element": {"role": "button", "name": "End Plan"},
        "was": "Cancel Subscription",
        "now": "End Plan",
        "figure_box": [24.0, 240.0, 180.0, 36.0],
        "capture_box": [24.0, 240.0, 180.0, 36.0],
        "severity": "error",
    }
    assert page["findings"][0]["rule"] == "empty-alt"


def test_an_observation_that_proves_two_things_is_written_once() -> None:
    data = results.to_json(every_verdict())
    assert len(data["observations"]) == 2  # type: ignore[arg-type]


def test_characters_that_utf_8_cannot_hold_do_not_stop_it() -> None:
    report = replace(all_holds(), problems=("a lone \ud800 surrogate",))
    assert json.loads(results.dumps(report).encode("utf-8"))["problems"] == ["a lone \ud800 surrogate"]


@pytest.mark.parametrize("data", [{}, {"schema": "docwitness/2"}, {"schema": "docwitness/1", "pages": [{}]}])
def test_what_is_not_ours_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(DocumentError, match="these results"):
        results.from_json(data)
