"""The sign-in recipe of a profile: phrases of the vocabulary, with credentials from the environment."""

from __future__ import annotations

import json
from dataclasses import replace

from playwright.sync_api import Page, StorageState

from docwitness.errors import UsageError
from docwitness.scenarios.vocabulary import PHRASES, Said, understand
from docwitness.settings import Profile, with_environment


def sign_in_recipe(profile: Profile) -> tuple[Said, ...]:
    """What the recipe says to do, its variables filled in: quotes in a password are no quotes of the phrase.

    Raises:
        UsageError: a phrase is not of the vocabulary, or a variable is not set.
    """
    return tuple(_filled(phrase, profile.name) for phrase in profile.sign_in)


def _filled(phrase: str, profile: str) -> Said:
    what = understand(phrase)
    if what is None:
        examples = ", ".join(known.template for known in PHRASES[:2])
        raise UsageError(
            f"[tool.docwitness.profiles.{profile}] sign_in: “{phrase}” is no phrase of the vocabulary.",
            hint=f"Phrases there: {examples} …",
        )
    return replace(what, target=_with_environment(what.target), value=_with_environment(what.value))


def _with_environment(text: str | None) -> str | None:
    return None if text is None else with_environment(text)


class SignedIn:
    """What signing in left in the browser: kept in memory for one run, never in a file."""

    def __init__(self) -> None:
        self._state: StorageState | None = None

    def __bool__(self) -> bool:
        return self._state is not None

    def keep(self, page: Page) -> None:
        """Remember the cookies and the local storage of the page's context."""
        self._state = page.context.storage_state()

    def restore(self, page: Page) -> None:
        """Give the page's context what was remembered."""
        if self._state is None:
            return
        page.context.add_cookies([{**cookie} for cookie in self._state["cookies"]])  # type: ignore[typeddict-item]
        for origin in self._state["origins"]:
            page.context.add_init_script(
                f"if (location.origin === {json.dumps(origin['origin'])})"
                f" for (const item of {json.dumps(origin['localStorage'])}) localStorage[item.name] ??= item.value;"
            )
