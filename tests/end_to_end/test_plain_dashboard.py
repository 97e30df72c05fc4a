"""One suite for two dashboards: the page holds on one that shares no markup with the embedded one."""

from __future__ import annotations

from collections.abc import Callable

from tests.end_to_end.conftest import Verify

PAGE = "fixtures/docs/billing/cancel-your-subscription.md"


def test_the_same_suite_passes_on_a_dashboard_of_plain_dialogs(
    verify: Verify, plain_dashboard: Callable[..., str]
) -> None:
    run = verify(PAGE, "--base-url", plain_dashboard(), "--jobs", "2")
    promised = [s for s in run.results["pages"][0]["sentences"] if s["kind"] != "prose"]
    assert [(s["line"], s["verdict"], s["why"]) for s in promised if s["verdict"] != "holds"] == []
    assert {s["line"] for s in promised} == {3, 5, 9, 13, 15, 19}
    cancelling = [s for s in run.results["scenarios"] if s["feature"].endswith("cancel-your-subscription.feature")]
    assert len(cancelling) == 18
    # Its figures are of the other dashboard.
    assert {s["outcome"] for s in cancelling} == {"passed", "stale"}
    assert sum(s["outcome"] == "stale" for s in cancelling) == 4


def test_a_button_renamed_there_breaks_its_sentence_and_no_other(
    verify: Verify, plain_dashboard: Callable[..., str]
) -> None:
    url = plain_dashboard("--rename", "Confirm Cancellation", "Confirm My Farewell")
    run = verify(PAGE, "--base-url", url, "--only", "bottom")
    broken = [s for s in run.results["pages"][0]["sentences"] if s["verdict"] == "broken"]
    assert [s["line"] for s in broken] == [15]
    assert "Confirm My Farewell" in broken[0]["why"]
    assert run.exit == 1
