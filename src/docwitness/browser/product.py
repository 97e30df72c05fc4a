"""The product under test and what was asked for, as every process of a run knows them."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import cattrs
import requests

from docwitness.errors import Inconclusive, UsageError
from docwitness.model import FigureUnderTest
from docwitness.settings import VARIABLE, Profile
from docwitness.sources.addresses import is_web_address, origin_of
from docwitness.storage.store import ReportFolder

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
    map_file: str = ""
    """Where the product's map is kept; empty where the run has none."""
    data: tuple[str, ...] = ()
    """Texts that are the account's data by the product's map."""
    exploring_sign_in: tuple[str, ...] = ()
    """Phrases that sign in to the embedded product where it is explored: its scenarios bring accounts of their own."""

    def secrets(self) -> tuple[str, ...]:
        """What must stand in no file of a report: the token, and variables that the profile names or signs in with.

        A user who signs in as “admin” has no secret name: it is a word that documentation is full of.
        """
        named = [os.environ.get(name, "") for name in self.profile.secrets]
        for phrase in self.profile.sign_in:
            values = [os.environ.get(name, "") for name in VARIABLE.findall(phrase)]
            named += [value for value in values if _PASSWORD.search(phrase) or not _WORD.fullmatch(value)]
        return tuple(dict.fromkeys(secret for secret in (self.token or "", *named) if secret))

    @property
    def start(self) -> str:
        """The URL at which scenarios begin."""
        where = self.profile.start_at
        return urljoin(self.url if not where or self.url.endswith("/") else f"{self.url}/", where)

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return origin_of(self.url)


_WORD = re.compile(r"[A-Za-z]{1,12}")
_PASSWORD = re.compile(r"pass|secret|token|\bpin\b|\bcode\b|\bkey\b", re.IGNORECASE)
"""How a phrase tells that what is typed is known to nobody else."""


@dataclass(frozen=True, slots=True)
class RunRequest:
    """What the command line asked for."""

    pages: tuple[str, ...] = ()
    base_url: str | None = None
    release: str | None = None
    profile: str | None = None
    report: str | None = None
    allow_destructive: bool = False
    browser: str | None = None
    shard: str = ""
    generated: tuple[Path, ...] = ()
    """Features that lie outside the suite and are to be carried out as well."""
    command: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """What the processes of one run have in common: workers read no page, they have its figures from here."""

    product: Product
    folder: ReportFolder
    figures: tuple[FigureUnderTest, ...]

    def to_json(self) -> str:
        """For a worker process, which reads it by `share_of_worker`."""
        told = {"product": self.product, "folder": str(self.folder.path), "figures": self.figures}
        return json.dumps(cattrs.unstructure(told))


def share_of_worker(told: str) -> Share:
    """What `Share.to_json` told."""
    values = json.loads(told)
    product = cattrs.structure(values["product"], Product)
    figures = cattrs.structure(values["figures"], tuple[FigureUnderTest, ...])
    return Share(product, ReportFolder(Path(values["folder"])), figures)


def check_address(url: str) -> None:
    """Pass if a browser could go there.

    Raises:
        UsageError: it is no address of a web site.
    """
    if not is_web_address(url):
        raise UsageError(
            f"{url} is no address of a product.", hint="An address looks like https://staging.example.com."
        )


def check_reachable(url: str) -> None:
    """Pass if something answers at the URL with less than a server error.

    Raises:
        Inconclusive: nobody answers, or the server is failing.
    """
    for last in (False, True):
        try:
            # The head of the answer is enough: a body may never end.
            response = requests.get(url, timeout=REACHABLE_WITHIN, allow_redirects=False, stream=True)
        except requests.RequestException as error:
            if last:
                raise Inconclusive(
                    f"the product does not answer at {url}: {connection_in_words(error)}.",
                    hint="Start it, or name another address by --base-url.",
                ) from error
        else:
            response.close()
            if response.status_code < 500:
                return
            if last:
                raise Inconclusive(f"the product answers {response.status_code} at {url}: it is failing.")


def lost(product: Product, error: BaseException) -> Inconclusive | None:
    """What a failed expectation amounts to if the product has stopped answering: what shows then is not its page."""
    from playwright.sync_api import TimeoutError as PlaywrightTimeout

    if not isinstance(error, AssertionError | PlaywrightTimeout):
        return None
    try:
        check_reachable(product.profile.ready_url or product.url)
    except Inconclusive as gone:
        return gone
    return None


def connection_in_words(error: requests.RequestException) -> str:
    """What went wrong, for somebody who does not know the library."""
    if isinstance(error, requests.Timeout):
        return f"nothing came within {REACHABLE_WITHIN:g} seconds"
    if isinstance(error, requests.exceptions.SSLError):
        return "its certificate is not trusted, or it does not speak HTTPS"
    if "NameResolutionError" in str(error):
        return "no such host is known"
    if isinstance(error, requests.ConnectionError):
        return "the connection was refused or broken off"
    return str(error)
