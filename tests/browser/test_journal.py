"""The journal knows which scenarios were killed, and has them cleaned up once it may."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from docwitness.settings import Profile
from docwitness.storage.journal import Journal
from tests.end_to_end.guarded import Recorded, recorded_product

SCENARIO = "features/rooms.feature::Deleting"


class Killed(BaseException):
    """Stands in for the end of the process."""


@pytest.fixture
def server() -> Iterator[Recorded]:
    with recorded_product() as product:
        yield product


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "reports" / "journal.jsonl")


def killed(journal: Journal, profile: Profile) -> None:
    with suppress(Killed), journal.entry(SCENARIO, profile):
        raise Killed


def test_a_scenario_that_was_cleaned_up_is_over(journal: Journal) -> None:
    with journal.entry(SCENARIO, Profile()):
        pass
    assert journal.repair(Profile(), may_change=True) == ()


def test_a_killed_scenario_is_told_once_where_nothing_cleans_up(journal: Journal) -> None:
    killed(journal, Profile())
    told = f"an earlier run was killed in the middle of “{SCENARIO}”; the profile names no clean-up, so look by hand"
    (first,) = journal.repair(Profile(), may_change=True)
    assert first.startswith(told)
    assert journal.repair(Profile(), may_change=True) == ()


def test_a_killed_scenario_is_cleaned_up_once(journal: Journal, server: Recorded) -> None:
    profile = Profile(after=(f"{server.url}/after",))
    killed(journal, profile)
    assert journal.repair(profile, may_change=True) == ()
    assert journal.repair(profile, may_change=True) == ()
    assert server.requests == [("POST", "/after")]


def test_without_permission_it_is_told_and_left_to_a_run_that_may(journal: Journal, server: Recorded) -> None:
    profile = Profile(after=(f"{server.url}/after",))
    killed(journal, profile)
    (told,) = journal.repair(profile, may_change=False)
    assert told.endswith("the next run that may change the product cleans up.")
    assert server.requests == []
    journal.repair(profile, may_change=True)
    assert server.requests == [("POST", "/after")]


def test_a_clean_up_that_fails_is_told_and_tried_again(journal: Journal) -> None:
    profile = Profile(after=("http://127.0.0.1:9/after",))
    killed(journal, profile)
    for _ in range(2):
        (told,) = journal.repair(profile, may_change=True)
        assert "the clean-up did not work" in told


def test_another_profile_is_another_product(journal: Journal) -> None:
    killed(journal, Profile(name="staging"))
    assert journal.repair(Profile(name="demo"), may_change=True) == ()
    assert len(journal.repair(Profile(name="staging"), may_change=True)) == 1


def test_a_line_that_was_cut_off_is_passed_over(journal: Journal, tmp_path: Path) -> None:
    killed(journal, Profile())
    with (tmp_path / "reports" / "journal.jsonl").open("a") as lines:
        lines.write('{"cleaned": "feat')
    assert len(journal.repair(Profile(), may_change=True)) == 1
