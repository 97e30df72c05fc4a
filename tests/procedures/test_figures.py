import pytest

from docwitness.procedures import read_procedure
from docwitness.procedures.figure_moments import title_in
from docwitness.reading import read_page

CAPTIONS = {
    "Screenshot showing the Manage Plans window": "Manage Plans",
    "The Manage Plans window": "Manage Plans",
    "A pending cancellation": "pending cancellation",
    "Screenshot of the Orders page, with the New button highlighted": "Orders",
    "Figure 3: The Export dialog box": "Export",
    "Members": "Members",
    "How everything on this page works together after the export has been made": None,
    "image": None,
    "": None,
}


@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_caption_tells_which_window_or_state_is_shown(caption: str):
    assert title_in(caption) == CAPTIONS[caption]


def figure(src: str, caption: str) -> str:
    return f'<figure><img src="{src}" alt=""><figcaption><p>{caption}</p></figcaption></figure>\n\n'


PAGE = (
    "# Leaving\n\nClick **Plans** in the side menu.\n\n"
    "In the My Plans window, click **Leave**.\n\n"
    + figure("plans.png", "The My Plans window")
    + "In the Goodbye window, "
    "click **Confirm**.\n\n" + figure("bye.png", "The Goodbye window") + figure("left.png", "A cancelled plan")
)


def test_the_figure_of_a_step_shows_the_window_that_it_leads_to_and_not_the_one_it_happens_in():
    steps = {step.id: step.figure for step in read_procedure(read_page(PAGE, source="page.md")).steps}
    assert steps == {
        "click:plans": "plans.png",
        "expect:my-plans": "plans.png",
        "click:leave@my-plans": "bye.png",
        "expect:goodbye": "bye.png",
        "click:confirm@goodbye": "left.png",
    }


def test_a_figure_without_words_shows_the_window_where_the_reader_is():
    page = read_page("In the Orders window, click **New**.\n\n![](orders.png)\n", source="page.md")
    assert [f.window for f in read_procedure(page).page.figures] == ["Orders"]


def test_a_figure_below_what_is_told_shows_the_state_after_the_last_step_above_it():
    page = "# Groups\n\nClick **Groups**.\n\nAll of them are listed.\n\n![The groups listing](a.png)\n\nDone.\n"
    assert [step.figure for step in read_procedure(read_page(page, source="page.md")).steps] == ["a.png"]


def test_a_figure_without_words_of_its_own_may_be_of_any_moment():
    page = "# Groups\n\nClick **Groups**.\n\nAll of them are listed.\n\n![](a.png)\n\nDone.\n"
    assert [step.figure for step in read_procedure(read_page(page, source="page.md")).steps] == [None]


def test_a_figure_below_an_offer_shows_what_the_offer_is_made_in():
    page = "# Groups\n\nClick **Groups**. You can add one by clicking **New**.\n\n![The groups listing](a.png)\n"
    assert [step.figure for step in read_procedure(read_page(page, source="page.md")).steps] == ["a.png", None]


def test_figures_of_one_window_are_told_apart_by_more_of_their_words():
    page = (
        "# Groups\n\n![The groups listing with three rows](a.png)\n\nCheck one.\n\n"
        "![The groups listing with one of its rows checked and a bar below](b.png)\n"
    )
    figures = read_procedure(read_page(page, source="page.md")).page.figures
    assert [f.window for f in figures] == [
        "groups listing",
        "groups listing with one of its rows checked and a bar below",
    ]
