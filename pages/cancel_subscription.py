"""The window Cancel Subscription: why the customer leaves, and the confirmation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from playwright.sync_api import Locator

from docwitness import PageObject, arrive_at, window

if TYPE_CHECKING:
    from pages.subscription_details import SubscriptionDetails


@window("Cancel Subscription")
class CancelSubscription(PageObject):
    """A reason to select, a text to write, and Confirm Cancellation."""

    described: ClassVar = {
        "reason for the cancellation": "reasons",
        "reason": "reasons",
        "dropdown": "reasons",
        "free text box": "words",
    }

    @property
    def reasons(self) -> Locator:
        """The dropdown of reasons."""
        return self.root.get_by_role("combobox", name=re.compile("reason", re.IGNORECASE))

    @property
    def words(self) -> Locator:
        """The free text box."""
        return self.root.get_by_role("textbox").last

    @property
    def confirm_button(self) -> Locator:
        """The button at the end of the window. What it is called, the features say; this finds it renamed."""
        return self.root.get_by_role("button", name=re.compile(r"confirm|^(cancel|end)\b", re.IGNORECASE)).last

    def selected_reason(self) -> str:
        """The reason as the dropdown shows it."""
        shown: str = self.reasons.evaluate("box => box.selectedOptions ? box.selectedOptions[0].label : box.innerText")
        return shown.strip()

    def misses_reason(self) -> bool:
        """Whether the window insists on a reason: it is marked as missing, or an alert asks for it."""
        invalid: bool = self.reasons.evaluate("box => box.matches(':invalid, [aria-invalid=true]')")
        return (
            invalid or self.root.get_by_role("alert").filter(has_text=re.compile("reason", re.IGNORECASE)).count() > 0
        )

    def give(self, reason: int, words: str) -> None:
        """Select the reason with that number, counted from 1, and write the words."""
        self.present(self.reasons, "reason for the cancellation").select_option(index=reason)
        self.present(self.words, "free text box").fill(words)

    def confirm(self) -> SubscriptionDetails:
        """Click Confirm Cancellation; the details of the subscription that is to end."""
        from pages.subscription_details import SubscriptionDetails

        self.present(self.confirm_button, "Confirm Cancellation").click()
        return arrive_at(self.page, SubscriptionDetails)
