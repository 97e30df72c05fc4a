import pytest

from docwitness.procedures import read_procedure
from docwitness.procedures.figures import title_in
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
