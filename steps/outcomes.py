"""Then: what a customer can see afterwards, and what the product has kept."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect
from pytest_bdd import then

from docwitness import Broken, Witness
from fixtures.accounts import Customer
from pages import CancelSubscription
from steps.seeing import ACTIVE, ENDED, PENDING, details, details_if_listed, expect_date, expect_state


@then("the reason that I selected is shown")
def reason_is_shown(opened: CancelSubscription) -> None:
    if opened.selected_reason().lower() in ("", "select a reason"):
        raise Broken("no reason is shown although one was selected.", window=opened.title)


@then("the text that I typed is shown")
def text_is_shown(opened: CancelSubscription, witness: Witness) -> None:
    shown = opened.words.input_value()
    if shown != witness.typed:
        raise Broken(f"typed “{witness.typed}”, shown is “{shown}”.", window=opened.title)


@then("the reason and the words have arrived")
def words_have_arrived(customer: Customer, words: str) -> None:
    kept = customer.subscription
    if not kept["reason"]:
        raise Broken("the words arrived without the reason that was selected.")
    if kept["comment"] != words:
        raise Broken(f"“{words}” was written, and “{kept['comment']}” is what arrived.")


@then("I am still asked for a reason")
def asked_for_a_reason(opened: CancelSubscription) -> None:
    if not opened.confirm_button.is_visible() or opened.misses_reason() is False:
        raise Broken("the cancellation is confirmed although no reason was selected.", window=opened.title)


@then("my cancellation has been taken in")
def taken_in(page: Page, witness: Witness) -> None:
    window = details(page, witness)
    expect_state(window, re.compile(f"{PENDING.pattern}|{ENDED.pattern}", PENDING.flags), "a cancellation")


@then("one cancellation has been taken in")
def taken_in_once(customer: Customer) -> None:
    taken = [entry["kind"] for entry in customer.audit if entry["kind"] in ("cancellation scheduled", "cancelled")]
    if len(taken) != 1:
        raise Broken(f"confirmed twice, {len(taken)} cancellations were taken in.")


@then("my cancellation is pending for the end of the current billing period")
def is_pending(page: Page, witness: Witness, customer: Customer) -> None:
    window = details(page, witness)
    expect_state(window, PENDING, "a pending cancellation")
    expect_date(window, customer.period_end)


@then("my subscription is canceled")
def is_cancelled(page: Page, witness: Witness, customer: Customer) -> None:
    window = details_if_listed(page, witness)
    if window is None:
        # That it should be listed, another sentence says.
        if (state := customer.subscription["state"]) != "cancelled":
            raise Broken(f"no subscription is listed, and it is {state}.", expected="cancelled")
        return
    expect_state(window, ENDED, "a canceled subscription")


@then("my subscription is active")
def is_active(page: Page, witness: Witness) -> None:
    window = details(page, witness)
    expect_state(window, ACTIVE, "an active subscription")
    try:
        expect(window.remove_cancellation_button).to_be_hidden()
    except AssertionError as error:
        why = "an active subscription has no cancellation to remove, but offers it."
        raise Broken(why, window=window.title) from error


@then("I am not offered to remove the scheduled cancellation")
def cannot_remove(page: Page, witness: Witness) -> None:
    window = details_if_listed(page, witness)
    if window and window.remove_cancellation_button.is_visible():
        raise Broken("the listed date has passed, and removing the cancellation is still offered.", window=window.title)
