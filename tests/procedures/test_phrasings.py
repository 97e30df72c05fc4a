"""How the same is asked in several phrasings, and what only looks as if it asked.

Each group holds for one reason, which is said before it; labels and products are invented.
"""

from __future__ import annotations

import pytest

from docwitness.procedures import read_procedure
from docwitness.reading import read_page

Row = tuple[str, list[str]]

# A stressed verb is a verb where its object follows, and a number at the beginning counts.
STRESSED: list[Row] = [
    ("**Drag** the handle to the left.", ["drag handle = left"]),
    ("*Select* **Depot** from the list and then *click* **Routes**.", ["select Depot", "click Routes"]),
    ("To **remove** a vehicle, select it and press **Scrap**.", ["select vehicle", "click Scrap"]),
    ("**4.** Click **Load**.", ["click Load"]),
    ("**2)** Tick **Insured**.", ["check Insured"]),
    ("Click **Edit** the first time you see it.", ["click Edit"]),
]
# What ends something is pressed; what a product asks is agreed to; what is switched is pressed as well.
ENDED: list[Row] = [
    ("Click **Scrap** and confirm with **Yes**.", ["click Scrap", "click Yes"]),
    ("Close the tip with **Got it**.", ["click Got it"]),
    ("Click **Scrap** and accept the question.", ["click Scrap", "click confirm"]),
    ("Switch between a map and a list with **List view**.", ["click List view"]),
    ("Drag the **Speed** slider to the pace you like.", ["drag Speed"]),
]
# What can be set to a value is called by the noun behind its label, whatever is chosen there.
SET_TO: list[Row] = [
    ("Select **On** on the **Night mode** switch.", ["select Night mode = On"]),
    ("Choose **Metric** for the **Units** toggle.", ["select Units = Metric"]),
    ("Under **Paper size**, choose **A5**.", ["select Paper size = A5"]),
    ("Under **Billing**, select **Cancel**.", ["click Cancel"]),
    ("Under **Permissions**, select **Print**.", ["click Print"]),
    ("Under **Toppings**, select **Basil**.", ["select Basil"]),
    ("For key type, select “Public”.", ["select key type = Public"]),
    ("Slide the Heating toggle to the off position.", ["uncheck Heating"]),
    ("Set the **Alarm** switch to on.", ["check Alarm"]),
]
# What stands behind "as", "using" or "into" is a field or a value, by which of the two is written literally.
TYPED: list[Row] = [
    ("Enter `B-77` as the **Permit number**.", ["type Permit number = B-77"]),
    ("Paste the text of the letter as **Reason**.", ["type Reason = text of the letter"]),
    ("Enter the **Return address** using the format `https://HOST/back`.", ["type Return address = https://HOST/back"]),
    ("Type “herring” into the filter.", ["type filter = herring"]),
    ("Click **Copy link** and paste it into the search box.", ["click Copy link", "type search box = Copy link"]),
    ("Provide a “Meter number”.", ["type Meter number"]),
    ("You must enter these amounts manually.", ["type amounts = amounts manually"]),
    ("Add your tax number to your billing address.", ["type tax number = tax number"]),
]
# What is done "prior to" something is done before it; "while" names what goes on meanwhile.
TIMES: list[Row] = [
    ("Set the hourly rate to **12** prior to sending the invoice.", ["type hourly rate = 12"]),
    ("Hold `Ctrl` while you click each photo.", ["press Ctrl", "click photo"]),
    ("On the map tab you select the street you live in.", ["select street = street"]),
    ("Click the plan you want to cancel.", ["click plan"]),
]
# A question word says what is chosen; a list of commands is a menu.
CHOSEN: list[Row] = [
    ("Choose which folder to open.", ["select folder = folder"]),
    ("Select how many guests you expect.", ["select guests = guests"]),
    ("From the **Actions** drop-down, select **Duplicate**.", ["click Duplicate"]),
    ("From the **Colour** drop-down, select **Teal**.", ["select Colour = Teal"]),
    ("Choose your town from the drop-down list and your district from the one below.",
     ["select town = town", "select district = district"]),
]  # fmt: skip
# A way may have a verb in it, or begin with a picture that has no label.
WAYS: list[Row] = [
    ("Go to **Account** → Click **Export** → **All**.", ["navigate Account", "click Export → All"]),
    ("Click the icon → **Join table**.", ["click icon", "click Join table"]),
]
# What something is made with is what is clicked, told or asked; what is used as something goes into its field.
MEANS: list[Row] = [
    ("A new shelf can be added with the **New shelf** button.", ["click New shelf"]),
    ("Shelves are sorted through **Shelves > Sort**.", ["navigate Shelves > Sort"]),
    ("You hide a shelf via the **Hide** link.", ["click Hide"]),
    ("Shelves come with the **Basic** plan.", []),
]
# Several fields have one verb, each with its article; what is asked of one is asked, whoever asks.
SEVERAL: list[Row] = [
    ("Supply a **Title**, an optional **Motto** and a **Crest**.", ["type Title", "type Motto", "type Crest"]),
    ("Populate the **From** and **To** fields.", ["type From", "type To"]),
    ("You will be asked to enter your **Badge number**.", ["type Badge number"]),
    ("You are now able to click **Launch**.", ["click Launch"]),
    ("Enter a motto such as **Onwards**.", ["type motto = Onwards"]),
    ("Right-click the crest, then **Replace**.", ["right-click crest", "click Replace"]),
]
# None of these asks for anything on the screen.
NOTHING: list[Row] = [
    ("Check the menu bar at the top of the screen for a **Tools** menu.", []),
    ("You must have both read and write permissions.", []),
    ("Click out of the name field.", []),
]
ALL = [*STRESSED, *ENDED, *SET_TO, *TYPED, *TIMES, *CHOSEN, *WAYS, *MEANS, *SEVERAL, *NOTHING]


def steps_in(text: str) -> list[str]:
    steps = read_procedure(read_page(f"# Page\n\n{text}\n", source="page.md")).steps
    return [f"{s.action} {s.target}" + (f" = {s.value}" if s.value else "") for s in steps if s.action != "expect"]


@pytest.mark.parametrize(("text", "expected"), ALL, ids=[text[:60] for text, _ in ALL])
def test_the_phrasing_asks_for_these_steps(text: str, expected: list[str]) -> None:
    assert steps_in(text) == expected


@pytest.mark.parametrize(
    "announced", ["Fill in the following fields:", "fill in the following fields", "Enter the following details:"]
)
def test_a_list_of_names_alone_is_a_list_of_fields_where_it_is_announced(announced: str) -> None:
    items = "- Street\n- Floor (optional)\n- Year of construction"
    assert steps_in(f"{announced}\n\n{items}") == ["type Street", "type Floor", "type Year of construction"]
    assert steps_in(f"The register has these entries:\n\n{items}") == []


def test_what_is_announced_as_options_is_no_step_of_its_own() -> None:
    assert steps_in("Select a few options:\n\n- **Balcony**: it has one\n- **Lift**: it has one") == [
        "select Balcony",
        "select Lift",
    ]


def test_a_switch_that_an_item_names_is_turned_by_its_name() -> None:
    told = steps_in("Configure the following:\n\n- **Lighting** - Click the toggle switch to turn the light on or off.")
    assert told == ["click Lighting"]


def test_what_begins_like_a_verb_before_a_colon_is_a_name() -> None:
    assert steps_in("- **Check digit**: This is the last digit of the number.") == []


def test_a_category_that_is_clicked_is_where_one_is_then() -> None:
    page = read_page("# Page\n\nClick the **Tenants** category. Click **New tenant**.\n", source="page.md")
    assert [step.window for step in read_procedure(page).steps] == [None, "Tenants"]


def test_what_is_drawn_on_a_button_and_told_in_brackets_is_no_part_of_its_name() -> None:
    assert steps_in("To add a guest, click the Add (+) button.") == ["click Add"]
    assert steps_in("Click the Print (all) button.") == ["click Print"]
