"""`docwitness verify` fails when the product is broken, for the right reason, and never says more than it knows."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from docwitness.run.running import plan
from docwitness.settings import find_settings
from tests.end_to_end.conftest import ROOT, Verify, command

REWORDED = """# How to leave

Start by clicking the **`Billing and Subscriptions`** link located on the left side navigation.

In the Manage Subscriptions popup, choose the current plan. You see the plan in a white box
above Account Information.

In the Subscription Details dialog, press **`Cancel Subscription`** located at the bottom left.
"""


def test_a_renamed_button_is_named_on_its_line_in_every_format(verify: Verify, dashboard: Callable[[str], str]) -> None:
    run = verify("--base-url", dashboard("renamed-button"), "--only", "bottom or opens or dropdown")
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


def test_the_report_lists_scenarios_as_the_feature_does_whoever_ended_first(verify: Verify) -> None:
    run = verify("--only", "bottom", "--jobs", "2", cwd=ROOT / "features")
    assert sum(each["outcome"] == "passed" for each in run.results["scenarios"]) == 2, run.output
    feature = (ROOT / "features" / "cancel-your-subscription.feature").read_text(encoding="utf-8")
    names = [scenario["name"] for scenario in run.results["scenarios"]]
    assert len(names) == 17
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


def test_an_unreachable_product_is_told_within_ten_seconds(refused: Verify) -> None:
    before = time.monotonic()
    run = refused("--base-url", "http://127.0.0.1:9")
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
    refused: Verify, tmp_path: Path, content: bytes, code: int, told: str
) -> None:
    page = tmp_path / "page.md"
    page.write_bytes(content)
    run = refused(str(page))
    assert (run.exit, told in run.output) == (code, True), run.output


def test_wrong_use_is_told(refused: Verify) -> None:
    assert refused("--profile", "nowhere").exit == 4
    assert refused("--no-such-option").exit == 4
    assert refused("no-such-page.md").exit == 4


def test_a_report_folder_that_cannot_be_written_is_told(refused: Verify, tmp_path: Path) -> None:
    (tmp_path / "report").write_text("a file")
    run = refused()
    assert (run.exit, "Traceback" in run.output) == (4, False)
    assert f"the report folder {tmp_path / 'report'} cannot be written" in run.output


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--connect", "ws://127.0.0.1:9/x"], "there is no browser at ws://127.0.0.1:9/x"),
        (["--browser-executable", "/bin/false"], "the browser does not start"),
    ],
)
def test_a_browser_that_does_not_come_is_told_in_few_words(verify: Verify, options: list[str], told: str) -> None:
    run = verify("--only", "left side", *options)
    assert (run.exit, len(run.results["problems"])) == (3, 1), run.output
    assert told in run.results["problems"][0]
    assert len(run.results["problems"][0]) < 400


def test_a_browser_that_is_not_there_is_told_once_and_before_anything_is_tried(refused: Verify) -> None:
    run = refused("--browser-executable", "/no/such/browser", "--jobs", "2")
    assert run.exit == 4
    assert "Nothing was verified: the run could not begin." in run.output
    assert run.results["problems"] == [
        "no browser at /no/such/browser\n  Run `python -m playwright install chromium`, install Chrome, Chromium or "
        "Edge, or name one with --browser-executable or DOCWITNESS_BROWSER."
    ]
    assert run.results["scenarios"] == []


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (["--base-url", "http://127.0.0.1:9", "--release", "x"], 4, "--release names one of the embedded product"),
        (["--release", "no-such-release"], 4, 'There is no release "no-such-release".'),
    ],
)
def test_a_product_that_cannot_be_is_told_once(refused: Verify, options: list[str], code: int, told: str) -> None:
    run = refused(*options)
    assert (run.exit, run.results["exit"], run.output.count(told)) == (code, code, 1), run.output
    assert "usage:" not in run.output


@pytest.mark.parametrize(
    "options",
    [
        ["--only", "foo("],
        ["--only", ""],
        ["--shard", "3/2"],
        ["--connect", "somewhere"],
        ["--base-url", "staging.example.com"],
        ["--base-url", "http://127.0.0.1:99999"],
    ],
)
def test_wrong_use_costs_no_report(refused: Verify, options: list[str]) -> None:
    run = refused(*options)
    assert (run.exit, run.report.exists()) == (4, False), run.output


def test_a_dry_run_prints_what_would_be_carried_out(verify: Verify) -> None:
    run = verify("--dry-run", "--only", "two tabs or bottom left", "--base-url", "http://127.0.0.1:9")
    assert run.exit == 0
    assert [line for line in run.output.splitlines() if line.startswith("  ")] == [
        "  Cancel Subscription stands at the bottom left",
        "  Confirm Cancellation in two tabs counts once  (refused: would change it)",
    ]
    assert verify("--dry-run", "--only", "two tabs", "--shard", "2/2").exit == 5
    assert not run.report.exists()


NOTES = "# Notes\n\n1. Click **Notes**.\n2. Click **Add**.\n3. Click **Save**.\n"
TASKS = "# Tasks\n\n1. Click **Tasks**.\n2. Click **Assign**.\n3. Click **Save**.\n"
LISTS = "# Lists\n\n1. Click **Lists**.\n2. Click **Share**.\n3. Click **Save**.\n"


def scenario(*labels: str) -> str:
    return f"Feature: {labels[0]}\n  Scenario: {labels[0]} are kept\n" + "".join(
        f'    When I click "{x}"\n' for x in labels
    )


@pytest.mark.parametrize("pages", ['["notes.md", "tasks.md"]', "[]"])
def test_a_page_that_is_named_is_witnessed_by_its_own_features_alone(tmp_path: Path, pages: str) -> None:
    files = {
        "pyproject.toml": f"[tool.docwitness]\npages = {pages}\n",
        "notes.md": NOTES,
        "tasks.md": TASKS,
        "lists.md": LISTS,
        "features/notes.feature": scenario("Notes", "Add", "Save"),
        "features/tasks.feature": scenario("Tasks", "Assign", "Save"),
    }
    for name, text in files.items():
        (tmp_path / "suite" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "suite" / name).write_text(text, encoding="utf-8")

    settings = find_settings(tmp_path / "suite")

    def planned(page: str) -> list[str]:
        found = plan(settings, (settings.named(page),))
        return [*(feature.path.name for feature in found.features), *(f"made {name}" for name, _ in found.generated)]

    assert planned(str(tmp_path / "suite/notes.md")) == ["notes.feature"]
    assert planned(str(tmp_path / "suite/tasks.md")) == ["tasks.feature"]
    # That it has a Save as well makes it no page of theirs.
    assert planned(str(tmp_path / "suite/lists.md")) == ["made lists.feature"]


def test_pages_and_report_are_found_from_a_folder_of_the_repository(verify: Verify) -> None:
    run = verify("cancel-your-subscription.md", "--only", "plan opens", cwd=ROOT / "fixtures" / "docs" / "billing")
    assert (run.exit, run.results["pages"][0]["source"]) == (0, "fixtures/docs/billing/cancel-your-subscription.md")
    assert re.fullmatch(r"chromium \d+(\.\d+)+", run.results["run"]["browser"])
    assert run.results["history"] is None  # what a part leaves unchecked is no news of the page


class Nothing(BaseHTTPRequestHandler):
    """A server on which no page is."""

    def do_GET(self) -> None:
        self.send_error(404)


@pytest.fixture
def nothing() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Nothing) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_an_address_without_a_page_speaks_against_no_sentence(verify: Verify, nothing: str) -> None:
    url = f"{nothing}/shop"
    run = verify("--base-url", url, "--only", "left side")
    assert (run.exit, {s for found in run.sentences.values() for s in found}) == (3, {"blocked", "unchecked"})
    assert f"The product answers 404 at {url}." in run.output


def rooms_with(folder: Path, feature: str) -> Path:
    (folder / "features").mkdir(parents=True)
    (folder / "page.md").write_text("# Rooms\n\nClick **Book**.\n", encoding="utf-8")
    (folder / "pyproject.toml").write_text('[tool.docwitness]\npages = ["page.md"]\n', encoding="utf-8")
    (folder / "features" / "drafts.feature").write_text(f"Feature: Drafts\n  {feature}", encoding="utf-8")
    return folder


def test_a_feature_without_a_scenario_is_told(refused: Verify, tmp_path: Path, nothing: str) -> None:
    suite = rooms_with(tmp_path / "suite", "Scenaro: x\n    When I wait\n")
    run = refused("--base-url", nothing, "--only", "x", cwd=suite)
    assert run.exit == 4
    assert "drafts.feature:1: the feature has no scenario." in run.output


def test_a_step_that_nothing_defines_is_told(verify: Verify, tmp_path: Path, nothing: str) -> None:
    suite = rooms_with(tmp_path / "suite", "Scenario: x\n    When I fly\n")
    run = verify("--base-url", nothing, "--only", "x", cwd=suite)
    assert run.exit in (3, 4)
    assert "drafts.feature:3: no definition has the step “I fly”." in run.output


def ended_by(number: signal.Signals, report: Path) -> subprocess.Popen[bytes]:
    """A run that was sent a signal after its first scenario, and has ended."""
    running = subprocess.Popen(
        command("verify", "--report", str(report), "--jobs", "1"),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background jobs ignore it
    )
    events = report / "events.jsonl"
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and not (events.exists() and '"event": "scenario"' in events.read_text()):
        try:
            running.wait(0.2)
        except subprocess.TimeoutExpired:
            continue
    running.send_signal(number)
    running.wait()
    return running


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_says_so_and_blames_nobody(tmp_path: Path, number: signal.Signals) -> None:
    ended = ended_by(number, tmp_path)
    results = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert (ended.returncode, results["exit"], results["complete"], results["problems"]) == (2, 2, False, [])
    assert {scenario["outcome"] for scenario in results["scenarios"]} == {"passed", "omitted"}


def test_a_killed_run_leaves_what_it_had_and_says_so(tmp_path: Path) -> None:
    report = tmp_path / "report"
    ended_by(signal.SIGKILL, report)
    events = report / "events.jsonl"
    assert sum('"event": "observation"' in line for line in events.read_text().splitlines()) >= 1
    results = json.loads((report / "results.json").read_text(encoding="utf-8"))
    assert results["complete"] is False
    assert "cut short" in (report / "index.html").read_text(encoding="utf-8")


def test_plain_pytest_writes_the_same_report(tmp_path: Path, history: Path) -> None:
    report = tmp_path / "report"
    arguments = ["-m", "pytest", "features/ask-the-documentation.feature", "--docwitness-report", str(report), "-q"]
    done = subprocess.run([command()[0], *arguments], cwd=ROOT, capture_output=True, text=True, timeout=300)
    results = json.loads((report / "results.json").read_text(encoding="utf-8"))
    outcomes = [result["outcome"] for result in results["scenarios"]]
    assert [outcome for outcome in outcomes if outcome != "omitted"] == ["passed"] * 5
    assert done.returncode == 5, done.stdout  # nothing of the page was verified by these
    assert not history.exists()  # what one file of several leaves unchecked is no news of the page
    assert "Nothing was verified: only 5 of 22 scenarios were carried out." in done.stdout


def test_plain_pytest_runs_from_any_folder_and_takes_marks(tmp_path: Path) -> None:
    options = ["../features", "-n", "2", "-m", "smoke and not destructive", "-k", "Billing", "-q"]
    arguments = [command()[0], "-m", "pytest", *options, "--docwitness-report", str(tmp_path)]
    done = subprocess.run(arguments, cwd=ROOT / "steps", capture_output=True, text=True, timeout=300)
    results = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert (done.returncode, results["problems"]) == (0, []), done.stdout
    assert "warning" not in done.stdout


def test_plain_pytest_tells_of_a_wrong_expression_though_there_are_workers(tmp_path: Path) -> None:
    arguments = [
        command()[0],
        "-m",
        "pytest",
        "features",
        "-n",
        "2",
        "-k",
        "foo(",
        "--docwitness-report",
        str(tmp_path),
    ]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert (done.returncode, "INTERNALERROR" in done.stdout) == (4, False)
    assert "Wrong expression passed to '-k'" in done.stderr
