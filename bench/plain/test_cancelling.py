"""Every scenario of features/cancel-your-subscription.feature, clicked through with pytest-playwright and nothing else.

Nothing is read, recorded or judged: each test goes where its scenario goes, waits for the same windows, and takes one
picture. It is what a team has without Docwitness: what `docwitness verify` takes longer is what witnessing costs.
"""

from __future__ import annotations

import json
import os
import re
from typing import Any

import pytest
import requests
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from docwitness.browser.executables import ensure_browser

READY = "BENCH_READY"
"""Environment variable with the ready line of the dashboard."""
WORDS = "Wir ziehen um – danke für alles"


class Customer:
    """A customer made to order by the dashboard's test interface."""

    def __init__(self, ready: dict[str, Any]) -> None:
        self._ready = ready
        made = self.call("post", "/accounts", {"state": "active", "now": "2026-03-17T09:30:00", "plan": "corridor"})
        self.path = f"/accounts/{made['id']}"
        self.email, self.password, self.cookies = made["email"], made["password"], made["cookies"]
        self.home = ready["dashboard"]

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        headers = {"X-Test-Token": self._ready["token"]}
        answer = requests.request(method, self._ready["test"] + path, json=body, headers=headers, timeout=10)
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
        return found

    def end_period(self) -> None:
        end = self.call("get", self.path)["subscriptions"][0]["period_end"]
        self.call("post", f"{self.path}/clock", {"to": end})


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, **ensure_browser().launch_options}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}


@pytest.fixture
def customer(context: BrowserContext, page: Page) -> Customer:
    """Signed in, on the dashboard."""
    made = Customer(json.loads(os.environ[READY]))
    context.add_cookies(made.cookies)
    page.goto(made.home)
    return made


def portal(page: Page, title: str) -> FrameLocator:
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name=title)).to_be_visible()
    return frame


def manage(page: Page) -> FrameLocator:
    page.get_by_role("link", name="Billing and Subscriptions").click()
    return portal(page, "Manage Subscriptions")


def details(page: Page) -> FrameLocator:
    manage(page).get_by_role("link").filter(has_text=re.compile("month")).first.click()
    return portal(page, "Subscription Details")


def cancellation(page: Page) -> FrameLocator:
    frame = details(page)
    frame.get_by_role("link", name="Cancel Subscription").or_(
        frame.get_by_role("button", name="Cancel Subscription")
    ).click()
    return portal(page, "Cancel Subscription")


def give(frame: FrameLocator) -> None:
    frame.get_by_role("combobox").select_option(index=1)
    frame.get_by_role("textbox").fill(WORDS)


def confirm(page: Page, frame: FrameLocator) -> FrameLocator:
    frame.get_by_role("button", name="Confirm Cancellation").click()
    return portal(page, "Subscription Details")


def again(page: Page, customer: Customer) -> FrameLocator:
    """What the details tell once time has passed."""
    page.goto("about:blank")
    page.goto(customer.home)
    return details(page)


def test_the_navigation_offers_billing(page: Page, customer: Customer) -> None:
    expect(page.get_by_role("link", name="Billing and Subscriptions")).to_be_visible()
    page.screenshot()


def test_billing_opens_manage_subscriptions(page: Page, customer: Customer) -> None:
    manage(page)
    page.screenshot()


def test_the_plan_stands_above_the_account(page: Page, customer: Customer) -> None:
    expect(manage(page).get_by_text("Account Information")).to_be_visible()
    page.screenshot()


def test_the_plan_opens_its_details(page: Page, customer: Customer) -> None:
    details(page)
    page.screenshot()


def test_cancel_subscription_is_offered(page: Page, customer: Customer) -> None:
    expect(details(page).get_by_text("Cancel Subscription")).to_be_visible()
    page.screenshot()


def test_cancel_subscription_opens_its_window(page: Page, customer: Customer) -> None:
    cancellation(page)
    page.screenshot()


def test_reasons_can_be_selected(page: Page, customer: Customer) -> None:
    reasons = cancellation(page).get_by_role("combobox")
    reasons.select_option(index=1)
    expect(reasons).not_to_have_value("")
    page.screenshot()


def test_a_reason_is_mandatory(page: Page, customer: Customer) -> None:
    frame = cancellation(page)
    frame.get_by_role("button", name="Confirm Cancellation").click()
    expect(frame.get_by_role("combobox")).to_be_visible()
    page.screenshot()


def test_the_text_box_takes_words(page: Page, customer: Customer) -> None:
    words = cancellation(page).get_by_role("textbox")
    words.fill(WORDS)
    expect(words).to_have_value(WORDS)
    page.screenshot()


def test_the_words_arrive(page: Page, customer: Customer) -> None:
    frame = cancellation(page)
    give(frame)
    confirm(page, frame)
    assert customer.call("get", customer.path)["subscriptions"][0]["comment"] == WORDS
    page.screenshot()


def test_confirm_cancellation_is_offered(page: Page, customer: Customer) -> None:
    expect(cancellation(page).get_by_role("button", name="Confirm Cancellation")).to_be_visible()
    page.screenshot()


def test_confirming_is_taken_in(page: Page, customer: Customer) -> None:
    frame = cancellation(page)
    give(frame)
    expect(confirm(page, frame).get_by_text("Cancellation scheduled").first).to_be_visible()
    page.screenshot()


def test_two_tabs_count_once(page: Page, customer: Customer) -> None:
    frame = cancellation(page)
    give(frame)
    other = page.context.new_page()
    other.goto(customer.home)
    second = cancellation(other)
    give(second)
    confirm(page, frame)
    confirm(other, second)
    page.screenshot()


def test_it_ends_with_the_period(page: Page, customer: Customer) -> None:
    frame = cancellation(page)
    give(frame)
    confirm(page, frame)
    again(page, customer)
    customer.end_period()
    expect(again(page, customer).get_by_role("button", name="Resubscribe")).to_be_visible()
    page.screenshot()


def test_a_cancellation_can_be_removed(page: Page, customer: Customer) -> None:
    customer.call("post", f"{customer.path}/cancellation", {})
    frame = again(page, customer)
    frame.get_by_role("button", name=re.compile("Remove")).click()
    expect(frame.get_by_role("status")).to_be_visible()
    customer.end_period()
    again(page, customer)
    page.screenshot()


def test_nothing_can_be_removed_afterwards(page: Page, customer: Customer) -> None:
    customer.call("post", f"{customer.path}/cancellation", {})
    customer.end_period()
    expect(again(page, customer).get_by_role("button", name=re.compile("Remove"))).to_be_hidden()
    page.screenshot()


@pytest.mark.parametrize("later", [0, 365 * 24 * 3600])
def test_a_customer_can_come_back(page: Page, customer: Customer, later: int) -> None:
    customer.call("post", f"{customer.path}/cancellation", {})
    customer.end_period()
    customer.call("post", f"{customer.path}/clock", {"advance": later})
    page.context.clear_cookies()
    page.goto(customer.home)
    page.get_by_label("Email").fill(customer.email)
    page.get_by_label("Password").fill(customer.password)
    page.get_by_role("button", name="Sign in").click()
    frame = details(page)
    frame.get_by_role("button", name="Resubscribe").click()
    expect(frame.get_by_role("status")).to_be_visible()
    page.screenshot()
