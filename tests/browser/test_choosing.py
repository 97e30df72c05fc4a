"""Choosing: from the browser's own lists, and from those that a product draws."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from docwitness.browser.driving.actions import act
from docwitness.browser.witnessing.outcomes import Broken
from docwitness.locating.targets import Wanted


def test_a_radio_button_that_is_named_is_the_one_that_is_selected(blank: Page) -> None:
    """It is one of the choices itself: what a list of choices would be asked for is not asked of it."""
    blank.set_content(
        "<h1>Tea</h1><label><input type=radio name=t checked>Green</label><label><input type=radio name=t>Black</label>"
    )
    act(blank, Wanted("Black", action="select"))
    assert blank.get_by_label("Black").is_checked()


def test_an_option_that_is_gone_is_broken_and_says_what_is_offered(blank: Page) -> None:
    blank.set_content(
        "<h1>Plan</h1><label>Period <select><option>Monthly</option><option>Yearly</option></select></label>"
    )
    with pytest.raises(Broken, match=r"“Period” has no option “Weekly”\. Found instead: “Yearly”, “Monthly”"):
        act(blank, Wanted("Period", action="select"), value="Weekly", timeout=0.1)
    act(blank, Wanted("Period", action="select"), value="yearly")
    assert blank.locator("select").input_value() == "Yearly"


@pytest.mark.parametrize("options", ["", "<option value=''>Select one</option>", "<option disabled>Other</option>"])
def test_a_list_that_offers_nothing_is_broken(blank: Page, options: str) -> None:
    blank.set_content(f"<h1>Leave</h1><label>Reason <select>{options}</select></label>")
    with pytest.raises(Broken, match="“Reason” offers nothing that could be selected"):
        act(blank, Wanted("Reason", action="select"), timeout=0.2)


def test_a_list_that_is_filled_late_is_waited_for(blank: Page) -> None:
    blank.set_content(
        """<h1>Leave</h1><label>Reason <select><option value="">Loading</option></select></label>
        <script>setTimeout(() => document.querySelector("select").add(new Option("Too expensive")), 200)</script>"""
    )
    assert act(blank, Wanted("Reason", action="select"), timeout=5).value == "Too expensive"


def test_a_list_that_draws_its_value_over_its_field_is_opened_and_chosen_from(blank: Page) -> None:
    """Libraries of components draw what is chosen over a field that is as wide: who clicks there clicks the value."""
    blank.set_content(
        """<style>.box{position:relative;width:240px;height:36px;border:1px solid}
        .box>*{position:absolute;inset:4px 8px} .box input{opacity:.01;border:0}</style>
        <label id="kind">Kind of boat</label><div class="box">
        <span><input role="combobox" aria-labelledby="kind"></span><span style="background:white">Ketch</span></div>
        <ul role="listbox" hidden><li role="option">Sloop</li></ul>
        <p id="chosen"></p><script>
        const list = document.querySelector("ul");
        document.querySelector(".box").onmousedown = () => { list.hidden = false };
        document.querySelector("li").onclick = () => { document.querySelector("#chosen").textContent = "Sloop it is" };
        </script>"""
    )
    act(blank, Wanted("Kind of boat", action="select"), value="Sloop", timeout=3)
    assert blank.get_by_text("Sloop it is").is_visible()


def test_a_list_that_was_opened_is_folded_where_it_lies_over_what_comes_next(blank: Page) -> None:
    """Escape closes the list of a combo box (ARIA Authoring Practices); whoever reads on presses it."""
    blank.set_content(
        """<main style="height: 400px">
        <input role="combobox" aria-expanded="true" aria-label="Icon" aria-controls="all">
        <ul id="all" role="listbox" style="position: absolute; inset: 30px 0; background: white">
        <li role="option">Oar</ul>
        <p><button onclick="this.textContent = 'Made'">Create</button></p></main><script>
        addEventListener("keydown", ({ key }) => { if (key === "Escape") {
            document.getElementById("all").remove();
            document.querySelector("input").setAttribute("aria-expanded", "false"); } });</script>"""
    )
    act(blank, Wanted("Create", role="button"), timeout=1.0)
    assert blank.get_by_role("button", name="Made").is_visible()


@pytest.mark.parametrize(
    ("markup", "chosen"),
    [
        ("<div tabindex=0 style='cursor: pointer' onclick=done()><ul><li><b>Wind</b> <i>in knots</i></ul></div>", True),
        ("<p>Turn <b>Wind</b> on.</p>", False),
    ],
)
def test_a_text_in_an_entry_is_chosen_and_one_in_prose_is_marked(blank: Page, markup: str, chosen: bool) -> None:
    """What is listed is there to be chosen; prose is there to be read."""
    blank.set_content(f"<main>{markup}</main><script>const done = () => {{ document.title = 'chosen' }}</script>")
    act(blank, Wanted("Wind", action="select"))
    assert (blank.title() == "chosen", blank.evaluate("getSelection().toString()") == "Wind") == (chosen, not chosen)


DRAWN = """<style>.box { width: 300px; height: 30px; cursor: pointer; display: flex; justify-content: space-between }
li { cursor: pointer }</style>
<div><div>Kind of boat</div><div class=box tabindex=0 onclick="list.hidden = false"><span id=value>Sloop</span>
<svg width=20 height=20><path d="M2 6h12L8 14z"/></svg></div><ul id=list hidden></ul></div>
<div><div>Berth</div><div class=box tabindex=0><span>None</span><svg width=20 height=20></svg></div></div>
<script>for (const kind of ["Ketch", "Yawl"]) list.append(Object.assign(document.createElement("li"),
    { textContent: kind, onclick: () => { value.textContent = kind; list.hidden = true } }));</script>"""


@pytest.mark.parametrize(("value", "chosen"), [("Yawl", "Yawl"), (None, "Ketch")])
def test_a_list_without_a_role_is_known_by_its_looks_and_chosen_from(
    blank: Page, value: str | None, chosen: str
) -> None:
    """A label over a box with a value and an arrow at its end is a list to everybody who sees it."""
    blank.set_content(DRAWN)
    done = act(blank, Wanted("Kind of boat", action="select"), value=value)
    assert blank.locator("#value").inner_text() == chosen
    assert done.found is not None
    assert done.found.certain


def test_a_box_that_is_drawn_over_its_input_is_ticked_where_it_is_drawn(blank: Page) -> None:
    """Libraries of components hide the browser's box under one of their own; who ticks clicks what is drawn."""
    blank.set_content(
        """<style>.box{position:relative;width:24px;height:24px}.box *{position:absolute;inset:0;margin:0}
        input{opacity:.01}</style><h1>Rights</h1><div id=all><div class=box onclick="this.firstChild.click()"
        ><input type=checkbox aria-label="Make captain"><i style="background:#ccc"></i></div></div>"""
    )
    act(blank, Wanted("Make captain", role="checkbox", action="check"), timeout=1.0)
    assert blank.get_by_label("Make captain").is_checked()


def test_a_switch_without_a_name_is_the_one_beside_its_text(blank: Page) -> None:
    """Its own drawing lies over it, as in the test before, and nothing but its place tells what it switches."""
    blank.set_content(
        """<style>.box{position:relative;width:24px;height:24px;display:inline-block}
        .box *{position:absolute;inset:0;margin:0} input{opacity:.01}</style><h1>Boat</h1><p><span>Seen by all</span>
        <span class=box onclick="this.firstChild.click()"><input type=checkbox><i style="background:#ccc"></i></span>"""
    )
    done = act(blank, Wanted("Seen by all", role="switch"), timeout=1.0)
    assert blank.locator("input").is_checked()
    assert done.found is not None
    assert done.found.certain


@pytest.mark.parametrize(("kind", "value"), [("range", "51"), ("number", "1")])
def test_a_number_is_set_where_it_is_left_to_the_reader(blank: Page, kind: str, value: str) -> None:
    """“Set the brightness” says neither that it is chosen nor that it is typed."""
    blank.set_content(f"<h1>Lamp</h1><label>Brightness <input type={kind} {'value=50' * (kind == 'range')}></label>")
    act(blank, Wanted("Brightness", action="select"), timeout=1.0)
    assert blank.locator("input").input_value() == value


FIELDS_OF_BOXES = """<style>.l{font-size:12px}.f{border:1px solid #999;padding:6px;width:200px;cursor:pointer}
.o{position:absolute;background:#fff}.o div{cursor:pointer}</style><p>Desk</p>
<div class=l>Window seat</div><div class=f id=w>None</div><div class=l>Lamp</div><div class=f id=p>Tall</div>
<script>for (const field of document.querySelectorAll(".f")) field.onclick = () => {
  const list = document.createElement("div"); list.className = "o";
  for (const name of ["Short", "Tall", "Round"]) { const one = document.createElement("div"); one.textContent = name;
    one.onclick = () => { field.textContent = name; list.remove() }; list.append(one) }
  document.body.append(list) }</script>"""


@pytest.mark.parametrize("value", ["Round", None])
def test_a_field_of_boxes_is_labelled_by_the_text_above_it(blank: Page, value: str | None) -> None:
    """Who sees a label right above a box takes it for that of the box; no role says so (WCAG techniques G162, H44)."""
    blank.set_content(FIELDS_OF_BOXES)
    done = act(blank, Wanted("Lamp", action="select"), value=value, timeout=2.0)
    assert done.found is not None
    assert done.found.certain
    assert blank.locator("#w").inner_text() == "None"
    assert blank.locator("#p").inner_text() == (value or "Short")


def test_a_box_that_offers_nothing_is_chosen_itself(blank: Page) -> None:
    blank.set_content(
        "<style>div{width:200px;cursor:pointer}</style><p>Plan</p><div onclick='document.title=1'>Small</div>"
    )
    act(blank, Wanted("Small", action="select"), timeout=2.0)
    assert blank.title() == "1"


def test_what_can_only_be_shown_in_a_field_is_chosen_from_its_list(blank: Page) -> None:
    """Libraries draw a list over an input that is `readonly`: nobody types there (HTML standard)."""
    blank.set_content("""<style>div{width:220px}.o{cursor:pointer}</style><p>Bookings</p><div>Seat kind</div>
    <div><input readonly placeholder=Choose onclick="l.hidden=false"></div><ul id=l role=listbox hidden>
    <li role=option onclick="document.querySelector('input').value='Aisle';l.hidden=true">Aisle</li></ul>""")
    done = act(blank, Wanted("Seat kind", action="select"), value="Aisle", timeout=2.0)
    assert done.found is not None
    assert done.found.certain
    assert blank.locator("input").input_value() == "Aisle"
