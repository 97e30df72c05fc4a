"""What the map answers: where a section plays, whether a way fits, what is absent, what is data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docwitness.language.wording import canonical
from docwitness.procedures.reader import read_procedure
from docwitness.productmap.data_texts import data_texts
from docwitness.productmap.queries.absence import absence_of
from docwitness.productmap.queries.guide import Section, guide_of, sections_of
from docwitness.productmap.queries.likely_moments import likely_moment
from docwitness.productmap.queries.path_fitting import fit_path
from docwitness.productmap.queries.starting import beginning, starting_places
from docwitness.productmap.queries.ways import way_to, ways_within
from docwitness.productmap.states import Part, ProductMap
from docwitness.reading import read_page
from tests.productmap.drawn import SHOP, leads, state


def section(*labels: str, heading: str = "", paths: tuple[tuple[str, ...], ...] = (), text: str = "") -> Section:
    return Section("page.md", (heading,) if heading else (), labels, paths=paths, text=text)


@pytest.mark.parametrize(
    ("labels", "state"),
    [
        (("Refund", "Note"), "order"),
        (("Title", "Price", "Save"), "add"),
        (("Add a rate", "Include taxes in prices"), "taxes"),
        (("Orders", "Export"), "orders"),  # the first of them is everywhere, and tells nothing
    ],
)
def test_a_section_plays_where_most_of_its_rarest_labels_are(labels: tuple[str, ...], state: str) -> None:
    assert starting_places(SHOP, section(*labels))[0].state == state


def test_a_heading_tells_where_a_section_plays_that_names_no_label() -> None:
    assert starting_places(SHOP, section(heading="Manage taxes"))[0].state == "taxes"


def test_a_walk_begins_where_its_first_label_is_though_more_labels_are_further_on() -> None:
    about = section("Add a product", "Title", "Price", "Save", heading="Add a product")
    assert starting_places(SHOP, about)[0].state == "add"
    found = beginning(SHOP, about, "Add a product")
    assert found is not None
    assert (found[0].id, found[1].labels) == ("products", ("Products",))


def test_nothing_begins_in_an_open_menu_but_what_is_used_in_it() -> None:
    taxes = section("Taxes", "Staff")
    found = beginning(SHOP, taxes, "Taxes")
    assert found is not None
    assert found[1].labels == ("Settings",)
    assert beginning(SHOP, taxes, None) is None


def test_a_sign_before_a_label_is_drawn_and_need_not_be_written() -> None:
    about = section("+ Add a product", "Title", "Price", "Save", heading="Add a product")
    found = beginning(SHOP, about, "+ Add a product")
    assert found is not None
    assert found[0].id == "products"


def test_what_the_start_has_begins_at_the_start() -> None:
    assert beginning(SHOP, section("Orders", "Export"), "Orders") is None


def test_the_name_of_the_product_is_no_place_in_it() -> None:
    titled = replace(SHOP, states=tuple(replace(s, title=f"{s.title} - Shop", parts=s.parts) for s in SHOP.states))
    anywhere = Section("page.md", (), ("Launch rocket",), windows=("Shop UI",))
    assert starting_places(titled, anywhere) == ()
    assert starting_places(titled, replace(anywhere, windows=("Taxes page",)))[0].state == "taxes"


def test_nothing_begins_where_nothing_speaks_for_it() -> None:
    assert beginning(SHOP, section("Launch rocket"), "Launch rocket") is None


@pytest.mark.parametrize(
    ("path", "state", "head"),
    [
        (("Settings", "Taxes"), "taxes", ()),
        (("Your shop", "Settings", "Taxes"), "taxes", ("Your shop",)),
        (("Products", "Add a product", "Save"), "add", ()),
        (("Settings", "Staff", "Invite"), "staff", ()),
    ],
)
def test_a_way_fits_with_what_stands_for_an_entry_at_its_head(
    path: tuple[str, ...], state: str, head: tuple[str, ...]
) -> None:
    fit = fit_path(SHOP, path)
    assert fit is not None
    assert (fit.state, fit.head) == (state, head)


def test_a_way_begins_as_near_to_the_start_as_it_can() -> None:
    """What a navigation has is on all pages of a record: the way there begins on the first, where its entry leads."""
    deeper = (leads("order", "note", "Timeline"), leads("note", "note", "Timeline"), leads("note", "order", "Refund"))
    note = replace(SHOP.by_id["order"], id="note", depth=3)
    nearer = leads("order", "order", "Refund")
    shop = replace(
        SHOP, states=(SHOP.states[0], note, *SHOP.states[1:]), transitions=(*deeper, *SHOP.transitions, nearer)
    )
    fit = fit_path(shop, ("Your order", "Timeline", "Refund"))
    assert fit is not None
    assert (fit.steps[0].source, fit.entry) == ("order", "1001")


@pytest.mark.parametrize(
    "path", [("Settings", "Tax rates"), ("Orders", "Taxes"), ("Products", "Add a product", "Publish"), ("Your shop",)]
)
def test_a_way_with_a_label_that_is_not_there_does_not_fit(path: tuple[str, ...]) -> None:
    assert fit_path(SHOP, path) is None


def test_absence_is_certain_where_all_that_opens_was_opened() -> None:
    absence = absence_of(SHOP, "products", "Collections")
    assert absence is not None
    assert absence.certain
    assert "Groupings" in absence.became


def test_what_one_can_still_open_may_have_the_label() -> None:
    absence = absence_of(SHOP, "staff", "Deactivate")
    assert absence is not None
    assert (absence.certain, absence.unopened) == (False, ("More actions",))


def test_what_opens_from_a_place_belongs_to_it() -> None:
    assert list(ways_within(SHOP, "orders")) == ["filter"]
    assert absence_of(SHOP, "orders", "Status") is None


def test_a_label_somewhere_else_is_told_with_the_way() -> None:
    absence = absence_of(SHOP, "orders", "Add a rate")
    assert absence is not None
    assert [way.labels for way in absence.elsewhere] == [("Settings", "Taxes")]


def test_rows_are_data_and_controls_are_not() -> None:
    data = set(data_texts(SHOP))
    assert {"1001", "Ada", "Bell", "Mug", "12.00"} <= data
    assert not {canonical(text) for text in data} & {"orders", "products", "export", "status", "add a product"}


def test_what_stands_at_the_end_of_a_navigation_is_data_and_what_heads_its_groups_is_not() -> None:
    """A text heads what stands below it; behind the last entry it can only tell something, who is signed in mostly."""
    orders = SHOP.by_id["orders"]
    nav = (Part("navigation"), Part("generic", "Sales", parent=0, text=True), Part("link", "Offers", parent=0),
           Part("link", "Offers", parent=2, text=True), Part("generic", "Ida Thorne", parent=0, text=True))  # fmt: skip
    data = data_texts(ProductMap(SHOP.url, (replace(orders, parts=nav),)))
    assert data == ("Ida Thorne",)


def test_the_way_is_short_and_avoids_entries_of_lists() -> None:
    way = way_to(SHOP, "order")
    assert way is not None
    assert way.labels == ("Orders", "1001")


GUIDE = """# Taxes

## Set a rate

Go to **Settings > Taxes** and click **Add a rate**.

![The taxes page with its rates](taxes.png)

## Refund an order

Click **Refund**. *Really* do it.
"""


def test_sections_have_their_labels_and_ways() -> None:
    first, second = sections_of(read_procedure(read_page(GUIDE, source="taxes.md")))
    assert first.paths == (("Settings", "Taxes"),)
    assert first.labels == ("Settings", "Taxes", "Add a rate")
    assert second.labels == ("Refund",)


def test_what_readers_are_told_to_use_guides_most() -> None:
    guide = guide_of([read_procedure(read_page(GUIDE, source="taxes.md"))])
    assert guide["add a rate"] == 1.0
    assert 0.0 < guide["really"] < 1.0


def test_a_figure_is_of_the_state_that_its_words_fit() -> None:
    page = read_page(GUIDE, source="taxes.md")
    moment = likely_moment(SHOP, page, page.figures[0])
    assert moment is not None
    assert moment.state == "taxes"


@pytest.mark.parametrize(("alt", "shown"), [("Orders by status", "orders"), ("Edit the status of orders", "edit")])
def test_a_window_that_the_figure_does_not_name_is_not_what_it_shows(alt: str, shown: str) -> None:
    """A dialog over the list has most of the list's words, and one more: it is what is done to them."""
    name = "Edit status of orders"
    edit = replace(state("edit", "/orders", "button: Save", heading=name), windows=(name,))
    shop = replace(SHOP, states=(*SHOP.states, edit))
    page = read_page(f"# Orders\n\nText.\n\n![{alt}](orders.png)\n", source="orders.md")
    moment = likely_moment(shop, page, page.figures[0])
    assert moment is not None
    assert moment.state == shown


def test_a_record_s_name_on_its_own_page_is_data_all_the_same() -> None:
    order = SHOP.by_id["order"]
    named = replace(order, parts=(*order.parts, Part("link", "1001", (0, 0, 9, 9), 0)))
    shop = replace(SHOP, states=tuple(named if state.id == "order" else state for state in SHOP.states))
    assert "1001" in data_texts(shop)
    elsewhere = replace(SHOP.by_id["taxes"], parts=(*order.parts, Part("link", "1001", (0, 0, 9, 9), 0)))
    shop = replace(SHOP, states=tuple(elsewhere if state.id == "taxes" else state for state in SHOP.states))
    assert "1001" not in data_texts(shop)
