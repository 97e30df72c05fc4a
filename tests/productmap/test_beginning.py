"""Where a walk begins: in what the section names of the navigation, with as little open as its first step needs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docwitness.model import Procedure
from docwitness.procedures.reader import read_procedure
from docwitness.productmap.queries.guide import Section, sections_of
from docwitness.productmap.queries.indexing import is_named_in
from docwitness.productmap.queries.starting import beginning, starting_places
from docwitness.productmap.states import Part, ProductMap
from docwitness.reading import read_page
from docwitness.scenarios.beginnings import Beginnings
from docwitness.scenarios.generating import scenarios_of
from docwitness.scenarios.walks import Walks
from tests.productmap.drawn import NAV, SHOP, URL, leads, state


def section(*labels: str, heading: str = "", names: str = "") -> Section:
    return Section("page.md", (heading,) if heading else (), labels, names=names)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Path: Flocks, list view of your birds", True),
        ("This is done on the Flocks page.", True),
        ("Flocks are lists of birds.", False),
        ("See Flocks and Nests.", False),
        ("the Night Flocks window", False),
        ("all flocks of a farm", False),
    ],
)
def test_a_label_is_named_where_it_is_written_as_a_name(text: str, named: bool) -> None:
    """English writes the names of an interface's parts with capitals, and so it does first words and longer names."""
    assert is_named_in("Flocks", text) is named


def test_a_name_of_several_words_may_begin_a_line_and_be_written_without_hyphens() -> None:
    assert is_named_in("Egg-Box Maker", "Egg Box Maker, edit view")


@pytest.mark.parametrize("place", ["Orders", "Products"])
def test_a_section_plays_in_what_it_names_of_the_navigation(place: str) -> None:
    about = section(heading="Change many at once", names=f"Path: {place}, list view of your shop")
    assert starting_places(SHOP, about)[0].state == place.lower()


def test_notes_and_links_name_other_places() -> None:
    text = "# Stock\n\nDone in the **Cellar**, as in [the Attic](attic.md).\n\n> [!NOTE]\n> Not in the Shed.\n"
    (found,) = sections_of(read_procedure(read_page(text, source="stock.md")))
    assert is_named_in("Cellar", found.names)
    assert not is_named_in("Attic", found.names)
    assert not is_named_in("Shed", found.names)


@pytest.mark.parametrize(("first", "field", "state"), [("Export", False, "orders"), ("Status", True, "filter")])
def test_only_what_the_first_step_needs_is_open(first: str, field: bool, state: str) -> None:
    """The filter is open where most labels are to be seen; who exports needs no filter."""
    found = beginning(SHOP, section("Status", "Export", "Filter"), first, field=field)
    assert found is not None
    assert found[0].id == state


@pytest.mark.parametrize(("described", "state"), [("the order's edit button", "orders"), ("the big button", "order")])
def test_what_leads_to_the_place_as_it_is_described_is_clicked_first(described: str, state: str) -> None:
    """“Click the order's edit button. Click **Refund**.”: the button is in the list, the rest on the order's page."""
    shop = replace(SHOP, transitions=(*SHOP.transitions, leads("orders", "order", "Edit 1001", data=True)))
    found = beginning(shop, section("Refund", "Note"), None, described=described)
    assert found is not None
    assert found[0].id == state


@pytest.mark.parametrize(("role", "state"), [("checkbox", "taxes"), (None, "staff")])
def test_a_place_has_what_is_used_first(role: str | None, state: str) -> None:
    """“Tick the box”: where there is no box the walk does not begin, whatever the heading says."""
    found = beginning(SHOP, section("Invite", "Add a rate", heading="Staff"), None, role=role)
    assert found is not None
    assert found[0].id == state


def test_a_walk_that_begins_in_a_menu_of_the_start_begins_there() -> None:
    """Whatever other place has the label: that the menu has it not is what is to be found out."""
    assert beginning(SHOP, section("Add a rate"), "Include taxes in prices") is not None
    assert beginning(SHOP, section("Add a rate"), "Include taxes in prices", menu="Settings") is None


@pytest.mark.parametrize(
    ("labels", "state"),
    [
        pytest.param(("Status", "Filter"), "orders", id="the section tells to open it"),
        pytest.param(("Status",), "filter", id="it does not"),
    ],
)
def test_what_the_section_itself_opens_is_closed_where_it_begins(labels: tuple[str, ...], state: str) -> None:
    """“Go to the order list. Click **Filter**. Choose a **Status**.”: to click it twice would close it again."""
    states = tuple(replace(s, windows=("Narrow down",)) if s.id == "filter" else s for s in SHOP.states)
    found = beginning(replace(SHOP, states=states), section(*labels), None, field=True)
    assert found is not None
    assert found[0].id == state


@pytest.mark.parametrize(
    ("source", "route"),
    [
        ("guide/orders/many.md", "/orders"),
        ("g/products/many.md", "/products"),
        ("https://x.test/products", "/products"),
    ],
)
def test_documentation_is_ordered_as_the_product_is(source: str, route: str) -> None:
    text = "# Many at once\n\n## How it works\n\nClick **Save all**, which is new, then **Close**.\n"
    (found,) = sections_of(read_procedure(read_page(text, source=source)))
    assert SHOP.by_id[starting_places(SHOP, found)[0].state].route.startswith(route)


def test_nobody_is_led_somewhere_in_a_window() -> None:
    """“Open the order that you want”: a window keeps its reader from all that is beneath it."""
    states = tuple(replace(s, windows=("Narrow down",)) if s.id == "filter" else s for s in SHOP.states)
    found = beginning(replace(SHOP, states=states), section("Status"), None, described="the order that you want")
    assert found is not None
    assert found[0].id == "orders"


KEYS = ProductMap(
    URL,
    states=(
        state("home", "/", *NAV, "button: Import", heading="Home"),
        state("import", "/", *NAV, "textbox: File", opened=("Import",)),
        state("roles", "/roles", *NAV, "checkbox: Renew", "checkbox: Revoke", heading="Keys of a role"),
        state("keys", "/keys", *NAV, "button: Renew", heading="Keys"),
        state("me", "/me", *NAV, "textbox: First name", "button: Save", heading="Profile"),
    ),
    transitions=(
        leads("home", "import", "Import", "dialog"),
        leads("home", "roles", "Roles", place="navigation"),
        leads("home", "keys", "Keys", place="navigation"),
        leads("home", "me", "Ada"),
    ),
    explored="2026-01-01T00:00:00+00:00",
    complete=True,
)


def test_nobody_begins_in_a_window_that_the_section_does_not_name() -> None:
    """A dialog is opened by whoever needs it: that its words are like the heading's says nothing."""
    assert all(place.state != "import" for place in starting_places(KEYS, section(heading="Import and export")))
    assert starting_places(KEYS, section("File", heading="Import and export"))[0].state == "import"


def test_a_few_words_of_the_heading_alone_tell_no_place() -> None:
    assert starting_places(KEYS, section(heading="Give new members the keys of your house")) == ()


def test_what_the_page_calls_a_button_is_no_check_box() -> None:
    """Permissions are called as what they permit: “Renew” is a box where roles are edited."""
    (about,) = sections_of(read("# Tokens\n\nClick the **Renew** button.\n"))
    assert about.buttons == {"Renew"}
    assert starting_places(KEYS, about)[0].state == "keys"


def read(text: str) -> Procedure:
    return read_procedure(read_page(text, source="page.md"))


def walks(text: str, known: ProductMap) -> list[list[str]]:
    """What each stage does, from where it begins."""
    page = read(text)
    found = Walks(page, Beginnings(page, known)).stages
    return [[f"{step.action} {step.target}" for step in (*stage.path, *stage.steps)] for stage in found]


def test_who_is_sent_to_a_part_of_a_page_begins_on_that_page() -> None:
    """“Go to the Profile section”: it is a heading and nothing that could be clicked."""
    text = "# Me\n\n1. Go to the *Profile* section.\n2. Enter your name in **First name**.\n3. Click **Save**.\n"
    assert walks(text, KEYS)[-1][:2] == ["begin Ada", "navigate Profile"]


def test_a_way_of_another_section_that_the_product_has_not_is_not_taken() -> None:
    """It would end every section that builds on it; its own sentence says what has become of it."""
    text = (
        "# Keys\n\n## See them\n\nClick **Tools > All Keys**. The **Keys** page opens.\n\n"
        "## Renew one\n\nClick **Renew** on the **Keys** page.\n"
    )
    assert walks(text, KEYS)[-1][0] == "begin Keys"
    assert walks(text.replace("Tools > All Keys", "Keys"), KEYS)[-1][0] == "click Keys"


@pytest.mark.parametrize(("offered", "begun"), [("Export all", True), ("Resend invitation", False)])
def test_what_is_on_many_a_page_is_meant_where_the_section_plays(offered: str, begun: bool) -> None:
    """The start has a button More as well: what it offers there tells whether the section is about that."""
    states = [
        replace(each, parts=(*each.parts, Part("button", "More", (10, 60, 80, 20), 0))) if each.id in ("home", "staff")
        else each for each in SHOP.states
    ]  # fmt: skip
    more = state("more", "/", f"menuitem: {offered}", opened=("More",))
    shop = replace(SHOP, states=(*states, more), transitions=(*SHOP.transitions, leads("home", "more", "More", "menu")))
    found = beginning(shop, section("More", "Resend invitation", heading="Staff"), "More")
    assert (found is not None and found[0].id == "staff") is begun


def test_a_menu_that_stands_on_one_page_alone_is_used_there() -> None:
    """A way through menus is walked from anywhere only where every page has its menu."""
    text = "# Stock\n\nSelect **Groupings > New grouping** to make one.\n"
    assert walks(text, SHOP)[-1] == ["begin Products", "click Groupings > New grouping"]
    text = "# Staff\n\nSelect **Settings > Staff** to see them.\n"
    assert walks(text, SHOP)[-1] == ["click Settings > Staff"]


@pytest.mark.parametrize(
    "sentence", ["On the **Orders** page, click **1009**.", "Click **1009** on the **Orders** page."]
)
def test_a_page_that_the_sentence_names_is_where_it_is_done(sentence: str) -> None:
    """Whatever else the section speaks of, and although the map has no such entry: lists are sampled."""
    text = f"# Money back\n\n{sentence}\n\nClick **Refund** beside the **Timeline**.\n"
    assert "begin Orders" in walks(text, SHOP)[0]


def test_a_sentence_that_begins_with_another_page_begins_there() -> None:
    text = "# Stock\n\nClick **Add a product** on the **Products** page. On the **Orders** page, click **Export**.\n"
    assert [stage[0] for stage in walks(text, SHOP) if stage[-1] == "click Export"] == ["begin Orders"]


def test_the_way_that_the_introduction_tells_leads_to_what_its_sections_are_about() -> None:
    text = (
        "# Taxes\n\nEvery shop has taxes. To get there, click **Settings** and choose **Taxes**.\n\n"
        "## Add one\n\nClick **Add another**.\n"
    )
    assert walks(text, SHOP)[-1] == ["click Settings", "select Taxes", "click Add another"]
    told = text.replace("To get there, click", "Some day, click")
    assert walks(told, SHOP)[-1] == ["begin Settings > Taxes", "click Add another"]


def test_a_place_is_told_where_a_page_has_two_of_that_name() -> None:
    """The start of many a product has a panel called as the entry of its navigation."""
    double = replace(SHOP, states=(state("home", "/", *NAV, "link: Orders", heading="Home"), *SHOP.states[1:]))
    text = "# Orders\n\nClick **Orders** in the left sidebar. Click **Export**.\n"
    for known, told in ((SHOP, 'I click "Orders"'), (double, 'I click "Orders" at "left sidebar"')):
        (scenario, *_) = scenarios_of(read(text), known)
        assert scenario.steps[0].phrase == told
