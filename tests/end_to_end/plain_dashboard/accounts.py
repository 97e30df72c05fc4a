"""Customers with one subscription each, in memory, and a clock for each that moves when it is told to."""

from __future__ import annotations

import secrets
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

ZONE = "Europe/Berlin"


@dataclass
class Subscription:
    """A series of months of which the last one runs, or has been the last."""

    began: datetime
    state: str = "active"
    months: int = 1
    reason: str | None = None
    comment: str = ""

    @property
    def period_end(self) -> datetime:
        year, month = divmod(self.began.year * 12 + self.began.month - 1 + self.months, 12)
        day = min(self.began.day, monthrange(year, month + 1)[1])
        return self.began.replace(year=year, month=month + 1, day=day)


@dataclass
class Account:
    """A customer, what the clock on the wall shows, and what has happened so far."""

    id: int
    now: datetime
    subscription: Subscription
    email: str
    password: str = field(default_factory=lambda: secrets.token_urlsafe(9))
    audit: list[dict[str, str]] = field(default_factory=list)

    def reach(self, moment: datetime) -> None:
        """Set the clock forward, and end the periods that are over by then."""
        self.now = moment.astimezone(ZoneInfo(ZONE))
        held = self.subscription
        while held.state != "cancelled" and self.now >= held.period_end:
            if held.state == "non_renewing":
                held.state = "cancelled"
                self._note("cancelled")
            else:
                held.months += 1

    def wait(self, time: timedelta) -> None:
        """Set the clock forward by that much."""
        self.reach(self.now.astimezone(UTC) + time)

    def cancel(self, reason: str, comment: str) -> None:
        """Schedule the cancellation; once is enough."""
        held = self.subscription
        if held.state == "active":
            held.state, held.reason, held.comment = "non_renewing", reason, comment
            self._note("cancellation scheduled")

    def keep(self) -> None:
        """Take a scheduled cancellation back."""
        held = self.subscription
        if held.state == "non_renewing":
            held.state, held.reason, held.comment = "active", None, ""
            self._note("cancellation removed")

    def resubscribe(self) -> None:
        """Begin anew what has ended."""
        if self.subscription.state == "cancelled":
            self.subscription = Subscription(self.now)
            self._note("resubscribed")

    def facts(self) -> dict[str, Any]:
        """What the page and the tests may know, as JSON; instants are in UTC."""
        held = self.subscription
        end = held.period_end.astimezone(UTC).isoformat()
        known = {"state": held.state, "period_end": end, "reason": held.reason, "comment": held.comment}
        return {"id": self.id, "zone": ZONE, "subscriptions": [known], "audit": self.audit}

    def _note(self, kind: str) -> None:
        self.audit.append({"kind": kind, "at": self.now.astimezone(UTC).isoformat()})


class Accounts:
    """All customers, and who is signed in by which cookie."""

    def __init__(self) -> None:
        self.by_id: dict[int, Account] = {}
        self.by_session: dict[str, Account] = {}

    def open(self, now: datetime) -> Account:
        """A new customer, whose subscription begins at that time on the clock of the wall."""
        local = now.replace(tzinfo=ZoneInfo(ZONE))
        number = len(self.by_id) + 1
        made = Account(number, local, Subscription(local), f"driver{number}@fleetroom.test")
        self.by_id[number] = made
        return made

    def sign_in(self, account: Account) -> str:
        """The value of the cookie that the customer is known by from now on."""
        cookie = secrets.token_urlsafe(16)
        self.by_session[cookie] = account
        return cookie

    def who(self, email: str, password: str) -> Account | None:
        """The customer who signs in with these."""
        return next((a for a in self.by_id.values() if (a.email, a.password) == (email, password)), None)
