"""The windows in a browser: with the keyboard alone, for assistive technology, and without a flash."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from docwitness.browser.executables import ensure_browser


@pytest.fixture(scope="module")
def chromium(playwright):
    browser = playwright.chromium.launch(**ensure_browser().launch_options)
    yield browser
    browser.close()


@pytest.fixture
def open_dashboard(chromium, served, account):
    """The dashboard of the account, in a context with the options given."""
    contexts = []

    def opened(**options):
        contexts.append(chromium.new_context(**{"viewport": {"width": 1280, "height": 800}, **options}))
        contexts[-1].add_cookies(account["cookies"])
        page = contexts[-1].new_page()
        page.set_default_timeout(10_000)
        page.goto(served["dashboard"])
        return page

    yield opened
    for context in contexts:
        context.close()


def portal_of(page):
    return page.frame_locator("#cb-frame")


def serious(page, frame=None):
    """What axe finds to be serious or worse, as rule and element."""
    found = Axe().run(frame or page).response["violations"]
    return [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in ("serious", "critical")]


def open_window(page, served, path):
    """Show the window at that path of the portal; its frame."""
    frame = next(frame for frame in page.frames if frame.url.startswith(served["portal"]))
    frame.goto(served["portal"] + path)
    return frame


def press_until_focused(page, locator, key="Tab"):
    """Press the key until the element has the focus, as somebody without a mouse does."""
    for _ in range(25):
        if locator.evaluate("element => element === element.ownerDocument.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not lead to {locator}")


def test_the_keyboard_alone_can_cancel(open_dashboard, interface, account):
    page = open_dashboard()
    portal = portal_of(page)

    press_until_focused(page, page.get_by_role("link", name="Billing and Subscriptions"))
    page.keyboard.press("Enter")
    expect(portal.get_by_role("heading", name="Manage Subscriptions")).to_be_focused()
    press_until_focused(page, portal.get_by_role("link", name="Corridor"))
    page.keyboard.press("Enter")
    expect(portal.get_by_role("heading", name="Subscription Details")).to_be_focused()
    press_until_focused(page, portal.get_by_role("button", name="Cancel Subscription"))
    page.keyboard.press("Enter")
    expect(portal.get_by_role("heading", name="Cancel Subscription")).to_be_focused()
    press_until_focused(page, portal.get_by_role("combobox"))
    page.keyboard.type("Missing")
    press_until_focused(page, portal.get_by_role("button", name="Confirm Cancellation"))
    page.keyboard.press("Enter")

    expect(portal.get_by_role("status")).to_have_text("Your cancellation is scheduled.")
    assert interface.subscription(account)["reason"] == "missing_features"


@pytest.mark.parametrize("place", ["the dashboard", "the frame"])
def test_escape_closes_and_the_focus_goes_back(open_dashboard, place):
    page = open_dashboard()
    link = page.get_by_role("link", name="Billing and Subscriptions")
    link.click()
    expect(portal_of(page).get_by_role("heading", name="Manage Subscriptions")).to_be_focused()
    if place == "the dashboard":
        page.get_by_role("dialog", name="Billing portal").focus()

    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog", name="Billing portal")).to_be_hidden()
    expect(link).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(open_dashboard, served, account, customer, scheme):
    page = open_dashboard(color_scheme=scheme)
    found = {}
    for path in ("/", "/cameras", "/billing"):
        page.goto(served["dashboard"] + path)
        found[path] = serious(page)
    page.get_by_role("button", name="Open the billing portal").click()
    portal_of(page).get_by_role("dialog", name="Manage Subscriptions").wait_for()
    held = customer.held
    for path in ("/", held, f"{held}/cancel", f"{held}/edit", "/account", "/payment-methods", "/billing-history"):
        found["portal " + path] = serious(page, open_window(page, served, path))

    assert {path: rules for path, rules in found.items() if rules} == {}


def test_axe_would_find_something(open_dashboard):
    page = open_dashboard()
    page.evaluate("document.querySelector('main').innerHTML = '<img src=x><button></button>'")

    assert {rule for rule, _ in serious(page)} == {"image-alt", "button-name"}


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_needs_to_be_scrolled_sideways(open_dashboard, served, customer, width):
    page = open_dashboard(viewport={"width": width, "height": 800})
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"

    page.get_by_role("link", name="Billing and Subscriptions").click()
    portal_of(page).get_by_role("dialog", name="Manage Subscriptions").wait_for()
    paths = ("/", customer.held, f"{customer.held}/cancel", "/billing-history")
    found = {path: open_window(page, served, path).evaluate(wide) for path in paths} | {"page": page.evaluate(wide)}

    assert found == dict.fromkeys(found, False)


def test_the_page_does_not_shift_while_it_loads(open_dashboard, served):
    page = open_dashboard()
    page.add_init_script("""
        window.shifts = 0;
        new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shifts += entry.value; })
            .observe({ type: 'layout-shift', buffered: true });
    """)

    page.goto(served["dashboard"])
    page.get_by_role("link", name="Billing and Subscriptions").click()
    portal_of(page).get_by_role("dialog", name="Manage Subscriptions").wait_for()

    assert page.evaluate("window.shifts") == 0


def test_going_back_after_confirming_shows_the_details(open_dashboard, interface, account):
    page = open_dashboard()
    portal = portal_of(page)
    page.get_by_role("link", name="Billing and Subscriptions").click()
    portal.get_by_role("link", name="Corridor").click()
    portal.get_by_role("button", name="Cancel Subscription").click()
    portal.get_by_label("Reason").select_option("Other")
    portal.get_by_role("textbox").fill("🚗 \n ende")
    portal.get_by_role("button", name="Confirm Cancellation").click()
    expect(portal.get_by_role("status")).to_be_visible()

    page.evaluate("history.back()")  # `go_back` waits for the page itself to load, but the frame goes back

    expect(portal.get_by_role("dialog", name="Subscription Details")).to_contain_text("Cancellation scheduled")
    assert interface.audit(account) == ["started", "cancellation scheduled"]
    assert interface.subscription(account)["comment"] == "🚗 \n ende"


def test_the_form_insists_on_a_reason_and_counts_characters(open_dashboard, interface, account):
    page = open_dashboard()
    portal = portal_of(page)
    page.get_by_role("link", name="Billing and Subscriptions").click()
    portal.get_by_role("link", name="Corridor").click()
    portal.get_by_role("button", name="Cancel Subscription").click()

    portal.get_by_role("textbox").fill("🚗" * 1999 + "ab")
    expect(portal.get_by_text("2,001 of 2,000 characters")).to_be_visible()
    portal.get_by_role("button", name="Confirm Cancellation").click()
    portal.get_by_label("Reason").select_option("Other")
    portal.get_by_role("button", name="Confirm Cancellation").click()

    expect(portal.get_by_role("dialog", name="Cancel Subscription")).to_be_visible()
    assert interface.subscription(account)["state"] == "active"


def test_the_dashboard_shows_what_changed_once_the_portal_is_closed(open_dashboard, served):
    page = open_dashboard()
    portal = portal_of(page)
    page.goto(served["dashboard"] + "/billing")
    page.get_by_role("button", name="Open the billing portal").click()
    portal.get_by_role("link", name="Corridor").click()
    portal.get_by_role("button", name="Cancel Subscription").click()
    portal.get_by_label("Reason").select_option("Other")
    portal.get_by_role("button", name="Confirm Cancellation").click()
    expect(portal.get_by_role("status")).to_be_visible()

    portal.get_by_role("button", name="Close").click()

    expect(page.get_by_role("main")).to_contain_text(re.compile("Cancellation scheduled"))


def test_a_link_leads_to_a_window_of_the_portal_once(open_dashboard, served, customer):
    page = open_dashboard()

    page.goto(f"{served['dashboard']}/#portal={customer.held}/cancel")
    expect(portal_of(page).get_by_role("dialog", name="Cancel Subscription")).to_be_visible()
    page.reload()

    expect(page.get_by_role("dialog", name="Billing portal")).to_be_hidden()
    assert page.url == f"{served['dashboard']}/"


@pytest.mark.parametrize("title", ["Manage Subscriptions", "Subscription Details", "Cancel Subscription"])
def test_the_test_interface_tells_the_links_into_the_portal(open_dashboard, account, title):
    page = open_dashboard()
    page.goto("about:blank")

    page.goto(account["links"][title])

    expect(portal_of(page).get_by_role("dialog", name=title)).to_be_visible()


@pytest.mark.parametrize("how", ["nobody answers", "something else answers"])
def test_a_portal_that_does_not_answer_says_so_and_can_be_asked_again(open_dashboard, how):
    page = open_dashboard()
    page.get_by_role("link", name="Billing and Subscriptions").click()
    window = portal_of(page)
    window.get_by_role("heading", name="Manage Subscriptions").wait_for()
    give = (
        (lambda route: route.abort()) if how == "nobody answers" else (lambda route: route.fulfill(body="Bad gateway"))
    )
    page.route("**/account", give)

    for _ in range(2):
        window.get_by_role("link", name="Account Information").click()
        expect(window.get_by_role("alert")).to_have_text("The billing portal does not answer. Please try again.")
    page.unroute("**/account", give)
    window.get_by_role("link", name="Account Information").click()

    expect(window.get_by_role("heading", name="Account Information")).to_be_focused()


def test_words_of_either_direction_are_written_in_their_own(open_dashboard, served):
    page = open_dashboard()
    page.get_by_role("link", name="Billing and Subscriptions").click()
    portal_of(page).get_by_role("heading", name="Manage Subscriptions").wait_for()
    field = open_window(page, served, "/account").get_by_label("Company")

    directions = []
    for words in ("شركة المرور", "Harbor Trust"):
        field.fill(words)
        directions.append(field.evaluate("field => getComputedStyle(field).direction"))

    assert directions == ["rtl", "ltr"]
