"""The page on which a customer signs in."""

from __future__ import annotations

import re

from playwright.sync_api import Page


class SignIn:
    """E-mail address, password, and the button."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.email = page.get_by_label(re.compile("e-?mail", re.IGNORECASE))
        self.password = page.get_by_label(re.compile("password", re.IGNORECASE))
        self.button = page.get_by_role("button", name=re.compile(r"(sign|log) ?in", re.IGNORECASE))

    def sign_in(self, email: str, password: str) -> None:
        """Fill in and send the form; the dashboard's navigation is there afterwards."""
        self.email.fill(email)
        self.password.fill(password)
        self.button.click()
        self.page.get_by_role("navigation").first.wait_for()
