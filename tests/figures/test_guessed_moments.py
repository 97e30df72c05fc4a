"""What speaks against a figure of which nobody says at which moment it was taken, and what may be another moment."""

from __future__ import annotations

import pytest

from docwitness.figures.decide.guessed_moments import at_guessed_moment
from docwitness.model import Change, Element, ElementMap, ElementName, FigureJudgement, FigureText, Fit, Judgement

READ = tuple(FigureText(text, 0.8) for text in ("mooraboat", "freeaberth", "draught", "harbourrnaster"))
SURE, LIKELY, ELSEWHERE = Fit(0.97, 9, 6.0, 10, 12), Fit(0.8, 5, 3.0, 7, 9), Fit(0.4, 3, 1.0, 8, 10)
NEW = Change("added", ElementName("button", "Shore power"), None, "Shore power")
RENAMED = Change("renamed", ElementName("button", "Cast off"), "Free", "Cast off")
GONE = Change("removed", None, "Sail loft", None)
MOVED = Change("moved", ElementName("button", "Draught"), None, None)
OTHER = Change("other", ElementName("window", "Tides"), "Berths", "Tides")
MENU = Change("state", ElementName("menu", "Sort, Filter"), "open", "closed", severity="warning")
DOUBTED = Change("added", ElementName("link", "Tides"), None, "Tides", severity="warning")
MISREAD = Change("added", ElementName("heading", "Harbour master"), None, "Harbour master")


def page(*elements: Element) -> ElementMap:
    return ElementMap((640.0, 400.0), 1.0, None, elements)


def verdict(changes: tuple[Change, ...], fit: Fit | None, *, doubtful: bool, elements: ElementMap | None = None) -> str:
    judged = FigureJudgement("a.md", "a", Judgement("stale", 0.9, "It differs.", changes), fit=fit)
    found = at_guessed_moment(judged, READ if fit else None, elements or page(), doubtful=doubtful)
    return found.judgement.verdict


@pytest.mark.parametrize("changes", [(NEW,), (RENAMED,), (NEW, GONE, MOVED), (RENAMED, NEW, GONE, MOVED, MOVED)])
def test_a_text_that_is_new_at_a_moment_that_has_nearly_all_others_is_a_change(changes: tuple[Change, ...]) -> None:
    assert verdict(changes, SURE, doubtful=True) == "stale"


@pytest.mark.parametrize(
    "changes",
    [
        (GONE,),  # a product that is set up otherwise may have it
        (MOVED, GONE),  # and a wider window moves what stands beside it
        (OTHER,),
        (NEW, MENU),
        (DOUBTED, GONE),
        (MISREAD,),  # read as a whole the figure has it, with a letter misread
        (MISREAD, GONE, MOVED),
    ],
)
def test_what_another_moment_or_another_setup_explains_leaves_it_open(changes: tuple[Change, ...]) -> None:
    assert verdict(changes, SURE, doubtful=True) == "undecided"


@pytest.mark.parametrize("fit", [LIKELY, ELSEWHERE])
def test_nothing_is_a_change_at_a_moment_that_lacks_its_texts(fit: Fit) -> None:
    assert verdict((NEW, RENAMED), fit, doubtful=True) == "undecided"


def test_where_the_window_is_called_what_the_figure_shows_fewer_texts_do() -> None:
    assert verdict((NEW,), LIKELY, doubtful=False) == "stale"
    assert verdict((GONE,), LIKELY, doubtful=False) == "stale"
    assert verdict((NEW,), ELSEWHERE, doubtful=False) == "undecided"


def test_a_figure_in_which_nothing_is_read_tells_no_moment() -> None:
    """A crop of one icon fits every page that has a button."""
    assert verdict((NEW,), Fit(0.0, 0, 0.0, 0, 2), doubtful=True) == "undecided"


@pytest.mark.parametrize(
    ("changes", "doubtful", "expected"),
    [((NEW,), True, "stale"), ((NEW, RENAMED, GONE, MOVED), True, "undecided"), ((OTHER,), False, "undecided")],
)
def test_where_it_was_not_read_what_differs_has_to_tell(
    changes: tuple[Change, ...], doubtful: bool, expected: str
) -> None:
    assert verdict(changes, None, doubtful=doubtful) == expected


def test_what_agrees_is_not_doubted() -> None:
    judged = FigureJudgement("a.md", "a", Judgement("current", 0.9, "All is there."), fit=ELSEWHERE)
    assert at_guessed_moment(judged, READ, page(), doubtful=True) == judged


@pytest.mark.parametrize(
    ("role", "labels", "expected"),
    [
        ("dialog", ("Rename the quay", "Keep"), "undecided"),  # the figure shows the page below, before the click
        ("menu", ("By length", "By draught"), "undecided"),
        ("dialog", ("Moor a boat", "Draught", "Shore power"), "stale"),  # it shows the dialog, and one label is new
        ("form", ("Rename the quay", "Keep"), "stale"),  # a part of the page is no other moment
    ],
)
def test_a_window_that_the_figure_does_not_show_is_another_moment(
    role: str, labels: tuple[str, ...], expected: str
) -> None:
    inside = (Element("generic", label, label, (120.0, 60.0 + 30 * n, 90.0, 14.0)) for n, label in enumerate(labels))
    below = (Element("cell", f"Boat {n}", f"Boat {n}", (120.0, 60.0 + 9 * n, 90.0, 8.0), ("behind",)) for n in range(9))
    elements = page(Element(role, "", "", (100.0, 50.0, 200.0, 200.0)), *inside, *below)
    assert verdict((NEW,), SURE, doubtful=True, elements=elements) == expected


def test_a_sentence_that_differs_by_letters_may_be_misread() -> None:
    """Readers of small print lose letters. One that says something else is another sentence."""
    was = "Boats that house chil boats have davts. Leve blank if there is none."
    misread = Change("renamed", None, was, "Boats that house child boats have davits. Leave blank, if there is none.")
    other = Change("renamed", None, was, "Boats with davits are told apart by their colour, and never left blank.")
    assert verdict((misread,), SURE, doubtful=True) == "undecided"
    assert verdict((other,), SURE, doubtful=True) == "stale"
