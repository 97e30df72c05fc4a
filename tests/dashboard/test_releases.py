"""A drifted release differs from the documented one in what it says, and in nothing else."""

import re
from pathlib import Path

import pytest

from fixtures.dashboard.accounts import Account, Profile
from fixtures.dashboard.billing import Held
from fixtures.dashboard.product import Origins, Product
from fixtures.dashboard.releases import (
    BEHAVIOURAL,
    CANCEL,
    DETAILS,
    DOCUMENTED,
    MANAGE,
    PENDING,
    RELEASES,
    VISUAL,
    Look,
)
from fixtures.dashboard.sessions import Session
from fixtures.dashboard.storage import Store
from fixtures.dashboard.subscriptions import Details, Rules, act, begin

PAGE = (Path(__file__).parents[2] / "fixtures/docs/billing/cancel-your-subscription.md").read_text(encoding="utf-8")
BEGUN = 1_773_754_200


@pytest.fixture(scope="module")
def store():
    return Store(":memory:")


def windows(store, release):
    """The four windows that the page has figures of, and the dashboard's navigation, as the release draws them."""
    product = Product(store, release, Origins("http://d", "http://p", "http://s"))
    owner = Account(1, Profile("a@example.com"), 0)
    session = Session(owner, "csrf")
    held = Held(1, begin("corridor", "UTC", BEGUN)[0])
    pending = Held(1, act(held.subscription, "cancel", BEGUN, Details("unused"), release.rules)[0])
    common = {"session": session, "profile": owner.profile}
    drawn = {
        MANAGE: product.page("portal/manage.html", subscriptions=[held], **common),
        DETAILS: product.page("portal/details.html", held=held, notice="", problem="", **common),
        CANCEL: product.page("portal/cancel.html", held=held, problem="", reason="", comment="", **common),
        PENDING: product.page("portal/details.html", held=pending, notice="cancelled", problem="", **common),
    }
    return {figure: without_data(answer.body.decode()) for figure, answer in drawn.items()}


def without_data(html):
    """The window without what varies from account to account, or cannot be seen: a dropdown is shut in its figure."""
    seen = re.sub(r"[A-Z][a-z]{2} \d{1,2}, \d{4}| required|<option value=\"\w.*?</option>", "", html)
    return re.sub(r"\s+", " ", seen)


@pytest.mark.parametrize("release", [*VISUAL, *BEHAVIOURAL], ids=lambda release: release.name)
def test_a_release_changes_the_figures_that_it_says_and_no_other(store, release):
    documented, drifted = windows(store, DOCUMENTED), windows(store, release)

    changed = {figure for figure in documented if documented[figure] != drifted[figure]}

    assert changed == {each for each in (*release.breaks, *release.restyles) if each.startswith("figure: ")}


@pytest.mark.parametrize("release", [*VISUAL, *BEHAVIOURAL], ids=lambda release: release.name)
def test_a_release_makes_something_untrue_or_restyles_it(release):
    assert release.breaks or release.restyles
    assert (release.look, release.rules) != (Look(), Rules())


def test_there_are_enough_of_them_and_the_documented_one_is_first():
    assert len(VISUAL) >= 10
    assert len(BEHAVIOURAL) >= 8
    assert next(iter(RELEASES)) == "documented"
    assert len(RELEASES) == 1 + len(VISUAL) + len(BEHAVIOURAL)


@pytest.mark.parametrize("figure", [MANAGE, DETAILS, CANCEL, PENDING])
def test_figures_are_named_by_their_captions(figure):
    assert f"<figcaption><p>{figure.removeprefix('figure: ')}</p></figcaption>" in PAGE


@pytest.mark.parametrize(
    ("release", "expected"),
    [("documented", "Apr 17, 2026"), ("wrong-day", "Apr 18, 2026"), ("wrong-month", "May 17, 2026")],
)
def test_the_listed_date_is_wrong_where_the_release_says_so(store, release, expected):
    product = Product(store, RELEASES[release], Origins("http://d", "http://p", "http://s"))
    held = Held(1, act(begin("corridor", "UTC", BEGUN)[0], "cancel", BEGUN, Details("unused"))[0])

    assert product.promised_end(held) == expected
