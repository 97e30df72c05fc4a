"""Where things stand on a page: in columns, in one line of a paragraph, under what somebody laid over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from docwitness.figures import judge
from docwitness.figures.mapped.layout.marks import Mark
from docwitness.figures.mapped.layout.order import Standing, moved
from docwitness.model import Box, Element, ElementMap, Judgement
from tests.figures.drawn import encoded

SIZE = (700, 400)
Text = tuple[str, str, float, float]
"""Role, words, left and top."""

PAIRS = (("Owner", "Ada Moreau"), ("Since", "12 May 2026"), ("Berth", "A7"), ("Fee", "$40.00"), ("Paid", "$12.00"))
VALUES: list[Text] = [
    each
    for row, (label, value) in enumerate(PAIRS)
    for each in (("term", label, 30.0, 60.0 + 40 * row), ("definition", value, 200.0, 60.0 + 40 * row))
]
BESIDE: list[Text] = [
    ("heading", "Crew", 360.0, 30.0), ("label", "Skipper first", 360.0, 60.0), ("link", "Invite a sailor", 360.0, 260.0)
]  # fmt: skip


def drawn(texts: Sequence[Text]) -> tuple[Image.Image, ElementMap]:
    image = Image.new("RGB", SIZE, "white")
    font, elements = ImageFont.load_default(16), []
    for role, words, left, top in texts:
        ImageDraw.Draw(image).text((left, top), words, (30, 34, 42), font)
        x0, y0, x1, y1 = font.getbbox(words)
        box = (left + x0, top + y0, x1 - x0, y1 - y0)
        elements.append(Element(role, words, words, box, (), (30, 34, 42)))
    return image, ElementMap((float(SIZE[0]), float(SIZE[1])), 1.0, None, tuple(elements))


def judged(figure: Image.Image, now: Sequence[Text]) -> Judgement:
    capture, elements = drawn(now)
    return judge(encoded(figure), [encoded(capture)], elements)


def test_a_choice_in_the_column_beside_values_is_none_of_them() -> None:
    figure, _ = drawn([*VALUES, *BESIDE, ("label", "Second mate", 360, 140), ("label", "Ship's cook", 360, 180)])
    judgement = judged(figure, [*VALUES, *BESIDE])
    assert [(change.kind, change.was) for change in judgement.changes] == [("removed", "Second mate, Ship's cook")]


def test_values_that_are_longer_than_now_are_no_changes() -> None:
    longer = [(role, "Maximiliane Ann" if words == "Ada Moreau" else words, x, y) for role, words, x, y in VALUES]
    figure, _ = drawn([*longer, *BESIDE])
    assert judged(figure, [*VALUES, *BESIDE]).verdict == "current"


def test_a_text_at_the_edge_of_a_spotlight_has_no_other_colour() -> None:
    figure, _ = drawn([*VALUES, *BESIDE])
    light = Image.new("L", SIZE, 120)
    ImageDraw.Draw(light).rectangle((340, 20, 520, 69), 255)
    dimmed = Image.composite(figure, Image.new("RGB", SIZE), light)
    assert judged(dimmed, [*VALUES, *BESIDE]).verdict == "current"


@pytest.mark.parametrize(
    ("role", "words", "verdict"),
    [
        ("generic", "harbour master", "current"),
        # Who is signed in stands at the foot of a side bar; what else it may be, nothing tells.
        ("generic", "Mira Holt", "undecided"),
        # A control is called otherwise.
        ("button", "Mira Holt", "stale"),
    ],
)
def test_what_keeps_to_the_lower_edge_is_sought_there_in_a_figure_of_a_higher_window(
    role: str, words: str, verdict: str
) -> None:
    top, _ = drawn([*VALUES, *BESIDE])
    figure = Image.new("RGB", (SIZE[0], SIZE[1] + 60), "white")
    figure.paste(top, (0, 0))
    foot, _ = drawn([(role, words, 30, 340)])
    figure.paste(foot.crop((0, 320, SIZE[0], SIZE[1])), (0, 380))
    assert judged(figure, [*VALUES, *BESIDE, (role, "harbour master", 30, 340)]).verdict == verdict


def standing(words: str, left: float, was: Box) -> Standing:
    box = (left, 20.0, 60.0, 16.0)
    element = Element("paragraph", words, words, box)
    return Standing(Mark(0, element, box, False, False), box, was)


def test_two_parts_of_a_paragraph_that_were_read_as_one_line_have_not_changed_places() -> None:
    line = (20.0, 20.0, 200.0, 16.0)
    assert moved([standing("Order", 20, line), standing("is confirmed", 140, line)]) == []


def test_two_texts_of_a_row_that_changed_places_have() -> None:
    first, second = standing("Save", 20, (140.0, 20.0, 60.0, 16.0)), standing("Close", 140, (20.0, 20.0, 60.0, 16.0))
    assert len(moved([first, second])) == 1


def test_in_two_panes_what_scrolls_changes_no_places() -> None:
    page, column = frozenset({(0.0, 0.0, 500.0, 400.0)}), frozenset({(400.0, 0.0, 100.0, 400.0)})
    wide: Box = (380.0, 80.0, 60.0, 16.0)
    one = Standing(standing("Load", 20, wide).mark, wide, (380.0, 20.0, 60.0, 16.0), page)
    other = Standing(standing("Address", 20, wide).mark, (410.0, 40.0, 60.0, 16.0), (410.0, 40.0, 60.0, 16.0), column)
    assert moved([one, other]) == []
    assert len(moved([one, replace(other, panes=page)])) == 1


def test_rows_that_say_the_same_are_each_found_in_their_own_place() -> None:
    def table(left: float) -> list[Text]:
        states = ("Afloat", "Ashore", "Afloat", "Afloat", "Ashore", "Afloat")
        return [("paragraph", state, left, 40.0 + 50 * row) for row, state in enumerate(states)]

    names: list[Text] = [
        ("heading", words, 20.0, 40.0 + 60 * row) for row, words in enumerate(("Boats", "Crews", "Quays"))
    ]
    figure, _ = drawn([*names, *table(340)])
    small = Image.open(BytesIO(encoded(figure, "JPEG", quality=40))).convert("RGB")
    assert judged(small, [*names, *table(310)]).verdict == "current"


def test_what_stands_elsewhere_in_several_rows_of_a_wider_window_has_not_moved() -> None:
    def window(right: float) -> list[Text]:
        left: list[Text] = [
            ("link", words, 20.0, 20.0 + 60 * row)
            for row, words in enumerate(("Home", "Boats", "Crews", "Quays", "Tides", "Fees"))
        ]
        return [*left, ("link", "Help", right, 20), ("button", "Filter", right, 140)]

    figure, _ = drawn(window(540))
    assert judged(figure, window(450)).verdict == "current"
    figure, _ = drawn([*window(450)[:-1], ("button", "Filter", 300, 140)])
    assert [change.kind for change in judged(figure, window(450)).changes] == ["moved"]


def test_data_of_the_account_that_stands_elsewhere_is_no_label_that_is_gone() -> None:
    figure, _ = drawn([*VALUES, *BESIDE, ("paragraph", "Ada Moreau", 30, 340)])
    assert judged(figure, [*VALUES, *BESIDE]).verdict == "current"


def test_a_label_of_which_something_hides_the_beginning_is_the_same() -> None:
    figure, _ = drawn([*VALUES, *BESIDE])
    ImageDraw.Draw(figure).rectangle((355, 255, 384, 285), "white")
    assert judged(figure, [*VALUES, *BESIDE]).verdict == "current"


def test_a_label_whose_capital_alone_is_cut_off_is_the_same() -> None:
    figure, _ = drawn([*VALUES, *BESIDE])
    ImageDraw.Draw(figure).rectangle((355, 55, 370, 80), "white")
    assert judged(figure, [*VALUES, *BESIDE]).verdict == "current"


def test_two_fields_of_a_grid_that_exchanged_rows_and_columns_have_moved() -> None:
    def form(*labels: str) -> list[Text]:
        places = ((30.0, 60.0), (360.0, 60.0), (30.0, 130.0), (360.0, 130.0))
        return [("label", words, *place) for words, place in zip(labels, places, strict=True)]

    figure, _ = drawn(form("Boat name", "Home harbour", "Length", "Draught"))
    judgement = judged(figure, form("Boat name", "Length", "Home harbour", "Draught"))
    assert [change.kind for change in judgement.changes] == ["moved"]


def test_a_label_whose_place_another_one_has_is_missing_whatever_frame_is_drawn_there() -> None:
    above: list[Text] = [
        ("paragraph", words, 40.0, 30.0 + 40 * row) for row, words in enumerate(("One", "Two", "Three"))
    ]
    figure, _ = drawn([*above, ("button", "Change booking", 40, 190), ("link", "Ask the harbour", 40, 240)])
    ImageDraw.Draw(figure).rectangle((30, 180, 180, 215), None, (200, 30, 200), 3)
    now: list[Text] = [
        *above,
        ("button", "Copy this link", 40, 190),
        ("button", "Change booking", 40, 240),
        ("link", "Ask the harbour", 40, 290),
    ]
    judgement = judged(figure, now)
    assert [(change.kind, change.now) for change in judgement.changes] == [("added", "Copy this link")]


def test_a_button_with_a_gradient_for_its_ground_is_disabled() -> None:
    texts: list[Text] = [*VALUES, ("button", "Pay now", 420, 300)]
    capture, elements = drawn(texts)
    box: Box = (380.0, 290.0, 160.0, 40.0)
    gradient = Image.new("RGB", (160, 40))
    for x in range(160):
        ImageDraw.Draw(gradient).line((x, 0, x, 39), (196 + x // 6, 83 + x // 2, 45))
    ImageDraw.Draw(gradient).text((40, 10), "Pay now", "white", ImageFont.load_default(16))
    figure = capture.copy()
    capture.paste(gradient, (380, 290))
    figure.paste(Image.blend(Image.new("RGB", (160, 40), "white"), gradient, 0.42), (380, 290))
    button = Element("button", "Pay now", "", box, (), None, (0, 0, 0, 0.0))
    page = ElementMap(elements.viewport, 1.0, None, (button, *elements.elements))
    judgement = judge(encoded(figure), [encoded(capture)], page)
    assert [(change.kind, change.element and change.element.name) for change in judgement.changes] == [
        ("state", "Pay now")
    ]


def account(name: str, address: str, top: float) -> list[Text]:
    return [("paragraph", name, 30.0, top), ("paragraph", address, 30.0, top + 24)]


def test_a_name_beside_its_own_address_is_data_wherever_a_higher_window_had_it() -> None:
    figure, _ = drawn([*BESIDE, *account("Bo Lindqvist", "bo.lindqvist@boats.org", 340)])
    assert judged(figure, [*BESIDE, *account("Ada Moreau", "ada.moreau@boats.org", 300)]).verdict == "current"


def test_a_label_at_the_left_edge_is_renamed_though_all_behind_it_moved_closer() -> None:
    def line(words: str, next_to_it: float) -> list[Text]:
        return [*VALUES, ("generic", words, 6.0, 340.0), ("generic", "Spaces: four", next_to_it, 340.0)]

    figure, _ = drawn(line("Ready", 70))
    judgement = judged(figure, line("Read only", 100))
    assert [(change.kind, change.was, change.now) for change in judgement.changes] == [
        ("renamed", "Ready", "Read only")
    ]


def test_a_status_line_with_data_in_it_is_no_bar_over_them() -> None:
    texts: list[Text] = [*VALUES, ("generic", "Afloat", 20.0, 366.0), ("generic", "12:30", 600.0, 366.0)]

    def window(ground: tuple[int, int, int]) -> tuple[bytes, ElementMap]:
        image, elements = drawn(texts)
        line = Element("generic", "", "", (0.0, 360.0, 700.0, 30.0), (), None, ground)
        letters = image.crop((0, 360, 700, 390))
        image.paste(ImageChops.multiply(letters, Image.new("RGB", letters.size, ground)), (0, 360))
        return encoded(image), ElementMap(elements.viewport, 1.0, None, (line, *elements.elements))

    figure, _ = window((214, 170, 240))
    capture, elements = window((150, 190, 250))
    assert judge(figure, [capture], elements).verdict == "cosmetic"


def test_a_dialog_that_stands_higher_for_what_it_lost_has_not_scrolled() -> None:
    def sheet(top: float, *last: Text) -> tuple[bytes, ElementMap]:
        page: list[Text] = [
            ("link", words, 30.0, 20.0 + 30 * row) for row, words in enumerate(("Home", "Boats", "Crews"))
        ]
        inside: list[Text] = [
            ("label", f"{words} a week", 60.0, top + 40 * row) for row, words in enumerate(("Skip", "Move", "Swap"))
        ]
        image, elements = drawn([*page, *inside, *last])
        dialog = Element("dialog", "Week", "", (0.0, top - 20, 700.0, 400 - top + 20), ("modal",))
        return encoded(image), ElementMap(elements.viewport, 1.0, None, (dialog, *elements.elements))

    figure, _ = sheet(200, ("button", "Keep my box", 60, 330))
    capture, elements = sheet(240)
    changes = judge(figure, [capture], elements).changes
    assert [(change.kind, change.was) for change in changes] == [("removed", "Keep my box")]


def test_a_figure_of_the_page_below_an_unnamed_dialog_shows_another_window() -> None:
    """One change, as for a dialog that has its role: what is renamed on the page cannot be told from below it."""
    page: list[Text] = [*VALUES, *BESIDE]
    figure, elements = drawn(page)
    ask: list[Text] = [
        ("generic", "Hire a sailor", 360, 140), ("generic", "For a week", 360, 170),
        ("generic", "With a cabin", 360, 200), ("button", "Cancel", 360, 230), ("button", "Hire", 480, 230),
    ]  # fmt: skip
    over, asked = drawn(ask)
    capture = Image.blend(figure, Image.new("RGB", SIZE), 0.5)
    panel = (340, 120, 580, 260)
    capture.paste(over.crop(panel), panel[:2])
    ground = Element("generic", "", "", (340.0, 120.0, 240.0, 140.0), (), None, (255, 255, 255))
    behind = [replace(one, state=("behind",)) for one in elements.elements]
    now = ElementMap(elements.viewport, 1.0, None, (*behind, ground, *asked.elements))
    gone = ("Hoist the flag", "Ring the bell", "Lower the boat", "Call the pilot")
    before, _ = drawn([*page, *(("button", words, 360, 290 + 26 * row) for row, words in enumerate(gone))])
    judgement = judge(encoded(before), [encoded(capture)], now)
    assert judgement.why == "The figure shows another window than “Hire a sailor”."


@pytest.mark.parametrize(
    ("words", "size", "verdict"),
    [
        # In letters of another size, two texts of which one is that of another place: which of them moved, none tells.
        (("Bell buoys", "Chart room"), 22, "undecided"),
        # The shapes of the letters hold the figure to its place.
        (("Bell buoys", "Chart room"), 16, "stale"),
        (("Bell buoys", "Chart room", "Night watch", "Tide tables", "Signals"), 22, "stale"),
    ],
)
def test_what_moved_moved_against_the_rest(words: Sequence[str], size: int, verdict: str) -> None:
    now: list[Text] = [("label", text, 30.0, 40.0 + 60 * row) for row, text in enumerate(words)]
    figure = Image.new("RGB", SIZE, "white")
    for row, text in enumerate((words[1], words[0], *words[2:])):
        ImageDraw.Draw(figure).text((30, 40 + 60 * row), text, (30, 34, 42), ImageFont.load_default(size))
    assert judged(figure, now).verdict == verdict
