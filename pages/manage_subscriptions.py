"""The window Manage Subscriptions: the customer's plans, and the account below them."""

from __future__ import annotations

import re
from typing import ClassVar

from playwright.sync_api import Locator

from docwitness import PageObject, arrive_at, window
from pages.subscription_details import SubscriptionDetails

_PRICE = re.compile(r"(?=.*\d)(?=.*(?:/|per|a|every)\s*(?:month|year))", re.IGNORECASE | re.DOTALL)
"""A plan shows what it costs in which time; nothing else in this window does."""


@window("Manage Subscriptions")
class ManageSubscriptions(PageObject):
    """The plans, each in a box of its own, above Account Information."""

    described: ClassVar = {"current plan": "current_plan", "plan": "current_plan", "plan information": "current_plan"}

    @property
    def plans(self) -> Locator:
        """The boxes of the plans; each is one link or button."""
        return self.root.get_by_role("link").or_(self.root.get_by_role("button")).filter(has_text=_PRICE)

    @property
    def current_plan(self) -> Locator:
        """The plan that runs, or the first where none does."""
        return self.plans.first

    def open_current_plan(self) -> SubscriptionDetails:
        """Click the current plan; its details."""
        self.present(self.current_plan, "current plan").click()
        return arrive_at(self.page, SubscriptionDetails)
