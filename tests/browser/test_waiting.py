"""How long a page is waited for that does not show what is looked for."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route

from docwitness.browser import activity
from docwitness.browser.driving.looking import QUIET, wait_until
from docwitness.browser.driving.settling import settle, shows_text, wait_for_change
from docwitness.locating.snapshot import Scene


def _shows(text: str) -> Callable[[Scene], bool | None]:
    return lambda scene: any(element.text == text for element in scene.elements) or None


@pytest.fixture
def page(chromium: Browser) -> Page:
    context = chromium.new_context()
    activity.watch(context)
    return context.new_page()


def test_a_page_that_waits_for_nothing_and_stays_as_it_is_is_not_waited_for(page: Page) -> None:
    page.set_content("<p>Songs</p>")
    begun = time.monotonic()
    assert wait_until(page, _shows("Loans"), timeout=20.0)[1] is None
    assert QUIET <= time.monotonic() - begun < 10


def test_a_page_that_has_rested_already_is_not_waited_for_again(page: Page) -> None:
    """Nothing was done to it in between, so what has not come by now comes no more."""
    page.set_content("<p>Songs</p>")
    rested, _ = wait_until(page, _shows("Loans"), timeout=20.0)
    begun = time.monotonic()
    assert wait_until(page, _shows("Loans"), timeout=20.0, waited=rested)[1] is None
    assert time.monotonic() - begun < QUIET


def test_a_page_that_looks_otherwise_since_is_waited_for(page: Page) -> None:
    page.set_content("<p>Songs</p>")
    rested, _ = wait_until(page, _shows("Loans"), timeout=20.0)
    page.set_content("<p>Records</p><script>setTimeout(() => { document.body.textContent = 'Loans'; }, 900)</script>")
    assert wait_until(page, _shows("Loans"), timeout=20.0, waited=rested)[1]


def test_an_answer_that_is_late_is_waited_for(page: Page) -> None:
    """It is what the server takes that decides, not the clock."""
    held: list[Route] = []

    def answer(route: Route) -> None:
        if route.request.url.endswith("/loans"):
            held.append(route)
        else:
            route.fulfill(body="Songs", content_type="text/html")

    page.route("**/*", answer)
    page.goto("http://site.test/")
    shown = "(text) => { document.body.textContent = text + '!'; }"
    page.evaluate(f"void fetch('/loans').then((it) => it.text()).then({shown})")
    begun = time.monotonic()

    def look_for(scene: Scene) -> bool | None:
        if held and time.monotonic() - begun > QUIET + 0.5:  # a page that waits for nothing would be given up by now
            held.pop().fulfill(body="Loans", content_type="text/html")
        return _shows("Loans!")(scene)

    assert wait_until(page, look_for, timeout=20.0)[1]


COMPONENT = """<bed-list></bed-list><script>
customElements.define("bed-list", class extends HTMLElement { connectedCallback() {
    const inside = this.attachShadow({ mode: "open" });
    inside.innerHTML = "<style>p { color: green }</style>";
    setTimeout(() => { let beds = 0; const grow = () => {
        inside.append(Object.assign(document.createElement("p"), { textContent: `Bed ${++beds}` }));
        if (beds < 12) setTimeout(grow, 25);
    }; grow(); }, DELAY);
} });
</script>"""
"""A web component: a document's own script sees nothing of what is in it (DOM standard, 4.8)."""


def test_a_web_component_that_is_still_being_drawn_has_not_settled(page: Page) -> None:
    page.set_content(COMPONENT.replace("DELAY", "0"))
    settle(page)
    assert page.get_by_text("Bed 12").is_visible()


STALLED = """<ul></ul><script>
const stall = () => { const until = performance.now() + 80; while (performance.now() < until); };
let beds = 0;
const grow = () => {
    document.querySelector("ul").append(Object.assign(document.createElement("li"), { textContent: `Bed ${++beds}` }));
    if (beds < 12) { setTimeout(grow, 40); setTimeout(stall, 1); }
};
setTimeout(grow, 0);
</script>"""
"""A page whose thread is kept from working between two changes, as on a busy machine."""


def test_a_page_that_could_not_work_has_not_been_quiet(page: Page) -> None:
    """Timers that are overdue run in the order in which they were due (HTML standard, 8.6): ours before its own."""
    page.set_content(STALLED)
    settle(page)
    assert page.get_by_text("Bed 12").is_visible()


def test_text_in_a_web_component_is_text_on_the_page(page: Page) -> None:
    page.set_content(COMPONENT.replace("DELAY", "300"))
    assert not shows_text(page)
    page.get_by_text("Bed 12").wait_for()
    assert shows_text(page)


def test_a_web_component_that_moves_has_not_settled(page: Page) -> None:
    page.set_content(COMPONENT.replace("DELAY", "0"))
    page.get_by_text("Bed 12").wait_for()
    moving = "[{ opacity: 0 }, { opacity: 1 }], { duration: 700 }"
    page.evaluate(f"window.moved = document.querySelector('bed-list').shadowRoot.querySelector('p').animate({moving})")
    settle(page)
    assert page.evaluate("window.moved.playState") == "finished"


def test_a_change_in_a_web_component_is_a_change_of_the_page(page: Page) -> None:
    page.set_content(COMPONENT.replace("DELAY", "400"))
    begun = time.monotonic()
    assert wait_for_change(page, seconds=20)
    assert time.monotonic() - begun < 10
