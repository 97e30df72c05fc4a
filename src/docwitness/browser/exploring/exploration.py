"""One exploration: a browser of its own, signed in once, in which a product is only looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import Error as PlaywrightError

from docwitness.browser.dismissing import dismiss_in
from docwitness.browser.driving.actions import act
from docwitness.browser.driving.settling import load
from docwitness.browser.executables import ensure_browser, running_playwright
from docwitness.browser.exploring.explorer import Explorer, Outside
from docwitness.browser.exploring.frontier import Bounds
from docwitness.browser.exploring.safety import guard_for_looking, stopped_by
from docwitness.browser.guarding.guard import Guard
from docwitness.browser.product import Product
from docwitness.browser.signing_in import is_let_in, sign_in_recipe
from docwitness.browser.witnessing.outcomes import StepEnd, failure_in_words
from docwitness.errors import Inconclusive
from docwitness.locating.targets import Wanted
from docwitness.productmap.states import ProductMap


@dataclass(frozen=True)
class Exploration:
    """What is explored, and how far."""

    product: Product
    guide: Mapping[str, float]
    """How much documents speak of a label, by its canonical form."""
    bounds: Bounds
    known: ProductMap
    """What was found before, to go on from; else an empty map."""
    keep: Callable[[str, bytes], None]
    progress: Callable[[int, int, float], None] = lambda states, waiting, seconds: None


def explore(exploration: Exploration, *, executable: str | None = None, headed: bool = False) -> ProductMap:
    """The map of the product, explored in a browser that is started for it.

    Raises:
        Inconclusive: the browser does not start, signing in does not work, or nothing is to be seen.
    """
    found = ensure_browser(executable, headed=headed)
    guard = guard_for_looking(exploration.product)
    arguments = [*found.args, *guard.launch_arguments()]
    with running_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=found.executable, args=arguments, headless=not headed)
        except PlaywrightError as error:
            raise Inconclusive(f"the browser does not start: {failure_in_words(error)}") from error
        try:
            return explore_with(browser, exploration, guard)
        finally:
            browser.close()


def explore_with(browser: Browser, exploration: Exploration, guard: Guard | None = None) -> ProductMap:
    """The same with a browser that runs already."""
    product = exploration.product
    guard = guard or guard_for_looking(product)
    context = _context(browser, product)
    try:
        guard.watch(context)
        page = context.new_page()
        start = _sign_in(page, product, guard)
        outside = Outside(
            exploration.keep,
            exploration.progress,
            lambda: len(guard.blocked),
            guard.loading,
        )
        explorer = Explorer(
            page,
            start,
            guide=exploration.guide,
            bounds=exploration.bounds,
            known=exploration.known,
            outside=outside,
        )
        found = explorer.explore()
    finally:
        context.close()
        guard.close()
    if not found.states:
        raise Inconclusive(f"nothing is to be seen at {product.start}.", hint="Is it the right address?")
    blocked = tuple(dict.fromkeys((*exploration.known.blocked, *stopped_by(guard))))
    return replace(found, blocked=blocked, version=product.release or "", profile=product.profile.name)


def _context(browser: Browser, product: Product) -> BrowserContext:
    profile = product.profile
    context = browser.new_context(
        viewport={"width": profile.viewport[0], "height": profile.viewport[1]},
        locale=profile.locale,
        timezone_id=profile.timezone,
        color_scheme=profile.color_scheme,
        reduced_motion="reduce",
        service_workers="block",
        accept_downloads=False,
    )
    dismiss_in(context, profile.dismiss)
    context.set_default_timeout(profile.timeout * 1000)
    context.set_default_navigation_timeout(max(60.0, profile.timeout) * 1000)
    return context


def _sign_in(page: Page, product: Product, guard: Guard) -> str:
    """Sign in by the profile's recipe; the address where scenarios start, which is where the product leads then.

    Raises:
        Inconclusive: it did not work.
    """
    profile = product.profile
    if product.exploring_sign_in:
        profile = replace(profile, sign_in=product.exploring_sign_in)
    if not profile.sign_in:
        return product.start
    with guard.loading():
        page.goto(product.start, wait_until="domcontentloaded")
    try:
        with guard.signing_in(), guard.loading():
            for what in sign_in_recipe(profile):
                action = what.kind.removesuffix("-any")
                wanted = Wanted(what.target or "", what.labelled, what.role, what.position, action, profile.aliases)
                act(page, wanted, value=what.value, window=what.window, timeout=profile.timeout)
            load(page, seconds=5.0)
            let_in = is_let_in(page, sign_in_recipe(profile), timeout=profile.timeout)
    except StepEnd as error:
        raise Inconclusive(f"signing in did not work: {error.why}") from error
    if not let_in:
        raise Inconclusive("signing in did not work: the product still asks for a password.")
    return product.start if profile.start_at else page.url
