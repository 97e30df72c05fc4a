"""The life of a subscription: single steps by example, whole histories by property."""

import os
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fixtures.dashboard.periods import instant, period_end, wall_clock
from fixtures.dashboard.subscriptions import TRANSITIONS, Details, NotPossible, Rules, act, begin, due_at, settle

ZONE = "America/New_York"
BEGUN = instant(datetime(2026, 1, 31, 9, 30), ZONE)
LEAVING = Details(reason="unused", comment="so long")


@pytest.fixture
def active():
    return begin("corridor", ZONE, BEGUN)[0]


def test_a_subscription_begins_with_an_invoice_and_a_month(active):
    _, effects = begin("corridor", ZONE, BEGUN)

    assert [(effect.kind, effect.invoiced) for effect in effects] == [("started", "corridor")]
    assert wall_clock(active.period_end, ZONE) == datetime(2026, 2, 28, 9, 30)


def test_cancelling_waits_for_the_end_of_the_period(active):
    pending, effects = act(active, "cancel", BEGUN + 60, LEAVING)

    assert (pending.state, pending.period_end) == ("non_renewing", active.period_end)
    assert [effect.kind for effect in effects] == ["cancellation scheduled"]
    assert (pending.reason, pending.comment) == ("unused", "so long")


def test_confirming_twice_is_confirming_once(active):
    pending, _ = act(active, "cancel", BEGUN + 60, LEAVING)

    assert act(pending, "cancel", BEGUN + 61, Details("other", "again")) == (pending, ())


def test_a_second_before_the_end_the_cancellation_can_be_removed(active):
    pending, _ = act(active, "cancel", BEGUN + 60, LEAVING)

    kept, effects = act(pending, "remove cancellation", active.period_end - 1)

    assert kept == replace(active, state="active")
    assert [effect.kind for effect in effects] == ["cancellation removed"]


@pytest.mark.parametrize("late", [0, 1, 86_400])
def test_from_the_end_on_it_cannot(active, late):
    pending, _ = act(active, "cancel", BEGUN + 60, LEAVING)

    with pytest.raises(NotPossible, match="The cancellation date has passed"):
        act(pending, "remove cancellation", active.period_end + late)


def test_the_end_of_the_period_cancels_once_and_at_its_own_instant(active):
    pending, _ = act(active, "cancel", BEGUN + 60, LEAVING)

    ended, effects = settle(pending, active.period_end + 5_000_000)

    assert (ended.state, ended.cancelled_at) == ("cancelled", active.period_end)
    assert [(effect.kind, effect.at) for effect in effects] == [("cancelled", active.period_end)]
    assert settle(ended, active.period_end + 9_000_000) == (ended, ())


def test_an_active_subscription_is_renewed_on_its_own_day(active):
    renewed, effects = settle(active, instant(datetime(2026, 5, 1), ZONE))

    assert [effect.kind for effect in effects] == ["renewed"] * 3
    assert wall_clock(renewed.period_end, ZONE) == datetime(2026, 5, 31, 9, 30)


def test_a_trial_becomes_paid_unless_it_is_cancelled():
    trial, effects = begin("metro", ZONE, BEGUN, trial=True)

    paid, more = settle(trial, trial.period_end)
    cancelled, _ = settle(act(trial, "cancel", BEGUN + 60, LEAVING)[0], trial.period_end)

    assert [effect.invoiced for effect in effects + more] == [None, "metro"]
    assert (paid.state, cancelled.state) == ("active", "cancelled")
    assert wall_clock(paid.period_end, ZONE) == datetime(2026, 3, 14, 9, 30)


def test_a_removed_cancellation_of_a_trial_leads_back_to_the_trial():
    trial, _ = begin("metro", ZONE, BEGUN, trial=True)
    pending, _ = act(trial, "cancel", BEGUN + 60, LEAVING)

    assert act(pending, "remove cancellation", BEGUN + 120)[0] == trial


def test_resubscribing_begins_a_new_period_that_is_invoiced(active):
    ended, _ = settle(act(active, "cancel", BEGUN + 60, LEAVING)[0], active.period_end)
    again = active.period_end + 3600

    back, effects = act(ended, "resubscribe", again)

    assert (back.state, back.period_start, back.reason) == ("active", again, None)
    assert [(effect.kind, effect.invoiced) for effect in effects] == [("resubscribed", "corridor")]


def test_a_paused_subscription_is_not_renewed(active):
    paused, _ = act(active, "pause", BEGUN + 60)

    assert settle(paused, active.period_end + 10_000_000) == (paused, ())


def test_a_changed_plan_counts_from_the_next_period(active):
    changed, _ = act(active, "change plan", BEGUN + 60, Details(plan="metro"))

    renewed, effects = settle(changed, active.period_end)

    assert (changed.plan, renewed.plan, effects[0].invoiced) == ("corridor", "metro", "metro")


DRIFTED = {
    "cancels at once": (Rules(cancels_at_once=True), "cancelled"),
    "never cancels": (Rules(cancels_automatically=False), "non_renewing"),
}


@pytest.mark.parametrize(("rules", "state"), DRIFTED.values(), ids=DRIFTED)
def test_a_drifted_release_ends_otherwise(active, rules, state):
    pending, _ = act(active, "cancel", BEGUN + 60, LEAVING, rules)

    assert settle(pending, BEGUN + 90_000_000, rules)[0].state == state


HISTORIES = int(os.environ.get("DOCWITNESS_HISTORIES", "300"))
"""How many are lived through; 10,000 take 40 s of processor time."""
ACTIONS = sorted({action for _, action in TRANSITIONS} - {"end period"})
ZONES = ("America/New_York", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "UTC")
STEPS = st.tuples(st.sampled_from(ACTIONS), st.integers(0, 70 * 86_400) | st.sampled_from([0, 1, 28 * 86_400]))


@st.composite
def histories(draw):
    begun = instant(datetime(2026, 1, 1), "UTC") + draw(st.integers(0, 6 * 365 * 86_400))
    return draw(st.sampled_from(ZONES)), begun, draw(st.booleans()), draw(st.lists(STEPS, max_size=12))


def check_history(history):
    """Live through it, and hold every moment against what must always be true."""
    zone, now, trial, steps = history
    subscription, effects = begin("corridor", zone, now, trial=trial)
    for action, pause in steps:
        now += pause
        before = subscription
        try:
            subscription, more = act(subscription, action, now, Details("unused", "", "metro"))
        except NotPossible:
            subscription, more = settle(subscription, now)
        assert settle(subscription, now) == (subscription, ()), "what is settled stays settled"
        check_moment(before, subscription, now)
        effects += more
    check_effects(effects)


def check_moment(before, after, now):
    if after.state in ("active", "in_trial", "non_renewing"):
        assert after.period_start <= now < after.period_end, "the running period is the one that runs"
    if after.period_start != before.period_start:
        assert after.period_start >= before.period_end, "never two running periods"
    due = due_at(after)
    assert due is None or due > now
    assert (after.state == "non_renewing") == (after.returns_to is not None)
    assert (after.state == "cancelled") == (after.cancelled_at is not None)
    if after.state == "non_renewing" and after.number:
        assert after.period_end == period_end(after.anchor, after.number, after.zone), "the account's own calendar"


def check_effects(effects):
    kinds = [effect.kind for effect in effects if effect.kind in LIFE]
    assert [effect.at for effect in effects] == sorted(effect.at for effect in effects)
    for earlier, later in pairwise(kinds):
        assert (earlier, later) not in IMPOSSIBLE, f"{later} cannot follow {earlier}"


LIFE = (
    "started", "trial started", "renewed", "cancellation scheduled", "cancellation removed", "cancelled",
    "resubscribed",
)  # fmt: skip
IMPOSSIBLE = {
    ("cancelled", "cancelled"), ("cancelled", "renewed"), ("cancelled", "cancellation removed"),
    ("cancellation scheduled", "renewed"), ("cancellation scheduled", "cancellation scheduled"),
    ("cancellation scheduled", "resubscribed"), ("renewed", "resubscribed"), ("resubscribed", "resubscribed"),
    ("cancellation removed", "cancellation removed"), ("started", "resubscribed"),
}  # fmt: skip


@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories())
def test_no_history_breaks_the_rules(history):
    check_history(history)
