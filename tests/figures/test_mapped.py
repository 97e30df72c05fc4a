from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw, ImageFont

from docwitness.figures import judge
from docwitness.figures.pictures import Pixels
from docwitness.figures.text_reading import Line
from docwitness.model import Change, Element, ElementMap, Judgement
from tests.figures.drawn import PAPER, Screen, encoded


def judged(figure: bytes, screen: Screen, *, known: Sequence[str] = ()) -> Judgement:
    captures = [screen.png(2), screen.png(1)][::-1]
    return judge(figure, captures, screen.map(), known=known)


def in_short(changes: Sequence[Change]) -> list[tuple[str, str, str | None, str | None]]:
    return [(change.kind, change.element.name if change.element else "", change.was, change.now) for change in changes]


def small(image: Image.Image) -> bytes:
    return encoded(image.resize((420, 276), Image.Resampling.LANCZOS))


def boxed(image: Image.Image) -> bytes:
    pen = ImageDraw.Draw(image)
    pen.rectangle((30, 72, 200, 104), None, "#00a050", 3)
    pen.line((300, 20, 204, 70), "#00a050", 4)
    return encoded(image)


def redacted(image: Image.Image) -> bytes:
    ImageDraw.Draw(image).rectangle((296, 76, 400, 132), "black")
    return encoded(image)


def pointed_at(image: Image.Image) -> bytes:
    """With the pointer of the mouse on the last letters of the link, as it is drawn on every system."""
    x, y = 160, 196
    arrow = (
        (x, y),
        (x, y + 27),
        (x + 6, y + 21),
        (x + 10, y + 30),
        (x + 14, y + 28),
        (x + 10, y + 19),
        (x + 18, y + 19),
    )
    ImageDraw.Draw(image).polygon(arrow, "white", "black", 2)
    return encoded(image)


@pytest.mark.parametrize(
    "figure",
    [
        pytest.param(encoded(Screen().draw()), id="as it was taken"),
        pytest.param(encoded(Screen().draw(2)), id="at twice the device pixel ratio"),
        pytest.param(encoded(Screen().draw(), "JPEG", quality=60), id="as JPEG"),
        pytest.param(encoded(Screen().draw(), "WEBP", quality=70), id="as WebP"),
        pytest.param(encoded(Screen().draw(), "GIF"), id="as GIF"),
        pytest.param(small(Screen().draw()), id="scaled down"),
        pytest.param(encoded(Screen().draw().crop((20, 60, 560, 412))), id="cropped"),
        pytest.param(boxed(Screen().draw()), id="boxed in green, with an arrow"),
        pytest.param(redacted(Screen().draw()), id="with names blacked out"),
        pytest.param(pointed_at(Screen().draw()), id="with the pointer on a label"),
        pytest.param(
            encoded(
                Screen(sections=(("Skipper", "Bo Li"), ("Harbour", "Saint-Malo"), ("Return by", "3 Jun 2027"))).draw()
            ),
            id="of another account",
        ),
    ],
)
def test_a_figure_of_the_same_interface_is_current(figure: bytes) -> None:
    judgement = judged(figure, Screen())
    assert (judgement.verdict, judgement.changes) == ("current", ())


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        pytest.param(
            Screen(),
            Screen(buttons=("Back", "Report damage", "Prolong hire")),
            ("renamed", "Prolong hire", "Extend hire", "Prolong hire"),
            id="renamed",
        ),
        pytest.param(Screen(), Screen(title="Boats"), ("renamed", "Boats", "Boat hire", "Boats"), id="heading"),
        pytest.param(
            Screen(buttons=("Back", "Extend hire")), Screen(),
            ("added", "Report damage", None, "Report damage"), id="added",
        ),
        pytest.param(
            Screen(), Screen(buttons=("Back", "Extend hire")),
            ("removed", "Report damage", "Report damage", None), id="removed",
        ),
        pytest.param(
            Screen(), Screen(extra=("Insurance", "Damage waiver", "Third parties")),
            ("added", "Insurance", None, "Insurance, Damage waiver, Third parties"), id="a section is one change",
        ),
    ],
)  # fmt: skip
def test_what_a_reader_looks_for_has_changed(
    before: Screen, now: Screen, change: tuple[str, str, str | None, str | None]
) -> None:
    judgement = judged(before.png(), now)
    assert judgement.verdict == "stale"
    assert change in in_short(judgement.changes)
    assert len(judgement.changes) == 1


OTHER = (("Skipper", "Bo Li"), ("Harbour", "Saint-Malo"), ("Return by", "3 Jun 2027"))


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(Screen(buttons=("Back", "Report damage", "Prolong hire"), sections=OTHER), id="renamed"),
        pytest.param(Screen(buttons=("Back", "Extend hire"), sections=OTHER), id="removed"),
        pytest.param(Screen(buttons=("Extend hire", "Back", "Report damage"), sections=OTHER), id="moved"),
        pytest.param(Screen(sections=(("Captain", "Bo Li"), *OTHER[1:])), id="a label beside other data"),
        pytest.param(Screen(title="Hire a boat", sections=OTHER), id="a title that was reworded"),
    ],
)
def test_a_change_is_found_in_a_figure_of_other_data(now: Screen) -> None:
    assert judged(Screen().png(), now).verdict == "stale"


def test_the_title_of_a_page_of_other_data_may_name_another_record() -> None:
    now = Screen(title="Heron", sections=OTHER)
    judgement = judged(Screen().png(), now)
    assert judgement.verdict == "undecided"
    assert ("renamed", "Heron", "Boat hire", "Heron") in in_short(judgement.changes)
    assert judged(Screen().png(), now, known=["Heron"]).verdict == "current"


def test_the_order_of_rows_counts() -> None:
    rows = (("Skipper", "Ada Moreau"), ("Return by", "12 May 2026"), ("Harbour", "Lorient"))
    judgement = judged(Screen().png(), Screen(sections=rows))
    assert judgement.verdict == "stale"
    assert [change.kind for change in judgement.changes] == ["moved"]


def test_a_button_that_was_enabled_is_now_disabled() -> None:
    judgement = judged(Screen().png(), Screen(disabled="Extend hire"))
    assert judgement.verdict == "stale"
    assert [(change.kind, change.element and change.element.name) for change in judgement.changes] == [
        ("state", "Extend hire")
    ]


def test_another_theme_is_cosmetic() -> None:
    judgement = judged(Screen().png(), Screen(accent=(170, 40, 120)))
    assert judgement.verdict == "cosmetic"
    assert [change.kind for change in judgement.changes] == ["restyled"]


def test_another_icon_is_cosmetic() -> None:
    judgement = judged(Screen().png(), Screen(icon="crate"))
    assert (judgement.verdict, [change.kind for change in judgement.changes]) == ("cosmetic", ["restyled"])
    assert judgement.changes[0].figure_box == pytest.approx((20, 14, 20, 20), abs=2)


def test_boxes_are_in_pixels_of_the_pictures() -> None:
    judgement = judged(encoded(Screen().draw(2)), Screen(title="Boats"))
    figure, capture = judgement.changes[0].figure_box, judgement.changes[0].capture_box
    assert figure is not None
    assert capture is not None
    assert figure[0] == pytest.approx(120, abs=20)
    assert capture[0] == pytest.approx(60, abs=2)


def test_what_is_known_of_the_account_is_data() -> None:
    figure = Screen(link="Pelican 32").png()
    assert judged(figure, Screen(link="Heron 28")).verdict == "stale"
    assert judged(figure, Screen(link="Heron 28"), known=["Heron 28"]).verdict == "current"


def test_a_figure_too_small_to_read_is_undecided() -> None:
    tiny = Screen(title="Boats").draw().resize((160, 105), Image.Resampling.LANCZOS)
    judgement = judged(encoded(tiny), Screen(title="Harbours and quays"))
    assert judgement.verdict == "undecided"
    assert "too small" in judgement.why


def test_a_blank_picture_is_undecided() -> None:
    assert judged(encoded(Image.new("RGB", (300, 200), PAPER)), Screen()).verdict == "undecided"


def test_without_a_reader_only_what_pixels_settle_is_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docwitness.figures.keeping_reader", lambda: None)
    assert judged(Screen().png(), Screen()).verdict == "current"
    judgement = judged(Screen(title="Boats").png(), Screen())
    assert judgement.verdict == "undecided"
    assert "docwitness[ocr]" in judgement.why


class NothingToRead:
    def read(self, picture: Pixels) -> tuple[Line, ...]:
        raise AssertionError("pixels had settled it")

    def read_strips(self, strips: Sequence[Pixels]) -> tuple[tuple[str, float], ...]:
        raise AssertionError("pixels had settled it")


def test_nothing_is_read_where_pixels_agree() -> None:
    screen = Screen()
    captures = [screen.png(1)]
    assert judge(screen.png(), captures, screen.map(), reader=NothingToRead()).verdict == "current"


def test_the_same_input_has_the_same_judgement() -> None:
    figure, screen = Screen(title="Boats").png(), Screen()
    first, second = (judged(figure, screen) for _ in range(2))
    assert (first.verdict, first.changes) == (second.verdict, second.changes)


def test_a_button_that_changed_sides_has_moved() -> None:
    judgement = judged(Screen(buttons=("Extend hire",)).png(), Screen(buttons=("Extend hire",), start=40))
    assert judgement.verdict == "stale"
    assert in_short(judgement.changes) == [("moved", "Extend hire", None, None)]


def over_a_page(window: Screen, text: str, at: tuple[int, int]) -> tuple[bytes, ElementMap]:
    """The window as a modal one over a page with that text, and its element map."""
    page = Image.new("RGB", (900, 420), (120, 120, 120))
    font = ImageFont.load_default(15)
    ImageDraw.Draw(page).text(at, text, (20, 20, 20), font)
    x0, y0, x1, y1 = font.getbbox(text)
    behind = Element("heading", text, text, (at[0] + x0, at[1] + y0, x1 - x0, y1 - y0), ("behind",), (20, 20, 20), None)
    page.paste(window.draw(), (260, 0))
    inside = [replace(element, box=(element.box[0] + 260, *element.box[1:])) for element in window.elements]
    return encoded(page), ElementMap((900.0, 420.0), 1.0, None, (behind, *inside))


def test_what_moved_in_a_window_takes_nothing_of_the_page_behind_along() -> None:
    figure = Screen(buttons=("Cancel hire", "Extend hire"), start=40).png()
    capture, elements = over_a_page(Screen(buttons=("Extend hire",), start=40), "Lighthouses", (170, 368))
    judgement = judge(figure, [capture], elements)
    assert ("removed", "Cancel hire", "Cancel hire", None) in in_short(judgement.changes)
    assert "Lighthouses" not in [change.now for change in judgement.changes]
