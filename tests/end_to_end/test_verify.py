"""`docwitness verify` fails when the product is broken, for the right reason, and never says more than it knows."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.conftest import ROOT, Verify, command

REWORDED = """# How to leave

Start by clicking the **`Billing and Subscriptions`** link located on the left side navigation.

In the Manage Subscriptions popup, choose the current plan. You see the plan in a white box
above Account Information.

In the Subscription Details dialog, press **`Cancel Subscription`** located at the bottom left.
"""


def test_a_renamed_button_is_named_on_its_line_in_every_format(verify: Verify, dashboard: Callable[[str], str]) -> None:
    run = verify("--base-url", dashboard("renamed-button"))
    assert run.exit == 1
    assert {line for line, verdicts in run.sentences.items() if "broken" in verdicts} == {9}
    broken = next(s for s in run.results["pages"][0]["sentences"] if s["verdict"] == "broken")
    assert "Cancel Subscription" in broken["why"]
    assert "End Subscription" in broken["why"]
    for name in ("junit.xml", "index.html", "docwitness.sarif", "summary.md"):
        text = (run.report / name).read_text(encoding="utf-8")
        assert "End Subscription" in text, name
    assert "cancel-your-subscription.md:9" in run.output


def test_what_lies_behind_a_removed_button_is_blocked_by_its_line(verify: Verify) -> None:
    run = verify("--release", "removed-button", "--only", "bottom or opens or dropdown")
    assert run.results["history"] is None  # what a part leaves unchecked is no news of the page
    assert run.exit == 1
    sentences = run.results["pages"][0]["sentences"]
    broken = next(s for s in sentences if s["verdict"] == "broken")
    assert broken["line"] == 9
    assert {s["blocked_by"] for s in sentences if s["verdict"] == "blocked"} == {broken["id"]}


def test_the_report_names_the_browser_with_its_version(verify: Verify) -> None:
    run = verify("--only", "bottom")
    assert re.fullmatch(r"chromium \d+(\.\d+)+", run.results["run"]["browser"])


def test_the_report_lists_scenarios_as_the_feature_does_whoever_ended_first(verify: Verify) -> None:
    run = verify("--only", "reason or bottom", "--jobs", "2")
    feature = (ROOT / "features" / "cancel-your-subscription.feature").read_text(encoding="utf-8")
    names = [scenario["name"] for scenario in run.results["scenarios"]]
    assert len(names) == 4
    assert names == sorted(names, key=feature.index)


def test_what_breaks_without_showing_is_told_from_what_shows(verify: Verify) -> None:
    run = verify("--release", "never-cancels", "--only", "automatically or stands")
    assert run.exit == 1
    broken = [s["text"] for s in run.results["pages"][0]["sentences"] if s["verdict"] == "broken"]
    assert [text for text in broken if "canceled automatically" in text] == broken


def test_the_same_features_witness_another_wording(verify: Verify, tmp_path: Path) -> None:
    page = tmp_path / "leave.md"
    page.write_text(REWORDED, encoding="utf-8")
    run = verify(str(page))
    assert (run.exit, run.sentences) == (0, {3: {"holds"}, 5: {"holds"}, 8: {"holds"}}), run.output


def test_an_unreachable_product_is_told_within_ten_seconds(verify: Verify) -> None:
    before = time.monotonic()
    run = verify("--base-url", "http://127.0.0.1:9")
    assert run.exit == 3
    assert "does not answer at http://127.0.0.1:9" in run.output
    assert time.monotonic() - before < 30  # ten on a machine that does nothing else
    assert not any("holds" in verdicts for verdicts in run.sentences.values())


@pytest.mark.parametrize(
    ("content", "code", "told"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", 4, "not text"),
        (b"", 4, "empty"),
        (b"# About\n\nWe like good documentation.\n", 5, "nothing to verify"),
    ],
)
def test_a_page_that_cannot_be_verified_is_told(
    verify: Verify, tmp_path: Path, content: bytes, code: int, told: str
) -> None:
    page = tmp_path / "page.md"
    page.write_bytes(content)
    run = verify(str(page))
    assert (run.exit, told in run.output) == (code, True), run.output


def test_wrong_use_is_told(verify: Verify) -> None:
    assert verify("--profile", "nowhere").exit == 4
    assert verify("--no-such-option").exit == 4
    assert verify("no-such-page.md").exit == 4


def test_a_report_folder_that_cannot_be_written_is_told(verify: Verify, tmp_path: Path) -> None:
    (tmp_path / "report").write_text("a file")
    run = verify()
    assert (run.exit, "Traceback" in run.output) == (4, False)
    assert f"the report folder {tmp_path / 'report'} cannot be written" in run.output


def test_a_browser_that_is_not_there_is_told_once_and_before_anything_is_tried(verify: Verify) -> None:
    run = verify("--browser-executable", "/no/such/browser", "--jobs", "2")
    assert run.exit == 4
    assert "Nothing was verified: the run could not begin." in run.output
    assert run.results["problems"] == [
        "no browser at /no/such/browser\n  Run `python -m playwright install chromium`, install Chrome, Chromium or "
        "Edge, or name one with --browser-executable or DOCWITNESS_BROWSER."
    ]
    assert run.results["scenarios"] == []


def test_a_killed_run_leaves_what_it_had_and_says_so(tmp_path: Path) -> None:
    report = tmp_path / "report"
    running = subprocess.Popen(
        command("verify", "--report", str(report), "--jobs", "1"), cwd=ROOT, stdout=subprocess.DEVNULL
    )
    events = report / "events.jsonl"
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and not (events.exists() and '"scenario"' in events.read_text()):
        try:
            running.wait(0.2)
        except subprocess.TimeoutExpired:
            continue
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert sum('"event": "observation"' in line for line in events.read_text().splitlines()) >= 1
    results = json.loads((report / "results.json").read_text(encoding="utf-8"))
    assert results["complete"] is False
    assert "cut short" in (report / "index.html").read_text(encoding="utf-8")


def test_plain_pytest_writes_the_same_report(tmp_path: Path, history: Path) -> None:
    report = tmp_path / "report"
    arguments = ["-m", "pytest", "features/ask-the-documentation.feature", "--docwitness-report", str(report), "-q"]
    done = subprocess.run([command()[0], *arguments], cwd=ROOT, capture_output=True, text=True, timeout=300)
    results = json.loads((report / "results.json").read_text(encoding="utf-8"))
    assert [result["outcome"] for result in results["scenarios"]] == ["passed"] * 5
    assert done.returncode == 5, done.stdout  # nothing of the page was verified by these
    assert not history.exists()  # what one file of several leaves unchecked is no news of the page
