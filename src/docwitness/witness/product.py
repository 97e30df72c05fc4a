"""The product under test, as every process of a run knows it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

import requests

from docwitness.errors import CannotTell
from docwitness.settings import Profile

REACHABLE_WITHIN = 4.0
"""Seconds for the product to answer at all; tried twice, so that an unreachable one is told within ten."""


@dataclass(frozen=True, slots=True)
class Product:
    """Where the product is, and what may be done to it."""

    url: str
    embedded: bool
    profile: Profile
    may_change: bool
    """Whether scenarios marked `@destructive` may run."""
    release: str | None = None
    docs: str | None = None
    """The base URL of its documentation site."""
    test: str | None = None
    """The URL of its test interface, which has accounts and a clock."""
    token: str | None = None

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"


def check_reachable(url: str) -> None:
    """Pass if something answers at the URL with less than a server error.

    Raises:
        CannotTell: nobody answers, or the server is failing.
    """
    for last in (False, True):
        try:
            response = requests.get(url, timeout=REACHABLE_WITHIN, allow_redirects=False)
        except requests.RequestException as error:
            if last:
                raise CannotTell(
                    f"the product does not answer at {url}: {type(error).__name__}.",
                    hint="Start it, or name another address by --base-url. Nothing was verified.",
                ) from error
        else:
            if response.status_code < 500:
                return
            if last:
                raise CannotTell(f"the product answers {response.status_code} at {url}: it is failing.")
