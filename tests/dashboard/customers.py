"""A customer without a browser: what a session of theirs sends, and what it gets back."""

from __future__ import annotations

import re
from html import unescape

import requests


class Interface:
    """The product's test interface."""

    def __init__(self, ready):
        self.ready = ready

    def call(self, method, path, **body):
        answer = requests.request(
            method, self.ready["test"] + path, json=body, headers={"X-Test-Token": self.ready["token"]}, timeout=30
        )
        assert answer.ok, answer.text
        return answer.json()

    def create(self, **wanted):
        return self.call("post", "/accounts", **wanted)

    def state(self, account):
        return self.call("get", f"/accounts/{account['id']}")

    def subscription(self, account):
        return self.state(account)["subscriptions"][0]

    def audit(self, account):
        return [entry["kind"] for entry in self.state(account)["audit"]]

    def advance(self, account, **to):
        return self.call("post", f"/accounts/{account['id']}/clock", **to)


class Customer:
    """Somebody signed in to the dashboard and to the portal."""

    def __init__(self, ready, account):
        self.ready, self.account = ready, account
        self.client = requests.Session()
        for cookie in account["cookies"]:
            self.client.cookies.set(cookie["name"], cookie["value"])
        self.dashboard_csrf = re.search(r'data-csrf="([^"]+)"', self.get("/").text)[1]
        self.ticket = self.ask_for_ticket()
        self.window = self.client.get(self.ticket, timeout=30).text
        self.held = re.search(r'href="(/subscriptions/\d+)"', self.window)[1]
        self.csrf = re.search(r'name="csrf" value="([^"]+)"', self.see("/account").text)[1]

    def ask_for_ticket(self):
        address, headers = self.ready["dashboard"] + "/portal-tickets", {"X-CSRF-Token": self.dashboard_csrf}
        return self.client.post(address, headers=headers, timeout=30).json()["url"]

    def get(self, path):
        return self.client.get(self.ready["dashboard"] + path, timeout=30)

    def see(self, path):
        return self.client.get(self.ready["portal"] + path, timeout=30)

    def post(self, path, **fields):
        return self.client.post(self.ready["portal"] + path, data={"csrf": self.csrf, **fields}, timeout=30)

    def cancel(self, reason="unused", comment="", **more):
        return self.post(f"{self.held}/cancel", reason=reason, comment=comment, **more)

    def details(self):
        return facts(self.see(self.held).text)


def facts(html):
    """The pairs of label and value that a window shows."""
    pairs = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", html, re.DOTALL)
    return {label: unescape(re.sub(r"<[^>]+>", "", value)).strip() for label, value in pairs}
