"""The map as a value: its JSON, its routes, which state a sight is of, and what is a row."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from docwitness.productmap.by_hand import with_ways
from docwitness.productmap.moving import moved_to
from docwitness.productmap.queries.path_fitting import fit_path
from docwitness.productmap.routes import is_of, joint_route, path_of, route_of
from docwitness.productmap.serializing import from_json, to_json
from docwitness.productmap.states import Part, ProductMap
from docwitness.productmap.structure import alike, controls_of, openers_of, rows_of, signature
from docwitness.productmap.telling import age, told
from tests.productmap.drawn import SHOP, URL, state


def test_the_map_comes_back_from_json_as_it_was() -> None:
    assert from_json(to_json(SHOP)) == SHOP


@pytest.mark.parametrize("text", ["{}", "[]", '{"schema": "docwitness-map/0"}', '{"schema": "docwitness-map/1"}'])
def test_what_is_no_map_of_this_version_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="map"):
        from_json(text)


def test_json_leaves_out_what_is_as_usual() -> None:
    part = json.loads(to_json(SHOP))["states"][0]["parts"][0]
    assert part == {"role": "main"}


@pytest.mark.parametrize(
    ("address", "route"),
    [
        ("https://a.test/projects/17/edit?tab=2", "/projects/{id}/edit"),
        ("https://a.test/u/3f2b8c1e-1111-4222-8333-444455556666", "/u/{id}"),
        ("https://a.test/app#/orders/5", "/app#/orders/{id}"),
        ("https://a.test/docs/v2", "/docs/v2"),
        ("https://a.test/", "/"),
        ("https://a.test/log/2026-03-01", "/log/{id}"),
        ("https://a.test/settings/notifications", "/settings/notifications"),
    ],
)
def test_what_varies_in_an_address_is_taken_out(address: str, route: str) -> None:
    assert route_of(address) == route


def test_a_fragment_that_only_scrolls_is_no_part_of_the_path() -> None:
    assert path_of("https://a.test/help#top") == "/help"


def test_addresses_that_differ_in_one_segment_have_a_route_in_common() -> None:
    route = joint_route(["https://a.test/people/ada", "https://a.test/people/bell"])
    assert route == "/people/{name}"
    assert is_of("https://a.test/people/curie", route)
    assert not is_of("https://a.test/people/curie/edit", route)
    assert joint_route(["https://a.test/people/ada", "https://a.test/teams/red"]) is None


def test_rows_do_not_tell_which_state_it_is() -> None:
    few = state("few", "/orders", "button: Export", rows=(("1", "a"), ("2", "b")))
    many = state("many", "/orders", "button: Export", rows=(("3", "c"), ("4", "d"), ("5", "e")))
    assert controls_of(few.parts) == controls_of(many.parts)


def test_controls_and_windows_tell_which_state_it_is() -> None:
    plain = controls_of(state("a", "/orders", "button: Export").parts)
    assert signature("/orders", (), plain) != signature("/orders", ("Export orders",), plain)
    assert signature("/orders", (), plain) != signature("/products", (), plain)
    assert plain != controls_of(state("b", "/orders", "button: Import").parts)


def test_records_of_one_route_may_have_a_control_that_is_named_after_them() -> None:
    same = ["button: Save", "button: Back", "textbox: Title", "link: Help", "link: Log", "tab: A", "tab: B", "tab: C"]
    ada, bell = (controls_of(state("p", "/p", *same, f"link: {name}").parts) for name in ("Ada", "Bell"))
    assert ada != bell
    assert alike(ada, bell)
    assert not alike(ada, controls_of(state("p", "/p", "button: Save").parts))


def test_the_entries_of_a_navigation_are_no_rows() -> None:
    nav = (Part("navigation"), Part("list", parent=0), Part("listitem", parent=1), Part("link", "One", parent=2),
           Part("listitem", parent=1), Part("link", "Two", parent=4))  # fmt: skip
    assert rows_of(nav) == {}
    bare = tuple(Part("main") if part.role == "navigation" else part for part in nav)
    assert set(rows_of(bare)) == {2, 3, 4, 5}


@pytest.mark.parametrize(("address", "rows"), [("http://a.test/#", 0), ("http://a.test/songs/{}", 4)])
def test_links_without_an_address_are_commands_and_no_records(address: str, rows: int) -> None:
    """Menus are often written as a list of links that a script answers; a record has an address of its own."""
    parts = [Part("list")]
    for number in (1, 2):
        parts += [
            Part("listitem", parent=0),
            Part("link", f"Do {number}", parent=len(parts), address=address.format(number), clickable=True),
        ]
    assert len(rows_of(parts)) == rows


def test_controls_of_one_name_are_told_apart_by_their_order() -> None:
    twice = openers_of((Part("button", "Edit"), Part("button", "Edit")))
    assert [opener.ordinal for opener in twice.values()] == [0, 1]


def test_a_product_at_another_port_has_the_same_map() -> None:
    moved = moved_to(SHOP, "http://127.0.0.1:5000/")
    assert {address[:22] for each in moved.states for address in each.examples} == {"http://127.0.0.1:5000/"}
    assert moved_to(moved, URL) == SHOP


def test_ways_by_hand_make_a_map_where_nobody_may_explore() -> None:
    made = with_ways(ProductMap(URL), {"Settings > Users": "/users", "Reports": "/reports"})
    assert made.by_hand
    fit = fit_path(made, ("Settings", "Users"))
    assert fit is not None
    assert made.by_id[fit.state].examples == ("http://shop.test/users",)


def test_a_way_by_hand_leads_to_the_state_that_exploring_found() -> None:
    made = with_ways(SHOP, {"Finance > Taxes": "/settings/taxes"})
    fit = fit_path(made, ("Finance", "Taxes"))
    assert fit is not None
    assert fit.state == "taxes"
    assert not made.by_hand


def test_the_table_tells_the_way_to_each_state_and_the_age() -> None:
    lines = list(told(SHOP, now=1767225600 + 7200))
    assert any("Taxes" in line and "Settings > Taxes" in line for line in lines)
    assert any("explored 2 hours ago" in line for line in lines)


def test_a_map_by_hand_has_no_age() -> None:
    assert age(replace(SHOP, explored=""), now=0.0) == "by hand"


def test_paragraphs_that_are_nothing_but_a_link_are_rows_and_prose_with_links_is_none() -> None:
    """Readers see a list in links below each other, however it is written; a link in a sentence is no record."""
    parts = [Part("main")]
    for name in ("Birches", "Poplars"):
        parts += [Part("paragraph", parent=0), Part("link", name, parent=len(parts), address="http://a.test/t")]
        parts.append(Part("link", name, parent=len(parts) - 1, text=True))
    assert len(rows_of(parts)) == 6
    told = [Part("link", "See ", parent=place, text=True) for place, part in enumerate(parts) if part.role[0] == "p"]
    assert rows_of([*parts, *told]) == {}
