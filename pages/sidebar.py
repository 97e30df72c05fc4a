"""The left side navigation of the dashboard."""

from __future__ import annotations

import re

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator, Page

from docwitness import Broken, arrive_at
from pages.manage_subscriptions import ManageSubscriptions


class Sidebar:
    """The navigation that every page of the dashboard has."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.get_by_role("navigation").filter(has=page.get_by_role("link")).first

    @property
    def billing_link(self) -> Locator:
        """The link to billing. What it is called, the features say; this finds it renamed."""
        return self.root.get_by_role("link", name=re.compile(r"\bbilling\b", re.IGNORECASE))

    def open_billing(self) -> ManageSubscriptions:
        """Click the link; the window that it opens."""
        try:
            self.billing_link.click()
        except PlaywrightError as error:
            links = tuple(self.root.get_by_role("link").all_inner_texts())
            why = f"the navigation has no “Billing and Subscriptions”. Found instead: {', '.join(links)}."
            raise Broken(why, expected="Billing and Subscriptions", found=links) from error
        return arrive_at(self.page, ManageSubscriptions)
