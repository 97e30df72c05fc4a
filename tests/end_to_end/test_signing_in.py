"""Signing in: once in a process, again where the session has ended, and told how where nobody said it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Verify
from tests.end_to_end.guarded import Recorded, recorded_product, suite
from tests.end_to_end.test_guard import CREDENTIALS, SIGN_IN, look_only

SCENARIO = """
  Scenario: The archive for the {0}. time
    When I click the "Archive" link
"""


@pytest.fixture
def product() -> Iterator[Recorded]:
    with recorded_product() as product:
        product.locked = True
        yield product


def archive(folder: Path, profile: str) -> Path:
    """A suite of six scenarios, each of which begins at the page behind the door."""
    suite(folder, profile)
    (folder / "guide.md").write_text("# Rooms\n\nClick the **Archive** link.\n", encoding="utf-8")
    feature = "Feature: Archive\n" + "".join(map(SCENARIO.format, range(6)))
    (folder / "features" / "rooms.feature").write_text(feature, encoding="utf-8")
    return folder


def outcomes(run: object) -> list[str]:
    return [scenario["outcome"] for scenario in run.results["scenarios"]]  # type: ignore[attr-defined]


def test_it_is_done_once_in_every_process(verify: Verify, tmp_path: Path, product: Recorded) -> None:
    folder = archive(tmp_path / "suite", look_only(product) + SIGN_IN)
    run = verify("--jobs", "2", cwd=folder, environment=CREDENTIALS)
    assert outcomes(run) == ["passed"] * 6, run.output
    assert 1 <= len(product.forms) <= 2


def test_it_is_done_again_where_the_session_has_ended(verify: Verify, tmp_path: Path, product: Recorded) -> None:
    product.looks_per_session = 3
    run = verify(cwd=archive(tmp_path / "suite", look_only(product) + SIGN_IN), environment=CREDENTIALS)
    assert outcomes(run) == ["passed"] * 6, run.output
    assert len(product.forms) == 2


def test_an_application_that_lets_in_late_is_waited_for(verify: Verify, tmp_path: Path, product: Recorded) -> None:
    product.slow = 5.0
    folder = archive(tmp_path / "suite", look_only(product).replace("3.0", "0.5") + SIGN_IN)
    run = verify("--only", "1. time", cwd=folder, environment=CREDENTIALS)
    assert sorted(outcomes(run))[-1] == "passed", run.output
    assert len(product.forms) == 1


def test_a_password_that_is_wrong_is_tried_twice_and_not_again(
    verify: Verify, tmp_path: Path, product: Recorded
) -> None:
    product.looks_per_session = 0
    run = verify(cwd=archive(tmp_path / "suite", look_only(product) + SIGN_IN), environment=CREDENTIALS)
    assert len(product.forms) == 2
    assert run.exit == 3
    assert "signing in did not work: the product still asks for a password." in run.output


def test_without_a_recipe_the_lines_to_write_are_shown(verify: Verify, tmp_path: Path, product: Recorded) -> None:
    run = verify(cwd=archive(tmp_path / "suite", look_only(product)))
    assert (run.exit, set(outcomes(run))) == (3, {"error"})
    for line in (
        f"the product asks to sign in at {product.url}/door, and the profile “default” does not say how.",
        "Add to [tool.docwitness.profiles.default] in pyproject.toml, and set the environment variables:\n",
        "  sign_in = [\n",
        '    \'I type "${DOCWITNESS_USER}" into the "User" textbox\',\n',
        '    \'I type "${DOCWITNESS_PASSWORD}" into the "Password" textbox\',\n',
        "    'I click the \"Sign in\" button',\n",
    ):
        assert line in run.output
