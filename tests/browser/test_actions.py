from __future__ import annotations

import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Page, Route

from docwitness.browser.driving.actions import act
from docwitness.browser.driving.looking import open_windows, wait_for_window
from docwitness.browser.witnessing.outcomes import Broken, Undecided
from docwitness.locating.placing.positions import at_position
from docwitness.locating.targets import Wanted
from docwitness.pytest_plugin.vocabulary_steps import see_at
from docwitness.scenarios.vocabulary import Said

PRODUCTS = Path(__file__).parent / "products"
"""One little product in three builds that share no markup: what works on all of them works by role and name."""
DIALOGS = (PRODUCTS / "dialogs.html").read_text(encoding="utf-8")


@pytest.fixture(params=["dialogs", "widgets", "portal"])
def product(blank: Page, request: pytest.FixtureRequest) -> Page:
    """The little product, in one of its builds."""

    def answer(route: Route) -> None:
        inside = route.request.url.startswith("http://portal.test/")
        route.fulfill(path=PRODUCTS / f"{'inside-portal' if inside else request.param}.html")

    blank.context.route("**/*", answer)
    blank.goto("http://acme.test/")
    return blank


def test_one_scenario_runs_on_products_that_share_no_markup(product: Page) -> None:
    link = act(product, Wanted("Billing and Subscriptions", role="link", position="left side navigation"))
    assert link.found is not None
    manage = wait_for_window(product, "Manage Subscriptions")
    plan = act(product, Wanted("current plan", labelled=False), window="Manage Subscriptions popup window")
    assert plan.found is not None
    assert at_position(plan.found.element, manage, "in a white box above Account Information").holds
    assert at_position(plan.found.element, manage, "in a white box below Account Information").holds is False
    assert at_position(plan.found.element, manage, "in a white box above Profile Data").holds is None
    cancel = wait_for_window(product, "Cancel Subscription")
    chosen = act(product, Wanted("dropdown", labelled=False, action="select"), window="Cancel Subscription window")
    assert chosen.value == "Too expensive"
    act(product, Wanted("free text box", labelled=False, action="type"), window="Cancel Subscription")
    confirm = act(product, Wanted("Confirm Cancellation", role="button"), window="Cancel Subscription")
    assert confirm.found is not None
    assert at_position(confirm.found.element, cancel, "bottom left").holds
    assert at_position(confirm.found.element, cancel, "bottom right").why == ("it stands nearer to the left.")
    stand = SimpleNamespace(
        find=lambda _: confirm.found,
        take_picture=lambda _: None,
        is_certain=lambda found: found.certain,
        is_sure_of_way=True,
    )
    with pytest.raises(Broken) as caught:
        see_at(stand, Said("position", "Confirm Cancellation", position="top left"))  # type: ignore[arg-type]
    assert caught.value.why == (
        "“Confirm Cancellation” is there, but not at “top left”: it stands nearer to the bottom."
    )
    assert caught.value.expected is None, "a place is no label that something else could have instead"
    product.get_by_text("Cancellation pending: Too expensive").wait_for()


def test_a_label_that_is_gone_from_an_open_window_is_broken_and_says_what_is_there(blank: Page) -> None:
    blank.set_content(DIALOGS)
    blank.evaluate("two.showModal()")
    with pytest.raises(Broken) as caught:
        act(blank, Wanted("End Subscription", role="button"), window="Cancel Subscription", timeout=0.1)
    assert caught.value.why == (
        "the window “Cancel Subscription” has no button “End Subscription”. "
        "Found instead: “Confirm Cancellation”, “Cancel Subscription”."
    )
    assert caught.value.found[:2] == ("Confirm Cancellation", "Cancel Subscription")
    assert caught.value.window == "Cancel Subscription"


def test_a_description_that_fits_nothing_is_never_broken(blank: Page) -> None:
    blank.set_content(DIALOGS)
    with pytest.raises(Undecided, match="nothing in the window “Home” could be told to be the export wizard"):
        act(blank, Wanted("export wizard", labelled=False), timeout=0.1)


def test_a_window_that_does_not_open_is_broken_and_lists_those_that_are_open(blank: Page) -> None:
    blank.set_content(DIALOGS)
    blank.evaluate("two.showModal()")
    with pytest.raises(Broken) as caught:
        wait_for_window(blank, "Settings", timeout=0.2)
    assert caught.value.why == (
        'no window titled "Settings" opened within 0.2 s. Windows open: "Cancel Subscription", "Home".'
    )


def test_a_disabled_button_stops_the_reader(blank: Page) -> None:
    blank.set_content("<h1>Pay</h1><button disabled>Pay now</button>")
    with pytest.raises(Broken, match="“Pay now” is there but disabled"):
        act(blank, Wanted("Pay now"), timeout=0.1)


def test_an_entry_of_a_tree_is_clicked_at_its_name_and_not_at_the_sign_before_it(blank: Page) -> None:
    blank.set_content(
        "<h1>Shelf</h1><ul role=tree><li role=treeitem aria-label=Maps><div onclick=\"told.textContent += 'Maps '\">"
        '<span onclick="event.stopPropagation()">▸</span> <span>Maps</span></div></li></ul><p id=told></p>'
    )
    act(blank, Wanted("Maps"))
    assert blank.locator("#told").text_content() == "Maps "


def test_of_two_with_one_name_the_position_tells(blank: Page) -> None:
    blank.set_content(
        """<title>x</title><body style="margin:0"><h1>Editor</h1>
        <button style="position:absolute;top:10px;right:10px" onclick="document.title='top'">Save</button>
        <button style="position:absolute;bottom:10px;left:10px" onclick="document.title='bottom'">Save</button>"""
    )
    with pytest.raises(Undecided, match="2 elements could be meant by “Save”"):
        act(blank, Wanted("Save"), timeout=0.1)
    act(blank, Wanted("Save", position="bottom left"))
    assert blank.title() == "bottom"


def test_keys_menu_paths_checks_uploads_and_drags(blank: Page) -> None:
    blank.set_content(
        """<h1>All</h1><div role=menubar>
        <div role=menuitem aria-haspopup=menu onclick="f.hidden = false">File</div></div>
        <div role=menu id=f hidden><div role=menuitem aria-haspopup=menu onclick="n.hidden = false">New</div></div>
        <div role=menu id=n hidden style="position:absolute;left:200px;top:200px">
        <div role=menuitem onclick="done.push('menu')">Terminal</div></div>
        <label><input type=checkbox onchange="done.push(this.checked)"> Agree</label>
        <label>Attachment <input type=file onchange="done.push(this.files[0].name)"></label>
        <div draggable=true ondragstart="done.push('drag')" style="width:90px">Card</div>
        <div ondragover="event.preventDefault()" ondrop="done.push('drop')" style="width:90px">Trash bin</div>
        <script>done = []; onkeydown = (event) => done.push(event.key + event.ctrlKey + event.shiftKey)</script>"""
    )
    act(blank, Wanted("File > New > Terminal"))
    act(blank, Wanted("Agree", action="check"))
    act(blank, Wanted("Agree", action="check"))
    act(blank, Wanted("Agree", action="uncheck"))
    act(blank, Wanted("Attachment", action="upload"))
    act(blank, Wanted("Card", action="drag"), value="trash bin")
    act(blank, Wanted("Ctrl+Shift+C", action="press"))
    assert blank.evaluate("done") == [
        "menu", True, False, "example.txt", "drag", "drop", "Controltruefalse", "Shifttruetrue", "CtrueTrue".lower(),
    ]  # fmt: skip


def test_the_titles_of_open_windows_start_with_the_topmost(blank: Page) -> None:
    blank.set_content(DIALOGS)
    blank.evaluate("two.showModal()")
    assert open_windows(blank) == ("Cancel Subscription", "Home")


def test_a_sign_is_the_control_whose_name_says_what_the_sign_means(blank: Page) -> None:
    blank.set_content(
        """<title>x</title><h1>Files</h1><button title="New Folder"><svg width=9 height=9></svg></button>
        <button title="Create"><svg width=9 height=9></svg></button>
        <button onclick="document.title = 'settings'" aria-label="Settings"><svg width=9 height=9></svg></button>"""
    )
    done = act(blank, Wanted("+", role="button"))
    assert done.found is not None
    assert done.found.element.name == "Create"
    act(blank, Wanted("gear icon", labelled=False))
    assert blank.title() == "settings"


def test_a_page_that_is_still_growing_is_given_time(blank: Page) -> None:
    blank.set_content(
        """<h1>List</h1><ul></ul><script>let n = 0; const grow = setInterval(() => {
        document.querySelector("ul").innerHTML += "<li>entry " + ++n + "</li>";
        if (n === 60) { clearInterval(grow); document.body.innerHTML += "<button>Last</button>"; } }, 60)</script>"""
    )
    act(blank, Wanted("Last", role="button"), timeout=2)


@pytest.mark.parametrize(
    ("title", "outcome"),
    [
        ("Monthly Reports", Broken),
        ("Reports", Undecided),
        ("Home Settings", Undecided),
        ("All Plans", Undecided),
        ("a list of plans", Undecided),
    ],
)
def test_on_a_page_without_windows_a_missing_one_is_broken_only_if_it_cannot_be_the_page(
    blank: Page, title: str, outcome: type[Exception]
) -> None:
    blank.set_content("<title>Acme</title><h1>Home</h1><button>All plans</button>")
    with pytest.raises(outcome):
        wait_for_window(blank, title, timeout=0.1)


def test_a_window_that_is_named_by_the_way_to_it_is_gone_to(blank: Page) -> None:
    blank.set_content(
        """<title>x</title><h1>Home</h1><div role=menubar>
        <div role=menuitem aria-haspopup=true onclick="m.hidden = false">Settings</div></div>
        <div role=menu id=m hidden><div role=menuitem onclick="m.hidden = true; e.hidden = false">Editor</div></div>
        <section id=e hidden><h2>Editor settings</h2><label><input type=checkbox id=box> Wrap lines</label></section>"""
    )
    act(blank, Wanted("Wrap lines", action="check"), window="Settings → Editor", timeout=1)
    assert blank.locator("#box").is_checked()


def test_a_drag_to_a_side_ends_at_that_side_of_the_panel_below_the_tab(blank: Page) -> None:
    blank.set_content(
        """<title>x</title><body style="margin:0"><div role=tablist>
        <div role=tab style="width:90px;height:20px;user-select:none">Notes</div></div>
        <div role=tabpanel aria-label=Notes style="width:400px;height:200px"></div>
        <script>onmouseup = (event) => { document.title = `${event.clientX} ${event.clientY}` }</script>"""
    )
    act(blank, Wanted("tab", labelled=False, action="drag"), value="right side")
    assert blank.title() == "384 120"
    act(blank, Wanted("tab", labelled=False, action="drag"), value="center of the panel")
    assert blank.title() == "200 120"


def test_where_a_file_is_wanted_and_folders_are_listed_one_of_them_is_gone_into(blank: Page) -> None:
    blank.set_content(
        """<title>x</title><h1>Files</h1><ul id=l><li ondblclick="go()"><span>letters</span></li>
        <li ondblclick="go()"><span>drawings</span></li></ul><script>
        go = () => { l.innerHTML = "<li ondblclick='document.title = this.innerText'><span>a.txt</span></li>" }
        </script>"""
    )
    act(blank, Wanted("document", labelled=False, action="open"), timeout=2)
    assert blank.title() == "a.txt"


def test_a_modifier_is_pressed_by_itself(blank: Page) -> None:
    blank.set_content("<h1>All</h1><script>onkeydown = (event) => { document.title = event.key }</script>")
    act(blank, Wanted("Shift", action="press"))
    assert blank.title() == "Shift"


def test_a_tab_is_one_of_the_main_part_of_the_page_where_there_are_others(blank: Page) -> None:
    blank.set_content(
        """<title>x</title><aside aria-label="main sidebar"><div role=tablist><button role=tab>Files</button>
        <button role=tab aria-selected=true onclick="document.title = 'Search'">Search</button></div></aside><main>
        <div role=tablist><button role=tab onclick="document.title = 'Notes'">Notes</button></div></main>"""
    )
    act(blank, Wanted("tab", labelled=False))
    assert blank.title() == "Notes"
    act(blank, Wanted("active sidebar tab", labelled=False))
    assert blank.title() == "Search"


def test_what_the_page_draws_anew_while_it_is_looked_at_is_found_again(blank: Page) -> None:
    """Lists that are filtered as one types replace their rows: the button of before is gone, and one like it there."""
    blank.set_content("<main><button onclick='document.title = \"pressed\"'>Apply</button></main>")

    def redraw(found: object) -> None:
        blank.evaluate("() => { const old = document.querySelector('button'); old.replaceWith(old.cloneNode(true)); }")

    looks = iter([redraw])
    act(blank, Wanted("Apply"), timeout=1, seen=lambda found: next(looks, lambda _: None)(found))
    assert blank.title() == "pressed"


def test_a_page_that_is_busy_is_waited_for_when_it_is_acted_on(blank: Page) -> None:
    blank.set_content(
        "<main><button style='position: relative' onclick='document.title = \"pressed\"'>Apply</button><script>"
        "const started = Date.now(); const button = document.querySelector('button');"
        "const move = () => { button.style.left = `${(Date.now() - started) % 40}px`;"
        "if (Date.now() - started < 1500) requestAnimationFrame(move); }; move();</script></main>"
    )
    act(blank, Wanted("Apply"), timeout=0.5)
    assert blank.title() == "pressed"


def test_a_field_under_a_layer_cannot_be_typed_into_and_is_not_waited_for_long(blank: Page) -> None:
    """A layer without a colour is not to be seen, and keeps every click away all the same."""
    blank.set_content(
        "<label>Note <textarea></textarea></label><div style='position: fixed; inset: 0; z-index: 9'></div>"
    )
    started = time.monotonic()
    with pytest.raises(Undecided, match="something lies over it"):
        act(blank, Wanted("Note", action="type"), value="Hello", timeout=0.5)
    assert blank.locator("textarea").input_value() == ""
    assert time.monotonic() - started < 10


def test_what_asks_for_no_file_is_undecided_and_said_so(blank: Page) -> None:
    blank.set_content("<button>Picture</button>")
    with pytest.raises(Undecided, match="asked for no file within 0"):
        act(blank, Wanted("Picture", action="upload"), timeout=0.5)
