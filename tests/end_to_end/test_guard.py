"""A product of others is left as it is: told by what reaches its server."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from docwitness.storage.secrets import leaks
from tests.end_to_end.conftest import Verified, Verify, command
from tests.end_to_end.guarded import Recorded, recorded_product, suite

SIGN_IN = """
sign_in = [
    'I type "${ROOMS_USER}" into the "User" textbox',
    'I type "${ROOMS_PASSWORD}" into the "Password" textbox',
    'I click the "Sign in" button',
]
"""
CREDENTIALS = {"ROOMS_USER": "visitor-of-rooms", "ROOMS_PASSWORD": 'open "sesame" & früh'}


@pytest.fixture
def product() -> Iterator[Recorded]:
    with recorded_product() as product:
        yield product


@pytest.fixture
def partner() -> Iterator[Recorded]:
    with recorded_product() as partner:
        yield partner


def look_only(product: Recorded) -> str:
    return f'base_url = "{product.url}"\ntimeout = 3.0\n'


def told(run: Verified) -> dict[int, tuple[str, str]]:
    """Verdict and reason, by line of the page."""
    sentences = run.results["pages"][0]["sentences"]
    return {s["line"]: (s["verdict"], s["why"]) for s in sentences if s["kind"] != "prose"}


def test_without_permission_nothing_is_sent_that_changes_anything(
    verify: Verify, tmp_path: Path, product: Recorded, partner: Recorded
) -> None:
    product.away = f"{partner.url}/elsewhere"
    run = verify(cwd=suite(tmp_path / "suite", look_only(product)))
    assert product.changes == []
    assert partner.requests == []
    verdicts = told(run)
    assert {line: verdict for line, (verdict, _) in verdicts.items()} == {
        3: "undecided",
        5: "unchecked",
        7: "undecided",
        9: "holds",
        11: "unchecked",
    }
    assert "stopped: it sends POST /rooms/1/save, a change" in verdicts[3][1]
    assert verdicts[3][1].endswith('does not allow: effects = "all" would.')
    assert "would change the product, and the profile “default” does not allow that" in verdicts[5][1]
    assert f"stopped: it leads to another site, {partner.url}" in verdicts[7][1]
    assert verdicts[7][1].endswith("does not allow: allowed_origins would.")
    outcomes = {scenario["name"]: scenario["outcome"] for scenario in run.results["scenarios"]}
    assert outcomes["Saving by a phrase of the suite"] == "undecided"
    assert outcomes["Deleting"] == "refused"
    assert run.exit == 3, run.output  # no page speaks of the scenario with the phrase of the suite
    assert "the scenarios “Saving by a phrase of the suite” and “Cellar” could not be decided" in run.output
    for name in ("junit.xml", "index.html"):
        assert "would change the product" in (run.report / name).read_text(encoding="utf-8"), name


def test_what_would_change_the_product_is_refused_before_a_browser_starts(
    verify: Verify, tmp_path: Path, product: Recorded
) -> None:
    started = tmp_path / "started"
    browser = tmp_path / "browser"
    browser.write_text(f"#!/bin/sh\ntouch '{started}'\n")
    browser.chmod(0o755)
    folder = suite(tmp_path / "suite", look_only(product))
    run = verify("--only", "Deleting", "--browser-executable", str(browser), cwd=folder)
    assert (run.exit, started.exists(), product.changes) == (5, False, []), run.output


def test_signing_in_is_let_through_and_leaves_no_credentials_behind(
    verify: Verify, tmp_path: Path, product: Recorded
) -> None:
    product.locked = True
    folder = suite(tmp_path / "suite", look_only(product) + SIGN_IN)
    run = verify("--only", "Archive or Cellar or vocabulary", cwd=folder, environment=CREDENTIALS)
    # The page behind the door speaks up while it opens, as part of signing in.
    assert [change for change in product.changes if change != ("POST", "/seen")] == [("POST", "/door")]
    assert product.forms == ["user=visitor-of-rooms&password=open+%22sesame%22+%26+fr%C3%BCh"]
    assert {line: verdict for line, (verdict, _) in told(run).items() if verdict != "unchecked"} == {
        3: "undecided",
        9: "holds",
    }
    assert leaks(run.report, CREDENTIALS.values()) == ()
    assert run.exit == 3, run.output  # no page speaks of the cellar


def test_a_credential_that_is_missing_is_told_before_anything_is_asked(
    refused: Verify, tmp_path: Path, product: Recorded
) -> None:
    run = refused(cwd=suite(tmp_path / "suite", look_only(product) + SIGN_IN), environment={"ROOMS_USER": "dana"})
    assert (run.exit, product.requests) == (4, [])
    assert "ROOMS_PASSWORD is not set" in run.output


def with_effects(product: Recorded, timeout: float, effects: str = "all") -> str:
    url = product.url
    calls = f'before = ["{url}/before"]\nafter = ["{url}/after"]\n'
    return f'base_url = "{url}"\ntimeout = {timeout}\neffects = "{effects}"\n{calls}'


def on_purpose(product: Recorded) -> list[tuple[str, str]]:
    """The changes without what the page tells its server on coming and going."""
    return [change for change in product.changes if change[1] not in ("/seen", "/left")]


def test_with_permission_the_change_is_made_between_set_up_and_clean_up(
    verify: Verify, tmp_path: Path, product: Recorded
) -> None:
    run = verify("--only", "Deleting", cwd=suite(tmp_path / "suite", with_effects(product, 5)))
    assert on_purpose(product) == [("POST", "/before"), ("DELETE", "/rooms/1"), ("POST", "/after")]
    assert (run.exit, told(run)[5][0]) == (0, "holds"), run.output


def test_a_run_killed_in_the_middle_of_a_change_is_cleaned_up_after_by_the_next(
    verify: Verify, tmp_path: Path, product: Recorded
) -> None:
    folder = suite(tmp_path / "suite", with_effects(product, 60))
    killed = subprocess.Popen(
        command("verify", "--jobs", "1", "--only", "Holding"),
        cwd=folder,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert product.arrived.wait(120)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    journal = folder / "reports" / "journal.jsonl"
    assert [list(json.loads(line)) for line in journal.read_text().splitlines()] == [["began", "profile"]]
    assert on_purpose(product) == [("POST", "/before"), ("POST", "/rooms/1/hold")]

    told_of_it = verify("--only", "Archive", cwd=suite(folder, with_effects(product, 5, effects="none")))
    assert told_of_it.exit == 3
    assert "killed in the middle of" in told_of_it.output
    assert on_purpose(product)[2:] == []

    repaired = verify("--only", "Archive", cwd=suite(folder, with_effects(product, 5)))
    assert on_purpose(product)[2:] == [("POST", "/after"), ("POST", "/before"), ("POST", "/after")]
    assert repaired.exit == 0, repaired.output
