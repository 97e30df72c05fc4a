"""Lists that libraries of components draw over, or instead of, the browser's own: the commonest makes."""

import pytest
from playwright.sync_api import Page

from docwitness.browser.driving.actions import act
from docwitness.browser.witnessing.outcomes import StepEnd
from docwitness.locating.targets import Wanted

OVER_A_SELECT = """<title>Berths</title><h1>Berths</h1><label for=own>Pier</label> <select id=own tabindex=-1
aria-hidden=true style="position: absolute; clip: rect(0 0 0 0); width: 1px; height: 1px; border: 0; overflow: hidden">
<option>None</option></select>
<span role=combobox aria-haspopup=true aria-expanded=false tabindex=0 id=box style="display: inline-block; width: 240px;
border: 1px solid"><span id=value>None</span></span>
<p><label>Note <input id=note></label></p>
<script>
const piers = ["North", "South", "East"];
box.onclick = () => {
    const open = document.createElement("div");
    open.style = "position: absolute; top: 160px; background: white";
    open.innerHTML = "<input type=search id=q><ul role=listbox id=all></ul>";
    document.body.append(open);
    const fill = () => {
        all.innerHTML = "";
        for (const pier of piers.filter((each) => each.includes(q.value)).slice(0, q.value ? 9 : 1)) {
            const entry = document.createElement("li");
            entry.setAttribute("role", "option");
            entry.textContent = pier;
            entry.onmouseup = () => { value.textContent = pier; open.remove() };
            all.append(entry);
        }
    };
    const ask = (after) => {
        all.innerHTML = "<li role=option aria-disabled=true>Searching</li>";
        setTimeout(fill, after);
    };
    q.oninput = () => ask(300);
    ask(800);
    q.focus();
};
</script>"""


@pytest.mark.parametrize(("value", "chosen"), [(None, "North"), ("North", "North"), ("East", "East")])
def test_a_list_over_a_hidden_select_is_waited_for_and_searched(blank: Page, value: str | None, chosen: str) -> None:
    """The browser's select is kept for the form, one pixel small; some lists show what fits what is typed."""
    blank.set_content(OVER_A_SELECT)
    act(blank, Wanted("Pier", action="select"), value=value, timeout=3)
    assert blank.locator("#value").inner_text() == chosen


def test_an_option_that_no_search_brings_is_not_chosen(blank: Page) -> None:
    blank.set_content(OVER_A_SELECT)
    with pytest.raises(StepEnd, match="has no option “West”"):
        act(blank, Wanted("Pier", action="select"), value="West", timeout=1)
    assert blank.locator("#value").inner_text() == "None"


def test_what_is_described_as_a_text_is_not_typed_into_a_list(blank: Page) -> None:
    """A select-only combobox (WAI-ARIA 1.2) is no field: “the pier's name” may be another one."""
    blank.set_content(
        """<h1>Berths</h1><div role=combobox tabindex=0 aria-label="Name of the pier">North</div>
        <p><label>Remark <input></label></p>"""
    )
    done = act(blank, Wanted("colour", labelled=False, action="type"), value="blue", timeout=0.5)
    assert done.found is not None
    assert (done.found.element.name, done.found.certain) == ("Remark", False)


def test_what_is_to_be_typed_into_a_list_by_its_label_is_chosen(blank: Page) -> None:
    """“Change *Pier* to East” does not say by what; a list takes what it offers."""
    blank.set_content(OVER_A_SELECT)
    act(blank, Wanted("Pier", action="type"), value="East", timeout=3)
    assert blank.locator("#value").inner_text() == "East"


def test_what_the_browser_could_not_do_is_said_in_words(blank: Page) -> None:
    blank.set_content(
        """<h1>Berths</h1><label>Note <input></label><div style="position: fixed; inset: 0; background: #fffa"></div>"""
    )
    with pytest.raises(StepEnd) as end:
        act(blank, Wanted("Note", action="type"), value="x", timeout=0.5)
    assert "Timeout" not in end.value.why
    assert "ElementHandle" not in end.value.why


def test_what_a_list_unfolds_outside_of_its_window_is_chosen_from_it(blank: Page) -> None:
    """Libraries hang an open list to the end of the page, so that no window cuts it off; it lies over the window."""
    blank.set_content(
        """<main>Berths</main><div role=dialog aria-modal=true aria-label="New berth"
        style="position: fixed; inset: 0 0 0 600px; background: white"><label>Pier</label>
        <div style="display: inline-block; cursor: pointer" id=box><input readonly value=North></div></div>
        <script>box.onclick = () => {
            const open = document.createElement("div");
            open.style = "position: fixed; top: 60px; left: 640px; z-index: 2; background: white";
            open.innerHTML = "<div style='cursor: pointer' id=one>South</div>";
            document.body.append(open);
            one.onclick = () => { box.firstChild.value = "South"; open.remove() };
        }</script>"""
    )
    done = act(blank, Wanted("Pier"), timeout=1)
    act(blank, Wanted("South", action="select"), timeout=1, after=done.found)
    assert blank.locator("input").input_value() == "South"
