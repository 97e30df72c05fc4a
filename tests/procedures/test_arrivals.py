"""What a sentence says to be seen after the steps before it, and what it only supposes."""

import pytest

from docwitness.model import Step
from docwitness.procedures import read_procedure
from docwitness.reading import read_page

SEEN = [
    ('After a moment "Tide table sent" is displayed.', ["Tide table sent"]),
    ("The fields **Depth** and **Speed** appear.", ["Depth", "Speed"]),
    ('A strip with "4 chosen" appears.', ["4 chosen"]),
    ("The button changes to **Lower the sail**.", ["Lower the sail"]),
    ('If everything is correct, "Moored" appears.', ["Moored"]),
    ('"Moored" is shown at the top.', ["Moored @ top"]),
    ('The note "Open to all" appears below the map.', ["Open to all @ below map"]),
    ('When you are done, "All stowed" is shown next to the wheel.', ["All stowed @ next to wheel"]),
    ('If a box is left out, "A name is needed" is shown.', []),
    ("Unless the harbour is closed, the **Berths** page opens.", []),
    ("The boat's state changes to **At sea**.", ["At sea = turned"]),
    ("The **Send** button becomes available.", ["Send = available"]),
    ("*Rye* is no longer shown.", ["Rye = gone"]),
    ("**Rye** disappears.", ["Rye = gone"]),
    ("A sheet is downloaded.", ["file as download"]),
    ("The file *boats.csv* is downloaded.", ["boats.csv as download"]),
    ("The download starts.", ["file as download"]),
    ("The file *boats.csv* is listed.", ["boats.csv"]),
    ('The message "It is done. Well done!" appears; close it with **OK**.', ["It is done. Well done!"]),
    ("Either **Red** or **Green** is shown.", []),
    # What a product tells in words of its own, whoever is said to tell it.
    ("Crumbpot confirms with *Title changed*.", ["Title changed"]),
    ("Crumbpot shows the finished recipe and says *Recipe saved*.", ["Recipe saved"]),
    ("A message, *Order created*, is displayed.", ["Order created"]),
    ("*Block removed* tells you that it's gone.", ["Block removed"]),
    ("You return to the chart, and *Lesson saved* is shown at the top.", ["Lesson saved @ top"]),
    ("Type the message *Hello*.", []),
    ("If the harbour is closed, a message, *No berth*, is displayed.", []),
    ("An empty form titled **New boat** opens.", ["New boat"]),
    ("You are back on the **Berths** page.", ["Berths"]),
]


def expected(text: str) -> list[str]:
    steps = read_procedure(read_page(f"Click **Go**. {text}", source="page.md")).steps
    return [_told(step) for step in steps if step.action == "expect"]


def _told(step: Step) -> str:
    if step.role == "download":
        return f"{step.target} as download"
    told = f"{step.target} @ {step.position}" if step.position else step.target
    return f"{told} = {step.value}" if step.value else told


@pytest.mark.parametrize(("text", "targets"), SEEN, ids=[text for text, _ in SEEN])
def test_what_comes_of_the_step_before_is_looked_for_then(text: str, targets: list[str]) -> None:
    """A moment is only waited for; what need not be so, "if", is not brought about by the steps before."""
    assert expected(text) == targets


def test_a_message_is_placed_after_its_step_and_a_control_is_there_always() -> None:
    """ "Saved" is there once Save was clicked, and no look at the window without that can tell where."""
    text = 'Click **Save**. "Saved" is shown at the top. The **Help** button is shown at the bottom.'
    procedure = read_procedure(read_page(text, source="page.md"))
    assert [(c.target, c.position) for c in procedure.claims] == [("Help", "bottom")]
