"""A figure whose window is not the one that is open may be of another moment: that does not speak against it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from docwitness.browser.driving.settling import settle
from docwitness.browser.witnessing.figure_checks import hold, moment_of
from docwitness.model import Exemptions, Figure, FigureUnderTest, SourceLocation
from docwitness.storage.store import ReportFolder

LISTING = """<title>Groups</title><h1>Groups</h1><button>Add group</button>
<p>Painters have three members</p><p>Singers have five members</p><p>Bakers have nine members</p>"""
FORM = """<title>New group</title><h1>New group</h1><label>Name <input></label><label>Colour <input></label>
<label>Place <input></label><button>Keep the group</button><p>Its members are asked before they join</p>"""


@pytest.mark.parametrize(
    ("title", "guessed", "verdict"),
    [("Groups", True, "undecided"), ("form to make one", True, "undecided"), ("Groups", False, "stale")],
)
def test_another_window_speaks_against_a_figure_only_where_a_person_says_when_it_is_shown(
    blank: Page, tmp_path: Path, title: str, guessed: bool, verdict: str
) -> None:
    folder = ReportFolder(tmp_path)
    blank.set_content(FORM)
    settle(blank)
    file = folder.save("figures/form.png", blank.screenshot())
    blank.set_content(LISTING)
    settle(blank)
    figure = Figure("form", SourceLocation("page.md", 3), "form.png", window=title)
    noted = hold([FigureUnderTest("page.md", figure, file)], title, blank, folder, Exemptions(), guessed=guessed)
    assert [judged.judgement.verdict for judged in noted["judgements"]] == [verdict]


@pytest.mark.parametrize(("guessed", "verdict"), [(True, "undecided"), (False, "stale")])
def test_what_is_enabled_depends_on_the_moment(blank: Page, tmp_path: Path, guessed: bool, verdict: str) -> None:
    """ARIA has states, as disabled, change when somebody acts: here when a group of the list is selected."""
    folder = ReportFolder(tmp_path)
    looks = "<style>button { background: rgb(12 102 228); color: white } :disabled { opacity: .5 }</style>"
    blank.set_content(looks + LISTING)
    settle(blank)
    file = folder.save("figures/list.png", blank.screenshot())
    blank.set_content(looks + LISTING.replace("<button", "<button disabled"))
    settle(blank)
    figure = Figure("list", SourceLocation("page.md", 3), "list.png", window="Groups")
    noted = hold([FigureUnderTest("page.md", figure, file)], "Groups", blank, folder, Exemptions(), guessed=guessed)
    (judged,) = noted["judgements"]
    assert [change.kind for change in judged.judgement.changes] == ["state"]
    assert judged.judgement.verdict == verdict


def test_a_figure_of_what_is_about_to_be_clicked_is_held_against_the_moment_before(blank: Page, tmp_path: Path) -> None:
    """Writers show the button that is to be clicked: once it was, another page is there."""
    folder = ReportFolder(tmp_path)
    blank.set_content(LISTING)
    settle(blank)
    file, before = folder.save("figures/list.png", blank.screenshot()), moment_of(blank, folder)
    blank.set_content(FORM)
    settle(blank)
    tested = [
        FigureUnderTest("page.md", Figure("list", SourceLocation("page.md", 3), "list.png", window="Groups"), file)
    ]

    seen = hold(tested, "Groups", blank, folder, Exemptions(), guessed=True, earlier=before)
    assert [each.judgement.verdict for each in seen["judgements"]] == ["current"]
    assert seen["capture"] == before.files

    blank.set_content(LISTING.replace("Add group", "Invite people"))
    settle(blank)
    changed = moment_of(blank, folder)
    seen = hold(tested, "Groups", blank, folder, Exemptions(), guessed=False, earlier=changed)
    assert [each.judgement.verdict for each in seen["judgements"]] == ["stale"], "it is at neither moment"
