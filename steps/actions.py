"""When: what a customer does, and what time does."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import Page
from pytest_bdd import given, when

from docwitness import Broken, Witness
from fixtures.accounts import Credentials, Customer
from pages import CancelSubscription, Sidebar, SignIn
from steps.seeing import details, look_away


@when("the current billing period ends")
def period_ends(page: Page, customer: Customer) -> None:
    look_away(page)
    customer.reach(customer.period_end)


@given("the listed date is a minute away")
@when("the listed date is a minute away")
def just_before(page: Page, customer: Customer) -> None:
    look_away(page)
    # The customer's clock goes on while we look; what happens in the last second is tested without a browser.
    customer.reach(customer.period_end - timedelta(minutes=1))


@when("I remove the scheduled cancellation")
def remove_cancellation(page: Page, witness: Witness) -> None:
    details(page, witness).remove_cancellation()


@when("I log back into my account")
def log_back_in(page: Page, witness: Witness, credentials: Credentials) -> None:
    page.context.clear_cookies()
    witness.open_product()
    SignIn(page).sign_in(credentials.email, credentials.password)


@when("I re-enable my historic subscription")
def resubscribe(page: Page) -> None:
    Sidebar(page).open_billing().open_current_plan().resubscribe()


@when("I confirm in the second tab as well")
def confirm_again(second_tab: CancelSubscription, customer: Customer) -> None:
    if customer.subscription["reason"] is None:
        raise Broken("what was confirmed in the first tab has not arrived.", window=second_tab.title)
    second_tab.confirm()
