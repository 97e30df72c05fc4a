"""Given: where a scenario starts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page
from pytest_bdd import given, parsers

from docwitness import Broken, Product, Witness, arrive_at
from fixtures.accounts import Credentials, Customer
from pages import CancelSubscription, ManageSubscriptions, Sidebar, SignIn, SubscriptionDetails
from steps.seeing import look_away


@given("I am signed in with an active subscription")
def signed_in(witness: Witness, page: Page, docwitness_product: Product, request: pytest.FixtureRequest) -> None:
    if docwitness_product.test is not None:
        # Signing in by the form costs a page and a password hash; one scenario does it, the others get a cookie.
        page.context.add_cookies(request.getfixturevalue("customer").cookies)
    witness.open_product()
    if docwitness_product.test is None and SignIn(page).password.is_visible():
        credentials: Credentials = request.getfixturevalue("credentials")
        SignIn(page).sign_in(credentials.email, credentials.password)


@pytest.fixture(scope="session")
def walked() -> set[str]:
    """Titles of the windows to which this process has found the documented way open."""
    return set()


@given(parsers.parse('I have opened the "{title}" window'), target_fixture="opened")
def opened(
    page: Page, docwitness_product: Product, request: pytest.FixtureRequest, walked: set[str], title: str
) -> ManageSubscriptions | SubscriptionDetails | CancelSubscription:
    if docwitness_product.test is not None and title in walked:
        customer: Customer = request.getfixturevalue("customer")
        if link := customer.links.get(title):
            # Three clicks that only lead to where the scenario starts; a link costs one.
            page.goto(link)
            kinds = (ManageSubscriptions, SubscriptionDetails, CancelSubscription)
            return arrive_at(page, next(kind for kind in kinds if kind.title == title))
    window = _walk(page, title)
    walked.add(title)
    return window


def _walk(page: Page, title: str) -> ManageSubscriptions | SubscriptionDetails | CancelSubscription:
    """Go there as the page describes it."""
    manage = Sidebar(page).open_billing()
    if title == manage.title:
        return manage
    details = manage.open_current_plan()
    return details if title == details.title else details.open_cancellation()


@given(parsers.parse('I have given a reason and the words "{words}"'), target_fixture="words")
def given_a_reason(opened: CancelSubscription, words: str) -> str:
    opened.give(1, words)
    return words


@given("I have done the same in a second tab", target_fixture="second_tab")
def second_tab(page: Page, words: str) -> CancelSubscription:
    other = page.context.new_page()
    other.goto(page.url)
    window = Sidebar(other).open_billing().open_current_plan().open_cancellation()
    window.give(1, words)
    return window


@given("my cancellation is pending")
def pending(page: Page, customer: Customer) -> None:
    # Other scenarios cancel in the portal; here it is only where the scenario starts.
    look_away(page)
    customer.cancel()


@given(parsers.parse("my subscription was canceled {ago}"))
def was_cancelled(page: Page, customer: Customer, ago: str) -> None:
    pending(page, customer)
    customer.reach(customer.period_end)
    customer.wait({"just now": timedelta(), "a year ago": timedelta(days=365)}[ago])
    if (state := customer.subscription["state"]) != "cancelled":
        raise Broken(f"the listed date has passed, and the subscription is {state}.", expected="cancelled")
