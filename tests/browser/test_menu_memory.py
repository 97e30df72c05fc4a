from __future__ import annotations

from docwitness.browser.driving.menus import MenuMemory, memory_of

VIEW, APPEARANCE = ("menuitem", "View"), ("menuitem", "Appearance")


def test_a_menu_is_skipped_once_it_and_its_submenus_were_seen_without_the_label() -> None:
    memory = MenuMemory()
    memory.keep(VIEW, ["Appearance", "Show Log"], [APPEARANCE])
    assert memory.without("Print") == set()
    memory.keep(APPEARANCE, ["Zoom In"], [])
    assert memory.without("Print") == {VIEW, APPEARANCE}


def test_a_menu_that_holds_something_like_the_label_is_opened_again() -> None:
    memory = MenuMemory()
    memory.keep(VIEW, ["Show Log Console…"], [])
    assert memory.without("Show Log Console") == set()
    assert memory.without("Log") == set()


def test_another_state_of_the_page_has_a_memory_of_its_own() -> None:
    memory_of("http://acme.test/", [VIEW]).keep(VIEW, ["Zoom In"], [])
    assert memory_of("http://acme.test/", [VIEW]).without("Print") == {VIEW}
    assert memory_of("http://acme.test/", [VIEW, APPEARANCE]).without("Print") == set()
