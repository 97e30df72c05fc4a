"""A figure is of the moment that has its texts: what few pages have tells most, and what none has tells nothing."""

from __future__ import annotations

import pytest

from docwitness.figures.recognising import Places, fit_to, folded_texts, read_alike, telling_texts
from docwitness.figures.text_reading import Line
from docwitness.figures.twins import twins
from docwitness.model import Figure, FigureText, SourceLocation
from docwitness.productmap.states import ProductMap
from tests.productmap.drawn import SHOP, state

BOX = (0.0, 0.0, 60.0, 12.0)
EVERYWHERE = ("link: Berths", "link: Tides", "button: Harbour office")
HARBOUR = ProductMap(
    "http://harbour.test/",
    (
        state("home", "/", *EVERYWHERE, heading="Harbour"),
        state("berths", "/berths", *EVERYWHERE, "button: Moor a boat", "button: Free a berth", "textbox: Draught",
              "textbox: Length over all", "checkbox: Shore power", heading="Berths"),
        state("asked", "/berths", *EVERYWHERE, "button: Moor a boat", "button: Free a berth", "textbox: Draught",
              "textbox: Length over all", "checkbox: Shore power", "menuitem: By length", opened=("Sort",)),
        state("tides", "/tides", *EVERYWHERE, "button: Print the table", "combobox: Station", heading="Tides"),
        state("gone", "/gone", "button: Moor a boat", heading="Not found"),
    ),
)  # fmt: skip
BERTHS = (
    "Berths",
    "Tides",
    "Harbour office",
    "Moor a boat",
    "Free a berth",
    "Draught",
    "Length over all",
    "Shore power",
)


def read(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(text, BOX, 0.95) for text in texts)


def test_a_figure_is_of_the_state_that_has_its_texts() -> None:
    places = Places(HARBOUR)
    found = places.best(places.weighed(telling_texts(read(*BERTHS))))
    assert found is not None
    assert found[0] == "berths"  # and not the menu on it, which has them too: a reader comes by it first
    assert found[1].is_certain


def test_what_no_page_has_does_not_speak_against_a_place() -> None:
    """It may be data, or a label of an older release: just what the figure is to be judged for."""
    places = Places(HARBOUR)
    found = places.best(places.weighed(telling_texts(read(*BERTHS, "Sea Swallow", "Tie up a boat"))))
    assert found is not None
    assert found[1].share == 1.0


def test_what_is_on_every_page_tells_of_none() -> None:
    places = Places(HARBOUR)
    found = places.best(places.weighed(telling_texts(read(*BERTHS[:3]))))
    assert found is None or not found[1].is_certain


def test_a_text_that_was_misread_by_a_letter_is_found_all_the_same() -> None:
    places = Places(HARBOUR)
    (misread,) = places.weighed(telling_texts(read("Lenglh over all")))
    assert misread.rarity > 0.5


@pytest.mark.parametrize("text", ["2031-04-05", "ada@harbour.test", "ok", "12.50"])
def test_data_and_scraps_tell_nothing(text: str) -> None:
    assert telling_texts(read(text)) == ()


def test_what_was_barely_read_tells_nothing() -> None:
    assert telling_texts((Line("Moor a boat", BOX, 0.3),)) == ()


def test_a_page_that_is_not_found_is_no_place() -> None:
    places = Places(HARBOUR)
    assert places.best((FigureText("notfound", 0.0), FigureText("mooraboat", 1.0))) is None


@pytest.mark.parametrize(
    ("there", "likely", "certain"),
    [
        (BERTHS, True, True),
        (BERTHS[:7], True, False),  # all but one of the five that only this page has
        (BERTHS[:5], False, False),
        (BERTHS[:3], False, False),
    ],
)
def test_a_moment_fits_by_how_much_of_what_tells_is_there(there: tuple[str, ...], likely: bool, certain: bool) -> None:
    texts = Places(HARBOUR).weighed(telling_texts(read(*BERTHS)))
    fit = fit_to(texts, folded_texts(there))
    assert (fit.is_likely, fit.is_certain) == (likely, certain)


def test_what_no_page_had_counts_where_it_is_seen() -> None:
    """A page that only the scenario comes to is on no map."""
    texts = tuple(FigureText(text, 0.0) for text in folded_texts(("Weigh anchor", "Cast off", "Set the main sail")))
    fit = fit_to(texts, folded_texts(("Weigh anchor", "Cast off", "Reef")))
    assert (fit.share, fit.found) == (1.0, 2)


def test_a_page_that_is_on_no_map_is_not_taken_for_one_that_has_the_same_navigation() -> None:
    """All that is known of the figure is there, and most of what is read in it is not."""
    frame = ("Berths", "Tides", "Harbour office", "Moor a boat", "Free a berth", "Draught")
    other = ("Crane hours", "Book the crane", "Slings", "Weight of the boat", "Mast up", "Trailer", "Wash down")
    texts = Places(HARBOUR).weighed(telling_texts(read(*frame, *other)))
    fit = fit_to(texts, folded_texts((*frame, "Length over all")))
    assert fit.share == 1.0
    assert not fit.is_certain


def test_a_map_of_no_page_has_no_place() -> None:
    places = Places(ProductMap("http://harbour.test/"))
    assert places.best(places.weighed(telling_texts(read(*BERTHS)))) is None


def test_texts_of_another_product_fit_nowhere() -> None:
    places = Places(SHOP)
    assert places.best(places.weighed(telling_texts(read(*BERTHS)))) is None


def figure(src: str) -> Figure:
    return Figure(src, SourceLocation("a.md", 1), src)


@pytest.mark.parametrize(
    ("light", "dark"),
    [
        ("img/berths-light.png", "img/berths-dark.png"),
        ("img/berths_light.png#only-light", "img/berths_dark.png#only-dark"),
        ("img/berths.png", "img/berths-dark.png"),
        ("img/light/berths.png", "img/dark/berths.png"),
        ("img/berths.light-mode.png", "img/berths.dark-mode.png"),
    ],
)
def test_a_picture_of_the_same_name_but_for_the_theme_is_a_twin(light: str, dark: str) -> None:
    assert twins([figure(light), figure(dark)]) == {dark: light}


@pytest.mark.parametrize("other", ["img/tides-dark.png", "img/berths-darker.png", "img/lighthouse-berths.png"])
def test_other_pictures_are_no_twins(other: str) -> None:
    assert twins([figure("img/berths.png"), figure(other)]) == {}


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (BERTHS, True),
        ((*BERTHS[:7], "Shore p0wer"), True),  # a letter misread
        ((*BERTHS[:7], "Lights"), False),  # of an older release: it is no twin, whatever it is called
        (BERTHS[:6], False),
        ((), False),
    ],
)
def test_twins_have_the_same_texts(other: tuple[str, ...], alike: bool) -> None:
    assert read_alike(telling_texts(read(*BERTHS)), telling_texts(read(*other))) is alike
