"""Finds the product that a command is about: at an address, or the embedded one, which is started for it."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from typing import Any

from docwitness.browser.product import Product, RunRequest, check_address, check_reachable
from docwitness.browser.signing_in import sign_in_recipe
from docwitness.errors import UsageError
from docwitness.run.embedded import start as start_embedded
from docwitness.run.embedded import started_at
from docwitness.settings import Embedded, Profile, Settings


def find_product(settings: Settings, request: RunRequest, cleanup: contextlib.ExitStack) -> Product:
    """The product that the command line, the profile or the settings name; `cleanup` stops what is started.

    Raises:
        Inconclusive: the product cannot be reached or does not start.
        UsageError: nothing says where the product is.
    """
    profile = settings.profile(request.profile)
    url = request.base_url or profile.base_url
    if url and request.release:
        raise UsageError(f"--release names one of the embedded product, and {url} is to be witnessed.")
    if url:
        return _product_at(url, profile, settings, allowed=request.allow_destructive)
    if settings.embedded is None:
        raise UsageError(
            "nothing says where the product is.",
            hint="Give --base-url URL, or base_url in a profile, or [tool.docwitness.embedded] in pyproject.toml.",
        )
    ready = cleanup.enter_context(start_embedded(settings.embedded, release=request.release, folder=settings.root))
    return _embedded(ready, profile, settings.embedded)


def _product_at(url: str, profile: Profile, settings: Settings, *, allowed: bool) -> Product:
    check_address(url)
    sign_in_recipe(profile)  # what it lacks is told before a browser starts
    check_reachable(profile.ready_url or url)
    if ready := started_at(url):
        return _embedded(ready, profile, settings.embedded)
    return Product(url=url, embedded=False, profile=profile, may_change=allowed or profile.effects == "all")


def _embedded(ready: Mapping[str, Any], profile: Profile, embedded: Embedded | None) -> Product:
    """The embedded product as its ready line tells of it."""
    return Product(
        url=ready["dashboard"],
        embedded=True,
        profile=profile,
        may_change=True,
        release=ready.get("release"),
        docs=ready.get("docs"),
        test=ready.get("test"),
        token=ready.get("token"),
        exploring_sign_in=tuple(_filled(embedded.sign_in, ready.get("account") or {})) if embedded else (),
    )


def _filled(phrases: Sequence[str], account: Mapping[str, object]) -> list[str]:
    """The phrases with what the ready line says of its account."""
    for key, value in account.items():
        phrases = [phrase.replace(f"{{{key}}}", str(value)) for phrase in phrases]
    return list(phrases)
