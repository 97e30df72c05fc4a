"""The window Subscription Details: one subscription, its state, and what can be done with it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator

from docwitness import PageObject, arrive_at, window
from pages.cancel_subscription import CancelSubscription


@window("Subscription Details")
class SubscriptionDetails(PageObject):
    """Plan, price, status and dates, with the actions that its state allows."""

    @property
    def cancel_button(self) -> Locator:
        """Only there while there is something to cancel. What it is called, the features say; this finds it renamed."""
        return self._action(re.compile(r"^(cancel|end|stop|terminate)\b.*(subscription|plan)", re.IGNORECASE))

    @property
    def remove_cancellation_button(self) -> Locator:
        """Only there while a cancellation is scheduled."""
        return self._action(re.compile(r"(remove|undo|keep).*(cancellation|subscription)", re.IGNORECASE))

    @property
    def resubscribe_button(self) -> Locator:
        """Only there when the subscription has ended."""
        return self._action(re.compile(r"re-?(subscribe|enable|activate)", re.IGNORECASE))

    def text(self) -> str:
        """All that is to be read in the window."""
        return self.root.inner_text()

    def open_cancellation(self) -> CancelSubscription:
        """Click Cancel Subscription; the window that it opens."""
        self.present(self.cancel_button, "Cancel Subscription").click()
        return arrive_at(self.page, CancelSubscription)

    def remove_cancellation(self) -> None:
        """Click the button that takes the scheduled cancellation back, and wait until the window has changed."""
        self._leave_behind(self.remove_cancellation_button, "Remove Scheduled Cancellation")

    def resubscribe(self) -> None:
        """Click the button that re-enables the subscription, and wait until the window has changed."""
        self._leave_behind(self.resubscribe_button, "Resubscribe")

    def _leave_behind(self, button: Locator, label: str) -> None:
        """Click, and wait for the answer: the window is drawn anew, and says in a status or alert how it went."""
        self.present(button, label).click()
        self.root.get_by_role("status").or_(self.root.get_by_role("alert")).first.wait_for()

    def _action(self, name: str | re.Pattern[str]) -> Locator:
        return self.root.get_by_role("button", name=name).or_(self.root.get_by_role("link", name=name))
