"""What the window with the details of a subscription tells, for steps to ask about."""

from __future__ import annotations

import re
from datetime import datetime

from playwright.sync_api import Page, expect

from docwitness import Broken, Witness, standing
from pages import Sidebar, SubscriptionDetails

ACTIVE = re.compile(r"\bactive\b", re.IGNORECASE)
ENDED = re.compile(r"\b(cancell?ed|ended|expired)\b", re.IGNORECASE)
PENDING = re.compile(r"\bcancell?ation\b.*\b(scheduled|pending|date)\b|\bnot renew", re.IGNORECASE | re.DOTALL)
_DATE = re.compile(r"[A-Z][a-z]+ \d{1,2}, \d{4}")


def details(page: Page, witness: Witness) -> SubscriptionDetails:
    """The details of the subscription: the window that is open, or opened now."""
    if window := standing(page, SubscriptionDetails):
        return window
    witness.open_product()
    return Sidebar(page).open_billing().open_current_plan()


def details_if_listed(page: Page, witness: Witness) -> SubscriptionDetails | None:
    """The same; None where no subscription is listed any more, so that nothing of it can be seen."""
    try:
        return details(page, witness)
    except Broken as error:
        if error.expected == "current plan":
            return None
        raise


def look_away(page: Page) -> None:
    """Leave the product: what is on the screen will not be true any more, and whoever asks next opens it anew."""
    page.goto("about:blank")


def expect_state(window: SubscriptionDetails, told: re.Pattern[str], expected: str) -> None:
    """Raise Broken unless the window tells that state, now or soon."""
    try:
        expect(window.root).to_contain_text(told, use_inner_text=True)
    except AssertionError as error:
        shown = " · ".join(line.strip() for line in window.text().splitlines() if line.strip())
        raise Broken(
            f"the window does not tell of {expected}; it says: {shown}", expected=expected, window=window.title
        ) from error


def expect_date(window: SubscriptionDetails, end: datetime) -> None:
    """Raise Broken unless the window lists the day on which the period ends, the month in full or in three letters."""
    dates = tuple(match[0] for match in _DATE.finditer(window.text()))
    if f"{end:%b} {end.day}, {end.year}" not in {f"{date[:3]} {date.split(maxsplit=1)[1]}" for date in dates}:
        day, listed = f"{end:%B} {end.day}, {end.year}", ", ".join(dates) or "none"
        raise Broken(f"the period ends on {day}; listed is: {listed}.", expected=day, found=dates, window=window.title)
