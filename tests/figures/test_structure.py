from __future__ import annotations

from dataclasses import replace

from docwitness.figures.observe.data_rows import PlacedLine, rows_of_data

WHITE, DIMMED = (255, 255, 255), (120, 122, 128)


def placed(text: str, x: float, y: float, *, kept: bool = True, ground: tuple[int, int, int] = WHITE) -> PlacedLine:
    return PlacedLine((x, y, 8.0 * len(text), 16.0), text.lower(), ground, kept=kept, varies=False)


def table(*rows: tuple[str, str], kept: bool = False) -> list[PlacedLine]:
    header = [placed("Name", 40, 100), placed("Owner", 240, 100)]
    cells = [
        placed(text, x, 140.0 + 40 * i, kept=kept)
        for i, row in enumerate(rows)
        for text, x in zip(row, (40, 240), strict=True)
    ]
    return header + cells


def found(lines: list[PlacedLine]) -> set[str]:
    return {lines[index].key for index in rows_of_data(lines)}


def test_cells_below_a_header_that_stayed_are_data_where_they_changed_together() -> None:
    assert found(table(("Harbour", "Mina"), ("Kiosk", "Jonas"))) == {"harbour", "mina", "kiosk", "jonas"}


def test_a_table_of_one_row_has_data_as_well() -> None:
    assert found(table(("Harbour", "Mina"))) == {"harbour", "mina"}


def test_one_cell_that_changed_among_others_that_stayed_is_none() -> None:
    lines = [*table(("Harbour", "Mina"), ("Kiosk", "Jonas"), kept=True), placed("Archive", 40, 220, kept=False)]
    assert found(lines) == set()


def test_what_every_row_says_alike_is_the_interface_s_however_it_is_named_now() -> None:
    lines = table(("Harbour", "Mina"), ("Kiosk", "Jonas"))
    lines = [placed("Action", 440, 100), *lines, *(placed("Modify", 440, y, kept=False) for y in (140, 180))]
    assert "modify" not in found(lines)


def test_a_header_that_changed_makes_no_table() -> None:
    lines = [placed("Titel", 40, 100, kept=False), *table(("Harbour", "Mina"))[1:]]
    assert found(lines) == set()


def test_a_field_of_a_dialog_above_the_table_is_no_cell_of_it() -> None:
    rows = [
        PlacedLine(one.box, one.key, DIMMED, kept=one.kept, varies=False)
        for one in table(("Harbour", "Mina"), ("Kiosk", "Jonas"))
    ]
    assert "time zone" not in found([*rows, placed("Time zone", 240, 220, kept=False)])


def test_a_dialog_between_two_rows_does_not_end_the_table() -> None:
    dimmed = [replace(one, ground=DIMMED) for one in table(("Harbour", "Mina"), ("Kiosk", "Jonas"))]
    assert "kiosk" in found([*dimmed, placed("Settings", 600, 128), placed("Profile", 600, 160)])


def test_a_menu_in_which_one_entry_was_renamed_is_no_list_of_data() -> None:
    menu = [
        placed(text, 24, 40.0 * i, kept=text != "Payouts") for i, text in enumerate(("Orders", "Payouts", "Reports"))
    ]
    assert found(menu) == set()


def test_a_list_of_which_most_entries_changed_is_one_of_data() -> None:
    entries = [
        placed(text, 24, 40.0 * i, kept=text == "Inbox") for i, text in enumerate(("Inbox", "Oslo", "Bergen", "Tromsø"))
    ]
    assert found([*entries, placed("Compose", 300, 400)]) == {"oslo", "bergen", "tromsø"}


def test_where_next_to_nothing_stayed_another_window_is_shown_and_no_row_has_changed() -> None:
    entries = ("Oslo", "Bergen", "Hamar", "Molde")
    assert found([placed(text, 24, 40.0 * number, kept=False) for number, text in enumerate(entries)]) == set()
