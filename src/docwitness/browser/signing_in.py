"""The sign-in recipe of a profile: phrases of the vocabulary, with credentials from the environment."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from playwright.sync_api import BrowserContext, Page, StorageState
from playwright.sync_api import Error as PlaywrightError

from docwitness.browser.driving.looking import LOADING, look, wait_until
from docwitness.browser.driving.settling import load, wait_for_spinner
from docwitness.browser.shadow_roots import ROOTS
from docwitness.errors import UsageError
from docwitness.language.nouns import CLICKED
from docwitness.language.wording import same
from docwitness.locating.actors import FIELDS
from docwitness.locating.snapshot import Scene
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


SPINNING = 15.0
"""Seconds in which an application that shows a spinner is waited for after signing in; some show one for ever."""
FAILURES = 2
"""Attempts that may fail in a process. Many products lock an account after a third wrong password."""


class SignedIn:
    """What signing in left in the browser: kept in memory for one process, never in a file."""

    def __init__(self) -> None:
        self.state: StorageState | None = None
        """Cookies, local storage and databases: what a new context of the browser begins with."""
        self._session: tuple[str, dict[str, str]] = ("", {})
        """An origin, and its session storage, which no context can begin with."""
        self._recipe: tuple[Said, ...] = ()
        """What was said to sign in, where the page that asks for it is told from those of who is signed in."""
        self.landing = ""
        """Where the product led after signing in: what it shows at its address may only ask to go on there."""
        self.failures: list[str] = []

    def keep(self, page: Page, recipe: Sequence[Said]) -> None:
        """Remember what the page's context holds now."""
        self.state = page.context.storage_state(indexed_db=True)
        self.landing = page.url
        self._session = page.evaluate("[location.origin, {...sessionStorage}]")
        self._recipe = () if is_door(look(page, nodes=False), recipe) else tuple(recipe)

    def restore(self, context: BrowserContext) -> None:
        """Give the context what it could not begin with."""
        origin, items = self._session
        if self.state is not None and items:
            context.add_init_script(
                f"if (location.origin === {json.dumps(origin)})"
                f" for (const [name, value] of Object.entries({json.dumps(items)})) sessionStorage[name] ??= value;"
            )

    def is_asked_again(self, page: Page) -> bool:
        """Whether the product asks to sign in though it was done: on the server the session has ended."""
        scene = look(page, nodes=False)
        return bool(self._recipe) and is_door(scene, self._recipe)


def asks_for_password(scene: Scene) -> bool:
    """Whether a field for a password is to be seen."""
    return any(element.kind == "password" for element in scene.elements)


def is_let_in(page: Page, recipe: Sequence[Said], *, timeout: float) -> bool:
    """Whether the page that asks to sign in is gone; an application may load a while before it opens.

    What it shows as it loads is waited for: what the browser holds then is what later scenarios begin with.
    """

    def asks_nothing(scene: Scene) -> bool | None:
        asked = asks_for_password(scene) and any(_is_there(scene, what) for what in recipe if what.kind == "click")
        return (bool(scene.elements) and not asked) or None

    # A busy server takes its time, and without an answer nothing can be told.
    let_in = wait_until(page, asks_nothing, timeout=max(timeout, LOADING), nodes=False)[1] is not None
    if let_in:
        wait_for_spinner(page, seconds=SPINNING)
        load(page, seconds=timeout)
    return let_in


def is_door(scene: Scene, recipe: Sequence[Said]) -> bool:
    """Whether the page asks to sign in: what the recipe begins with is there, and what it clicks.

    A form of the product may have fields for an address and a password as well, but no button to sign in.
    """
    clicked = [what for what in recipe if what.kind == "click"] or recipe[:1]
    return _is_there(scene, recipe[0]) and any(_is_there(scene, what) for what in clicked)


def _is_there(scene: Scene, what: Said) -> bool:
    """Whether something of that label is there to be used so: a column of a list may be called “Email” as well."""
    label = what.target or ""
    named = (e for e in scene.elements if same(e.name, label) or same(e.text, label))
    return any(e.role in FIELDS if what.kind == "type" else e.role in CLICKED or e.clickable for e in named)


@dataclass(frozen=True, slots=True)
class SignInPage:
    """A page that asks to sign in, and how its controls are called."""

    user: str
    password: str
    button: str
    text: str
    """All that is to be read on it."""

    def speaks_of(self, what: Said) -> bool:
        """Whether a scenario that says this is about the page itself."""
        named = (what.target or what.window or "").casefold()
        return bool(named) and named in f"{self.text} {self.user} {self.password} {self.button}".casefold()

    @property
    def recipe(self) -> str:
        """What to write into the profile so that the page is passed."""
        lines = [
            f'I type "${{DOCWITNESS_USER}}" into the "{self.user}" textbox' if self.user else "",
            f'I type "${{DOCWITNESS_PASSWORD}}" into the "{self.password}" textbox' if self.password else "",
            f'I click the "{self.button}" button' if self.button else "",
        ]
        phrases = "".join(f"\n    '{line}'," for line in lines if line)
        return f"sign_in = [{phrases}\n]"


_SIGN_IN_PAGE = (
    f"() => {{ {ROOTS}"
    + r"""
    const shown = (element) => element && element.checkVisibility({ visibilityProperty: true });
    const every = (selector) => [...roots(document)].flatMap((root) => [...root.querySelectorAll(selector)]);
    const fields = every("input").filter(shown);
    const password = fields.find(({ type }) => type === "password");
    const user = password
        ? fields.slice(0, fields.indexOf(password)).findLast(({ type }) => ["text", "email", "tel"].includes(type))
        : fields.find(({ autocomplete }) => autocomplete.split(" ").includes("username"));
    if (!password && !user) return null;
    const { form } = password ?? user;
    const buttons = "button, input[type=submit]";
    const button = (form ? [...form.querySelectorAll(buttons)] : every(buttons))
        .filter(shown).find(({ type }) => type === "submit");
    const called = (element) => !element ? "" : (element.ariaLabel || element.labels?.[0]?.innerText
        || element.ariaLabelledByElements?.[0]?.innerText || element.innerText || element.placeholder
        || (element.type === "submit" && element.value) || element.name || "").trim().replace(/[\s*:]+$/, "")
        .replace(/\s+/g, " ");
    return { user: called(user), password: called(password), button: called(button), text: document.body.innerText };
}"""
)
"""A field for a password, or one that says that it is for a user name, is what the HTML standard has for signing in."""


def sign_in_page(page: Page) -> SignInPage | None:
    """What the page asks for, if it asks to sign in."""
    try:
        found = page.evaluate(_SIGN_IN_PAGE)
    except PlaywrightError:  # it is on its way elsewhere
        return None
    return SignInPage(**found) if found else None
