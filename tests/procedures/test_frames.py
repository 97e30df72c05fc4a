"""Frames: what the object of a verb and each preposition behind it mean, as a table of sentences.

A row is true of the language, not of a page: it holds whatever the labels are and however they are marked up.
"""

from __future__ import annotations

import re

import pytest

from docwitness.procedures import read_procedure
from docwitness.reading import read_page

Row = tuple[str, list[str]]

# Each step as `action target (role) = value @ position`; a part that is not said, and a value that the
# target says already, is left out.
TYPING: list[Row] = [
    ("Type your city into the City field.", ["type City (textbox) = city"]),
    ("Enter your street in the text field with label “Street”.", ["type Street (textbox) = street"]),
    ("Enter your street in the text field with the label Street.", ["type Street (textbox) = street"]),
    ("Type your phone number in the text field labelled Phone.", ["type Phone (textbox) = phone number"]),
    ("Enter your nickname in the text field under “Nickname”.", ["type Nickname (textbox) = nickname"]),
    ("Enter `7` in the box next to **Rows**.", ["type Rows (textbox) = 7 @ next to Rows"]),
    ("Type a name under **Name**.", ["type Name (textbox) = name @ under Name"]),
    ("In the Search field, type invoice.", ["type Search (searchbox) = invoice"]),
    (
        "Enter 4242 in Card number and 12/30 in Expires.",
        ["type Card number (textbox) = 4242", "type Expires (textbox) = 12/30"],
    ),
    (
        "Enter `4242` in **Card number** and `12/30` in **Expires**.",
        ["type Card number (textbox) = 4242", "type Expires (textbox) = 12/30"],
    ),
    (
        "Enter Ada as first name and Lovelace for last name.",
        ["type first name (textbox) = Ada", "type last name (textbox) = Lovelace"],
    ),
    (
        "Fill in **First name**, **Last name** and **Company**.",
        ["type First name (textbox)", "type Last name (textbox)", "type Company (textbox)"],
    ),
    ("Fill the board with cards.", []),
    ("Fill in **Street** and **Town**.", ["type Street (textbox)", "type Town (textbox)"]),
]
CHOOSING: list[Row] = [
    ("Select Canada from the Country dropdown.", ["select Country (combobox) = Canada"]),
    ("Select Weekly as the frequency.", ["select frequency (combobox) = Weekly"]),
    ("Set Language to English.", ["select Language (combobox) = English"]),
    ("Set the Time zone field to UTC.", ["select Time zone (combobox) = UTC"]),
    ("Select the check box to the left of Newsletter.", ["check Newsletter (checkbox) @ to the left of Newsletter"]),
    ("Check the box marked Remember me.", ["check Remember me (checkbox)"]),
    ("Tick the box next to **Terms**.", ["check Terms (checkbox) @ next to Terms"]),
    ("Select the radio button next to Express.", ["select Express (radio) @ next to Express"]),
    ("Turn the Alerts toggle off.", ["uncheck Alerts (switch)"]),
    ("Turn **Alerts** on.", ["check Alerts (checkbox)"]),
    ("Toggle Auto-save on.", ["check Auto-save (checkbox)"]),
    ("Turn on Dark mode.", ["check Dark mode (checkbox)"]),
]
CLICKING: list[Row] = [
    ("Click the link with the text “Lost key”.", ["click Lost key (link)"]),
    ("Click the Sign in link.", ["click Sign in (link)"]),
    ("Click the Log in button at the top of the page.", ["click Log in (button) @ top of the page"]),
    ("We are now going to click **Publish**.", ["click Publish (button)"]),
    ("You're going to open the **Files** tab.", ["open Files (tab)"]),
    ("Clicking **Reports** takes you to the list of reports.", ["click Reports"]),
    ("Selecting **Share** opens a dialog.", ["click Share (button)"]),
    # The place of a button is no name: what stands next to it may be anything.
    ("Click the button next to Total.", ["click button (button) @ next to Total"]),
]

POINTING: list[Row] = [
    ("Click **Save**.", ["click Save (button)"]),
    ("Click on **Save**.", ["click Save (button)"]),
    ("Click the **Save** button.", ["click Save (button)"]),
    ("Tap **Next**, then **Finish**.", ["click Next (button)", "click Finish (button)"]),
    ("Press the **Reset** button twice.", ["click Reset (button)"]),
    ("Hit **Enter**.", ["press Enter"]),
    ("Press `Ctrl+Shift+P`.", ["press Ctrl+Shift+P"]),
    ("Press Ctrl/⌘-Shift-c.", ["press Ctrl/⌘-Shift-c"]),
    ("Hold `Shift` and click **Last row**.", ["press Shift", "click Last row"]),
    ("Double-click the first row.", ["double-click first row (row)"]),
    ("Right-click the row and select **Rename**.", ["right-click row (row)", "click Rename (menuitem)"]),
    ("Hover over the avatar.", ["hover avatar (img)"]),
    ("Drag **Timer** onto the board.", ["drag Timer = board"]),
    ("Drag the slider to the right.", ["drag slider (slider) = right"]),
    ("Drag from the output port to the input port.", ["drag output port = input port"]),
    ("Use the **Add** or **Remove** buttons.", ["click Add (button)", "click Remove (button)"]),
    ("Click **Save** instead of **Delete**.", ["click Save (button)"]),
    ("Click **Save** or **Discard**.", ["click Save (button)", "click Discard (button)"]),
    ("Click **Apply**, and the **Summary** window opens.", ["click Apply (button)", "expect Summary (window)"]),
    ("Click the three-dots icon.", ["click three-dots icon (img)"]),
    ("Click the funnel icon in the sidebar.", ["click funnel icon (img) @ sidebar"]),
    ("Click **More** (⋯) next to the row.", ["click More @ next to row"]),
    ("Click **Save** at the bottom of the window.", ["click Save (button) @ bottom of the window"]),
    ("Expand **Advanced**.", ["click Advanced"]),
]
GOING: list[Row] = [
    ("Under **Tools > Advanced**, click **Save**.", ["navigate Tools > Advanced (menuitem)", "click Save (button)"]),
    ("Go to **Settings** → **Members**.", ["navigate Settings → Members (menuitem)"]),
    ("Scroll down to the **Dues** section.", ["expect Dues"]),
    ("Scroll to the bottom of the page.", []),
    ("Use the menu on the left to open **Dues**.", ["open Dues @ menu left"]),
    (
        "Use the list to change to **May** or **June**.",
        ["select list (combobox) = May", "select list (combobox) = June"],
    ),
    ("Go to the Members → Choirs page.", ["navigate Members → Choirs (menuitem)"]),
    ("Go to Settings > Members.", ["navigate Settings > Members (menuitem)"]),
    ("Go to your choir → Settings → Dues settings.", ["navigate choir → Settings → Dues settings (menuitem)"]),
    ("Go to the choir's page → Settings.", ["navigate choir's page → Settings (menuitem)"]),
    ("Navigate to **Reports** | **Monthly** | **March**.", ["navigate Reports | Monthly | March (menuitem)"]),
    ("Open **Reports** in the navigation.", ["open Reports @ navigation"]),
    ("Head over to **Redirects**, which can be found in the Settings menu.", ["navigate Redirects @ Settings menu"]),
    ("Switch to the **History** tab.", ["navigate History (tab)"]),
]
FILLING: list[Row] = [
    ("Type `Graz` into **Town**.", ["type Town (textbox) = Graz"]),
    ("Paste the key into the **Key** field.", ["type Key (textbox) = key"]),
    (
        "Enter `Graz` in **Town** and `Linz` in **District**.",
        ["type Town (textbox) = Graz", "type District (textbox) = Linz"],
    ),
    ("Type a name into **Name** and click **Create**.", ["type Name (textbox) = name", "click Create (button)"]),
    (
        "Enter a title, a summary and a price.",
        ["type title (textbox)", "type summary (textbox)", "type price (textbox)"],
    ),
    ("Enter the **Token** from your inbox.", ["type Token (textbox) = Token from your inbox"]),
    ("Type the code from your authenticator app.", ["type code (textbox) = code from your authenticator app"]),
    ("Choose the right operator for it.", ["select right operator = right operator for it"]),
    ("Name your label and click **save**.", ["type name (textbox)", "click save (button)"]),
    ("Rename the file.", ["type name (textbox)"]),
    ("Give the project a name.", ["type name (textbox)"]),
    ("Change the name to `Alpha`.", ["type name (textbox) = Alpha"]),
    ("Set **Port** to `80` and **Host** to `a`.", ["type Port (textbox) = 80", "type Host (textbox) = a"]),
    ("Update the **Message** field with the key phrase.", ["type Message (textbox) = key phrase"]),
    ("Search for **Graz**.", ["type search (searchbox) = Graz"]),
    ("Search for redirects by entering a term in the search bar.", ["type search bar (searchbox) = term"]),
    ("Upload a file.", ["upload file"]),
]
PICKING: list[Row] = [
    ("Set **Visibility** to **Private**.", ["select Visibility (combobox) = Private"]),
    ("Select **PDF** from the **Format** dropdown.", ["select Format (combobox) = PDF"]),
    ("Choose **PDF** for **Format**.", ["select Format (combobox) = PDF"]),
    ("Select **PDF** as the **Format**.", ["select Format (combobox) = PDF"]),
    ("Select the room you want to search from the **Channel** dropdown.", ["select Channel (combobox) = room"]),
    ("Use the dropdown to select **Daily**.", ["select Daily (combobox) = Daily"]),
    ("Check **Remember me**.", ["check Remember me (checkbox)"]),
    ("Check the box next to **Terms**.", ["check Terms (checkbox) @ next to Terms"]),
    ("Tick the check box to the left of **Weekly**.", ["check Weekly (checkbox) @ to the left of Weekly"]),
    ("Uncheck **Notify everyone**.", ["uncheck Notify everyone (checkbox)"]),
    ("Enable the **Dark mode** toggle.", ["check Dark mode (switch)"]),
    ("Select the **Copy entry** option from the dropdown.", ["select Copy entry (option) = Copy entry"]),
]
ASKING: list[Row] = [
    ("A card can be moved by dragging it to the archive.", ["drag card = archive"]),
    ("A board can be hidden by right-clicking on it.", ["right-click board"]),
    ("In the **File** menu, choose **Export**.", ["click Export (menuitem) @ File menu"]),
    ("From the **File** menu, choose **Export**.", ["click Export (menuitem) @ File menu"]),
    # Whoever is to do something on a tab has to be there: its own step, unless the reader is on it already.
    ("On the **Details** tab, click **Edit**.", ["click Details (tab)", "click Edit (button)"]),
    ("From **Tools > Audit**, click **Run**.", ["navigate Tools > Audit (menuitem)", "click Run (button)"]),
    ("In the **Members** window, click **Invite**.", ["expect Members (window)", "click Invite (button)"]),
    ("In the **Town** box, enter **Graz** as the name of the place.", ["type Town (textbox) = Graz"]),
    ("For **Town**, enter `Graz`.", ["type Town (textbox) = Graz"]),
    ("Under **Scopes**, select **Read**.", ["select Read @ under Scopes"]),
    ("You can also choose to enable the **Dark mode** toggle.", ["check Dark mode (switch)"]),
    ("The easiest way to do this is to click **Run**.", ["click Run (button)"]),
    ("You need to click **Save**.", ["click Save (button)"]),
    ("We are now going to click **Save**.", ["click Save (button)"]),
    ("Let's click **Save**.", ["click Save (button)"]),
    ("Remember to click **Save**.", ["click Save (button)"]),
    ("Don't forget to click **Save**.", ["click Save (button)"]),
    ("Start by clicking **Add** and entering a name.", ["click Add (button)", "type name (textbox)"]),
    ("Select the guests to invite by ticking the box in front of them.", ["check box (checkbox) @ in front of them"]),
    ("Confirm it by clicking again on the **Send** button.", ["click Send (button)"]),
    (
        "Clicking **Import** takes you to the **Import data** page.",
        ["click Import (button)", "expect Import data (window)"],
    ),
    ("Tapping a row opens the **Details** panel.", ["click row (row)", "expect Details (window)"]),
    ("Clicking the **add a label** button will allow you to create a label.", ["click add a label (button)"]),
    ("When you click **Export**, the **Export data** dialog opens.", []),
    ("If you like, click **Preview**.", ["click Preview (button)"]),
    ("To cancel, click **Cancel plan**.", ["click Cancel plan (button)"]),
    ("Do not click **Delete**.", []),
    ("Never click **Delete**.", []),
    ("You can click **Preview**.", ["click Preview (button)"]),
    ("You will be redirected to the **Welcome** page.", ["expect Welcome (window)"]),
    ("You should see **Entry copied**.", ["expect Entry copied"]),
    ("Scroll down and click **Save**.", ["click Save (button)"]),
    ("Find the plugin and click **Enable**.", ["click Enable (button) @ plugin"]),
    ("Access controls are shown.", []),
    ("**Where to find it:** Settings > Team > Keys", ["navigate Settings > Team > Keys"]),
    # A way that stands alone below a heading, or as a step, tells its reader to go there; a trail at the top does not.
    ("## Rename it\n\nMy account > Profile > Edit", ["navigate My account > Profile > Edit"]),
    ("1. Slide > Copy slide", ["navigate Slide > Copy slide"]),
    ("Home > Boats > Ada", []),
    ("## Trail\n\nThe trail says Home > Boats.", []),
    # An infinitive with its object says what for, and is no part of a name.
    ("Click Discard to throw the message away.", ["click Discard (button)"]),
    ("Switch on Night watch to protect your boat.", ["check Night watch (checkbox)"]),
    (
        "Pick several songs by ticking the check box to the left of each row.",
        ["check check box (checkbox) @ to the left of each row"],
    ),
    ("Set the **Room** to the place that you like.", ["select Room (combobox) = place"]),
    ("Set the **Room** if applicable.", ["select Room (combobox)"]),
    ("Start it using `Ctrl Enter`.", ["press Ctrl Enter"]),
    (
        "Choose a **Size**: *S* or *L*.",
        ["select Size = S", "select Size = L"],
    ),
    ("Search results are sorted by date.", []),
    ("This page tells you how to add a file.", []),
    ("Sheets can be locked.", []),
    ("Read the guide first.", []),
]


# Where a label ends that nothing marks: at a place, a verb, a purpose; the nouns of an interface may be part of it.
LATER: list[Row] = [
    # What is typed or chosen may end with a noun that names nothing by itself, and a field may be called Name.
    ("Enter your SQL changes and click **Run**.", ["type SQL changes (textbox)", "click Run (button)"]),
    ("Enter a **Name** for the key.", ["type Name (textbox) = Name for the key"]),
    # "First" and "last" belong to a name where one follows.
    ("Enter your title, first name and last name.", ["type title (textbox)", "type first name (textbox)",
                                                     "type last name (textbox)"]),
    ("First click Save.", ["click Save (button)"]),
    # Prepositions of a click, of a choice that is left to the reader, and of a label that has one in it.
    ("Click inside the *Notes* field.", ["click Notes (textbox)"]),
    ("Click anywhere on the map.", ["click map"]),
    ("Choose to **Browse the shop**.", ["click Browse the shop (button)"]),
    ("Select the option labelled Pay on collection.", ["select Pay on collection (option)"]),
    ("Click the button labelled Save on the left.", ["click Save (button) @ left"]),
    ("Type the link into the box headed Share address.", ["type Share address (textbox) = link"]),
    ("Drag the card to the column called Done.", ["drag card = Done"]),
    # What is written with a capital and goes into a field that is only described is what is typed.
    ("Type Harbour into the search bar.", ["type search bar (searchbox) = Harbour"]),
    ("Choose your title from the drop-down menu.", ["select title (combobox)"]),
    ("Beside Language, choose Gaelic.", ["select Language (combobox) = Gaelic @ beside Language"]),
    ("Attach a signed copy using the matching link.", ["upload signed copy"]),
    ("Upload your picture by clicking Choose file.", ["click Choose file (button)"]),
    # A condition has to be followed by what it is the condition of; behind a comma that is what comes last.
    ("Once you have sorted the pages you can click `Print`.", ["click Print (button)"]),
    ("After you fill in the fields you can edit, click **Save**.", ["click Save (button)"]),
    # A way goes on as long as labels follow one another; a slider is moved by dragging it.
    ("Click **Guests**, then **Rooms** and finally **Book**.", ["click Guests", "click Rooms", "click Book (button)"]),
    ("Move the Volume slider to the right.", ["drag Volume (slider) = right"]),
    # A hyphen joins a picture to its noun as well as a blank does; what an opened menu lists are its entries.
    ("Click on the pencil-icon.", ["click pencil-icon (img)"]),
    ("Click **Actions**, and then select the **Export** option.", ["click Actions", "click Export (menuitem)"]),
    # A noun in the plural has several labels; one of several fields is told by its number.
    ("Fill in the boxes labelled Street and Town.", ["type Street (textbox)", "type Town (textbox)"]),
    ("In the first box, type your surname.", ["type first box (textbox) = surname"]),
    # "Under" a heading one changes what is called so; "time" names something where it is set.
    ("Change your password under Security.", ["type password (textbox) @ under Security"]),
    ("Set the Start time to 9:00.", ["type Start time (textbox) = 9:00"]),
    # "Plan" is what one chooses where it is changed, and a thing with parts where it is edited.
    ("Edit the meal plan.", []),
    ("Change the plan.", ["select plan (combobox)"]),
]  # fmt: skip
NAMES_END: list[Row] = [
    (f"{before} {label}{behind}.", [step.format(label)])
    for label in ("Help center", "Contact form", "Where is my order?")
    for before, behind, step in (
        ("Click on", " in the left menu", "click {} @ left menu"),
        ("Hover over", "", "hover {}"),
        ("Type a code in the text field labelled with", "", "type {} = code"),
    )
]  # fmt: skip
MORE: list[Row] = [
    ("Click Orders to see your options.", ["click Orders"]),
    ("Click the button labelled Add image.", ["click Add image (button)"]),
    ("Use the Notes field to enter a reminder.", ["type Notes (textbox) = reminder"]),
    ("Store notes about the trip in the *Comment* field.", ["type Comment (textbox) = notes"]),
    (
        "Enter your card number, expiry date and CVV.",
        [f"type {name} (textbox)" for name in ("card number", "expiry date", "CVV")],
    ),
    ("Set the URL to https://a.example/x.", ["type URL (textbox) = https://a.example/x"]),
    ("Choose between **Fast** and **Slow**.", ["select Fast", "select Slow"]),
    ("Close the form and submit the form", ["click submit"]),
    ("Click the pencil.", ["click pencil (img)"]),
    ("Click the '...' next to **Rows**.", ["click ... @ next to Rows"]),
    ("Search for the **Mail** plugin and click **Enable** next to it.",
     ["type search (searchbox) = Mail", "click Enable (button) @ next to Mail"]),
    ("On the left side, select **A** and click **B**.", ["select A @ left side", "click B @ left side"]),
    ("Click the box next to I agree.", ["click I agree (checkbox) @ next to I agree"]),
]  # fmt: skip

EXCHANGED: list[Row] = [
    # "From" says where one is, "to" where one goes: the second is what is asked for.
    ("Switch from **Letter** to **Card**.", ["navigate Card"]),
    ("Go from **Boats** to **Crews**.", ["navigate Crews"]),
    ("Change **State** from **Moored** to **Away**.", ["select State (combobox) = Away"]),
    # The two ends of a switch are on and off, with a capital too.
    ("Toggle the Lights button to Off.", ["uncheck Lights (checkbox)"]),
    ("Next to Two lamps, toggle the switch to On.", ["check Two lamps (switch) @ next to Two lamps"]),
    # "A new one" is typed where the old one stands, and says no more by itself.
    ("Click the nickname and type in a new one.", ["click nickname", "type nickname (textbox)"]),
    ("Begin by double-clicking its title and typing another one.", ["double-click title", "type title (textbox)"]),
    ("Type a new one.", []),
    ("Pick another one.", []),
    # Alternatives before one field are one thing to type; without a field each has its own.
    ("Type a name, a number or a town into **Search**.", ["type Search (textbox) = name, a number or a town"]),
    ("Type the name, the town or the number.", ["type name (textbox)", "type town (textbox)", "type number (textbox)"]),
    # Each value of a series stands with its field.
    (
        "Enter *Ada* in **Name**, *Ely* in **Town** and *7* in **Berth**.",
        ["type Name (textbox) = Ada", "type Town (textbox) = Ely", "type Berth (textbox) = 7"],
    ),
    (
        "Edit **Nickname**, **Kind of boat** and **Rank** in the *Edit crew* window.",
        ["type Nickname (textbox)", "type Kind of boat (textbox)", "type Rank (textbox)"],
    ),
    # What may be chosen is listed behind a colon or in brackets; an example is one of them.
    ("Select the kind (**Ferry** or **Tug**).", ["select kind = Ferry", "select kind = Tug"]),
    ("Choose the **Kind**, for example *Ferry*.", ["select Kind = Ferry"]),
    ("Select a **Kind** from the drop-down list, such as *Ferry*.", ["select Kind (combobox) = Ferry"]),
    ("Populate an address pattern.", ["type address pattern (textbox)"]),
    # What lies at the end of a way is got at by going that way; what only happens there is not.
    ("You can find the log in **Help > Log**.", ["navigate Help > Log (menuitem)"]),
    ("This can be done at **Harbour > Berths**.", ["navigate Harbour > Berths (menuitem)"]),
    ("This is done at night in **Harbour > Berths**.", []),
    ("You can access their berths from the **Berths** tab on the **Harbour** page.",
     ["navigate Harbour > Berths (menuitem)"]),
    # What is chosen from a menu that is open is one of its entries; a list may have options.
    ("Open the **Boats** menu and choose **Crew**.", ["open Boats (menuitem)", "click Crew (menuitem)"]),
    ("Click the name to open the drop-down menu, then select **Crew**.", ["click name", "click Crew (menuitem)"]),
    ("Open the **Boats** page and choose **Crew**.", ["open Boats", "select Crew"]),
]  # fmt: skip


def steps_in(sentence: str) -> list[str]:
    steps = read_procedure(read_page(f"# Page\n\n{sentence}\n", source="page.md")).steps
    told = []
    for step in steps:
        value = f" = {step.value}" if step.value and (step.labelled or step.value != step.target) else ""
        place = f" @ {step.position}" if step.position else ""
        told.append(f"{step.action} {step.target}{f' ({step.role})' if step.role else ''}{value}{place}")
    return told


@pytest.mark.parametrize(
    ("sentence", "steps"),
    [*TYPING, *CHOOSING, *CLICKING, *POINTING, *GOING, *FILLING, *PICKING, *ASKING, *LATER, *MORE, *EXCHANGED],
    ids=lambda told: str(told)[:50],
)
def test_a_sentence_asks_for_these_steps(sentence: str, steps: list[str]) -> None:
    assert steps_in(sentence) == steps


def test_the_field_of_a_row_is_called_as_the_row_is() -> None:
    """A table of fields names each in its first cell: "the textbox" of a row has no other name."""
    told = steps_in(
        "| Setting | Instructions |\n|---|---|\n| First name | Write your first name in the textbox. |\n"
        "| Nickname | (optional) Write a nickname in the text box. |\n| Active | Tick the box. |"
    )
    assert told == [
        "type First name (textbox) = first name", "type Nickname (textbox) = nickname", "check Active (checkbox)"
    ]  # fmt: skip


@pytest.mark.parametrize(("sentence", "steps"), NAMES_END, ids=lambda told: str(told)[:60])
def test_a_label_without_markup_ends_where_its_name_ends(sentence: str, steps: list[str]) -> None:
    """Whatever noun it ends with: roles are left out here."""
    told = [re.sub(r" \([a-z]+\)", "", step) for step in steps_in(sentence)]
    assert told == steps


def test_a_list_that_an_item_announces_gives_fields_and_boxes() -> None:
    """What ends with a colon announces what stands below it; "leave blank" asks for nothing."""
    told = steps_in(
        "1. Open the form and set the following fields:\n1. Nickname = Ada\n1. Logo: (leave blank)\n\n"
        "Uncheck the following items:\n\n- “Daily mail”\n- “Weekly mail”"
    )
    assert told[1:] == [
        "type Nickname (textbox) = Ada",
        "uncheck Daily mail (checkbox)",
        "uncheck Weekly mail (checkbox)",
    ]


@pytest.mark.parametrize(
    ("sentence", "labelled"),
    [
        ("Right-click on the Folder you wish to rename.", False),
        ("Open the Invoice that you'd like to send.", False),
        ("Click the **Report** you want.", True),
        ("Open the Invoices page.", True),
    ],
)
def test_a_capital_makes_no_label_of_what_is_left_to_the_reader(sentence: str, labelled: bool) -> None:
    """“You want” says which of many: what stands before it is the kind of thing, however it is written."""
    (step,) = read_procedure(read_page(f"1. {sentence}\n", source="page.md")).steps
    assert step.labelled is labelled
