"""Products of pages rather than windows: lists of what users keep, navigation all around, little that says its role."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from docwitness.browser.driving.actions import act
from docwitness.browser.driving.finding import locate
from docwitness.browser.driving.looking import open_windows, wait_for_window
from docwitness.browser.witnessing.outcomes import Broken, Undecided
from docwitness.locating.placing.positions import at_position
from docwitness.locating.targets import Wanted
from docwitness.model import Identification

ADMIN = """<title>Groups - Acme</title>
<header><a href="#home"><img alt="Acme" width="80" height="30"></a></header>
<nav><ul>
  <li><a href="#groups">Groups</a></li>
  <li><button aria-expanded="false" onclick="this.setAttribute('aria-expanded', more.hidden = !more.hidden)
    || this.setAttribute('aria-expanded', String(!more.hidden))">Admin</button>
    <ul id="more" hidden><li><a href="#labels" onclick="document.title = 'Labels'">Labels</a></li></ul></li>
</ul></nav>
<main><h1>Groups</h1>
<button onclick="document.title = 'made'">Add group</button>
<table><tr><th>Name</th><th>Members</th></tr>
<tr><td><input type="checkbox"> <a href="#1" onclick="document.title = 'Painters'">Painters</a></td><td>3</td></tr>
<tr><td><input type="checkbox"> <a href="#2" onclick="document.title = 'Singers'">Singers</a></td><td>5</td></tr>
</table></main>"""
CARDS = """<title>Home</title><h1>Welcome</h1>
<button onclick="document.title = 'made'">Create board <svg role="img" width="10" height="10"></svg></button>
<div><span>Recent boards</span>
<a href="#1" onclick="document.title = 'Kitchen'"><b>Kitchen</b> <i>3 cards</i></a>
<a href="#2" onclick="document.title = 'Garden'"><b>Garden</b> <i>1 card</i></a></div>"""


@pytest.mark.parametrize(
    "words", ["name of a group", "group", "existing group that you want to change", "note or group"]
)
def test_any_entry_of_the_list_is_an_example_of_what_it_keeps(blank: Page, words: str) -> None:
    blank.set_content(ADMIN)
    act(blank, Wanted(words, labelled=False))
    assert blank.title() == "Painters"


def test_an_entry_of_a_list_by_its_looks_is_an_example_and_a_command_is_none(blank: Page) -> None:
    blank.set_content(CARDS)
    act(blank, Wanted("board", labelled=False, action="open"))
    assert blank.title() == "Kitchen"


def test_what_the_list_does_not_keep_is_not_guessed(blank: Page) -> None:
    blank.set_content(ADMIN)
    with pytest.raises(Undecided, match="could be told to be the invoice"):
        act(blank, Wanted("invoice", labelled=False), timeout=0.3)


def test_a_logo_is_no_picture_of_the_content(blank: Page) -> None:
    blank.set_content(ADMIN)
    with pytest.raises(Undecided, match="could be told to be the image"):
        act(blank, Wanted("image", labelled=False), timeout=0.3)


@pytest.mark.parametrize(("title", "shown"), [("", "AB"), ("ada@example.com", "")])
def test_who_is_signed_in_is_shown_by_initials_or_an_address(blank: Page, title: str, shown: str) -> None:
    look = "position: fixed; right: 8px; top: 8px; width: 28px; height: 28px; cursor: pointer"
    blank.set_content(
        f'<p>Notes</p><div style="{look}" title="{title}" onclick="document.body.hidden = true">{shown}</div>'
    )
    act(blank, Wanted("user icon in the upper right", labelled=False))
    assert blank.get_by_text("Notes").is_hidden()


def test_a_sign_is_known_by_one_of_the_words_that_an_icon_is_named_with(blank: Page) -> None:
    blank.set_content(
        """<button aria-label="Open new tab" onclick="document.title = 'tab'"><svg width="9" height="9"></svg></button>
        <button>Open file</button>"""
    )
    act(blank, Wanted("+", role="img"))
    assert blank.title() == "tab"


def test_a_label_that_only_begins_the_one_that_is_there_is_used_and_in_doubt(blank: Page) -> None:
    blank.set_content(CARDS)
    done = act(blank, Wanted("Create"), timeout=2.0)
    assert blank.title() == "made"
    assert done.found is not None
    assert not done.found.certain
    assert done.found.reason.startswith("the window “Welcome” has no “Create”, but “Create board”, which may be meant.")


def test_one_for_many_in_a_label_is_used_and_in_doubt(blank: Page) -> None:
    blank.set_content(ADMIN)
    done = act(blank, Wanted("Add groups"), timeout=2.0)
    assert blank.title() == "made"
    assert done.found is not None
    assert (done.found.identification, done.found.nearly) == (Identification.GUESSED, True)


def test_a_title_may_say_one_for_many_and_a_description_the_word_it_comes_from(blank: Page) -> None:
    blank.set_content(ADMIN)
    assert wait_for_window(blank, "Group page", timeout=0.3).title == "Groups"
    blank.set_content("<title>Acme</title><h1>Editing: Painters</h1>")
    assert wait_for_window(blank, "edit screen", timeout=0.3).title == "Editing: Painters"
    with pytest.raises(Undecided):
        wait_for_window(blank, "billing screen", timeout=0.3)


def test_the_place_in_each_row_is_measured_in_the_row(blank: Page) -> None:
    blank.set_content(ADMIN)
    found = locate(blank, Wanted("checkbox", labelled=False, action="see"))
    assert at_position(found.element, found.window, "to the left of each name").holds
    wrong = at_position(found.element, found.window, "right of every entry")
    assert wrong.holds is False
    assert "of its row" in wrong.why
    heading = locate(blank, Wanted("Groups", role="heading", action="see"))
    assert at_position(heading.element, heading.window, "to the left of each name").holds is None


def test_what_is_missing_where_nothing_has_led_may_be_elsewhere(blank: Page) -> None:
    blank.set_content(CARDS)
    with pytest.raises(Undecided, match="It may be on another page"):
        act(blank, Wanted("Publish"), timeout=0.3)


@pytest.mark.parametrize(("label", "ending"), [("Add board", Broken), ("Delete board", Undecided)])
def test_where_a_label_says_the_same_in_other_words_a_scenario_has_begun_at_the_right_place(
    blank: Page, label: str, ending: type[Exception]
) -> None:
    blank.set_content(CARDS)
    with pytest.raises(ending, match="Found instead: “Create board”"):
        act(blank, Wanted(label), timeout=0.3)


def test_what_is_missing_where_a_label_has_led_is_missing(blank: Page) -> None:
    blank.set_content(CARDS)
    led = act(blank, Wanted("Create board"))
    with pytest.raises(Broken):
        act(blank, Wanted("Publish"), timeout=0.3, after=led.found)


def test_what_is_missing_where_a_guess_has_led_may_be_elsewhere(blank: Page) -> None:
    blank.set_content(CARDS)
    led = act(blank, Wanted("board", labelled=False, action="open"))
    with pytest.raises(Undecided, match="It may be on another page"):
        act(blank, Wanted("Publish"), timeout=0.3, after=led.found)


def test_a_station_that_is_open_already_is_not_clicked_again(blank: Page) -> None:
    blank.set_content(ADMIN)
    blank.get_by_role("button", name="Admin").click()
    act(blank, Wanted("Admin > Labels", action="navigate"))
    assert blank.title() == "Labels"


def test_what_was_looked_into_in_vain_is_as_it_was(blank: Page) -> None:
    blank.set_content(
        """<title>Acme</title><h1>Acme</h1>
        <button aria-haspopup="menu" aria-expanded="false" onclick="more.hidden = !more.hidden;
          this.setAttribute('aria-expanded', String(!more.hidden))">Help</button>
        <ul id="more" hidden><li><a href="#docs">Handbook</a></li></ul>"""
    )
    with pytest.raises((Broken, Undecided)):
        act(blank, Wanted("Publish"), timeout=0.3)
    assert blank.get_by_text("Handbook").is_hidden()


def test_what_is_laid_over_the_page_is_a_window_though_it_does_not_say_so(blank: Page) -> None:
    blank.set_content(CARDS)
    assert open_windows(blank) == ("Welcome",)
    blank.set_content(
        f"""<div>{CARDS}</div><div style="position: fixed; inset: 0; background: #0008">
        <div style="margin: 9em; background: white"><h2>New board</h2><button>Keep</button></div></div>"""
    )
    assert open_windows(blank)[0] == "New board"


def test_of_things_of_one_name_a_description_means_any(blank: Page) -> None:
    blank.set_content(
        """<form onmouseover="document.title = 'first'"><label>Task <input></label></form>
        <p>Or</p><form><label>Task <input></label></form>"""
    )
    act(blank, Wanted("task", labelled=False, action="hover"))
    assert blank.title() == "first"


UNSAID = """<title>Cards</title><h1>Cards</h1>
<button onclick="more.hidden = false">Order by</button>
<ul id="more" hidden><li><div style="cursor: pointer" onclick="document.title = 'by age'">Age</div></li>
<li><div style="cursor: pointer">Name</div></li></ul>"""


def test_an_option_of_a_list_that_does_not_say_so_is_what_has_come_by_its_name(blank: Page) -> None:
    blank.set_content(UNSAID)
    act(blank, Wanted("Order by", action="select"), value="Age")
    assert blank.title() == "by age"


def test_a_list_that_was_only_guessed_breaks_nothing_by_what_it_offers(blank: Page) -> None:
    blank.set_content(
        "<h1>Cards</h1><label>Order by <select><option>Age</option><option>Name</option></select></label>"
    )
    with pytest.raises(Undecided, match="has no option “Size”"):
        act(blank, Wanted("order", labelled=False, action="select"), value="Size", timeout=0.3)
    with pytest.raises(Broken, match="has no option “Size”"):
        act(blank, Wanted("Order by", action="select"), value="Size", timeout=0.3)


def test_a_page_is_called_by_its_main_heading_whatever_stands_before_it(blank: Page) -> None:
    blank.set_content("<title>Acme</title><nav><h2>Admin</h2></nav><main><h1>Groups</h1></main>")
    assert open_windows(blank)[0] == "Groups"


def test_where_the_product_asks_to_sign_in_nothing_is_said_of_the_document(blank: Page) -> None:
    blank.set_content(
        """<title>Acme</title><h1>Welcome</h1><label>User <input></label>
        <label>Password <input type="password"></label><button>Send pages</button> <button>Log in</button>"""
    )
    with pytest.raises(Undecided, match=r"The page asks to sign in: the profile has no recipe for that \(sign_in\)"):
        act(blank, Wanted("Delete pages"), timeout=0.3)


def test_a_field_for_a_code_is_no_page_that_asks_to_sign_in(blank: Page) -> None:
    blank.set_content("<h1>Alarm</h1><label>Code <input type=password></label><button>Arm</button>")
    with pytest.raises((Broken, Undecided)) as end:
        act(blank, Wanted("Zones"), timeout=0.3)
    assert "sign in" not in str(end.value)
