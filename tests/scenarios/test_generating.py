import re
from collections.abc import Callable
from pathlib import Path

from gherkin.parser import Parser

from docwitness.model import Scenario
from docwitness.procedures import read_procedure
from docwitness.productmap.states import ProductMap
from docwitness.reading import read_page
from docwitness.scenarios.features import read_feature
from docwitness.scenarios.generating import scenarios_of
from docwitness.scenarios.gherkin import feature_text
from docwitness.scenarios.vocabulary import understand
from tests.productmap.drawn import state

OUR_PAGE = Path(__file__).parents[2] / "fixtures/docs/billing/cancel-your-subscription.md"

PAGE = """\
# Teams

## Invite a person

1. Open the **Members** page.
2. In the Members window, click **Invite** at the top right.
3. In the Invite window, type `ada@example.com` in the **E-mail** field.
4. Click **Send**.

You can also click **Copy link**.

## Remove a person

1. Select **File > People**.
2. Click the **Delete person** button.
"""

FEATURE = """\
Feature: Teams

  Scenario: Opening Members leads to Members
    # teams.md:5
    When I open "Members"
    # teams.md:6
    Then the "Members" window is open

  Scenario: Clicking Invite leads to Invite
    # teams.md:5
    Given I open "Members"
    # teams.md:6
    When I click "Invite" in the "Members" window
    # teams.md:7
    Then the "Invite" window is open

  Scenario: Invite is at the top right
    # teams.md:5
    Given I open "Members"
    # teams.md:6
    Then I see "Invite" at "top right" in the "Members" window

  Scenario: Invite a person: Clicking Send
    # teams.md:5
    Given I open "Members"
    # teams.md:6
    And I click "Invite" in the "Members" window
    # teams.md:7
    When I type "ada@example.com" into the "E-mail" textbox in the "Invite" window
    # teams.md:8
    And I click "Send"

  Scenario: On offer: Clicking Copy link
    # teams.md:5
    Given I open "Members"
    # teams.md:6
    And I click "Invite" in the "Members" window
    # teams.md:7
    And I type "ada@example.com" into the "E-mail" textbox in the "Invite" window
    # teams.md:8
    And I click "Send"

    # teams.md:10
    When I click "Copy link"

  @destructive
  Scenario: Remove a person: Clicking Delete person
    # teams.md:14
    When I click "File > People"
    # teams.md:15
    And I click the "Delete person" button
"""


def scenarios(text: str) -> tuple[Scenario, ...]:
    return scenarios_of(read_procedure(read_page(text, source="teams.md")))


def test_a_page_becomes_scenarios_of_one_promise_each_with_the_line_above_every_step():
    assert feature_text(scenarios(PAGE), title="Teams") == FEATURE


def test_the_feature_of_our_page(golden: Callable[[str, Path], None]):
    made = scenarios_of(read_procedure(read_page(OUR_PAGE.read_text(), source="cancel-your-subscription.md")))
    golden(feature_text(made, title="Cancelling a Subscription"), Path(__file__).parent / "golden/cancelling.feature")


def test_the_feature_is_gherkin_and_its_phrases_are_of_the_vocabulary():
    text = feature_text(scenarios_of(read_procedure(read_page(OUR_PAGE.read_text(), source="page.md"))), title="Page")
    assert Parser().parse(text)["feature"]["name"] == "Page"
    steps = [step for scenario in read_feature(text, source="page.feature") for step in scenario.steps]
    assert len(steps) >= 30
    assert [step.phrase for step in steps if understand(step.phrase) is None] == []


def test_our_page_is_covered_by_ten_scenarios_of_which_only_the_last_click_is_destructive():
    made = scenarios_of(read_procedure(read_page(OUR_PAGE.read_text(), source="page.md")))
    assert [s.name for s in made] == [
        "Clicking Billing and Subscriptions leads to Manage Subscriptions",
        "Billing and Subscriptions is at the left side navigation",
        "Clicking current plan leads to Subscription Details",
        "Plan is at the white box above Account Information",
        "Clicking Cancel Subscription leads to Cancel Subscription",
        "Cancel Subscription is at the bottom left",
        "Cancelling a Subscription: Selecting reason for the cancellation",
        "On offer: Filling in free text box",
        "Cancelling a Subscription: Clicking Confirm Cancellation",
        "Confirm Cancellation is at the bottom of the window",
    ]
    assert [s.name for s in made if "destructive" in s.tags] == [
        "Cancelling a Subscription: Clicking Confirm Cancellation"
    ]


def test_a_blank_line_stands_where_a_paragraph_begins_that_may_do_without_the_one_before():
    """Numbered steps go on from one another, and so does what begins with “Then”."""
    page = "# X\n\nClick **A**.\n\nClick **B**, then **C**.\n\nThen click **D**.\n\n1. Click **E**.\n2. Click **F**.\n"
    (made,) = scenarios(page)
    assert [step.phrase[-2] for step in made.steps if step.apart] == ["A", "B"]
    assert feature_text([made], title="X").count("\n\n") == 2


def test_lines_inserted_above_change_the_comments_and_nothing_else():
    moved = feature_text(scenarios("Words of welcome.\n\n" + PAGE), title="Teams")
    assert re.sub(r"# .*", "#", moved) == re.sub(r"# .*", "#", FEATURE)


def test_two_promises_of_one_name_get_two_names():
    page = "# X\n\n## A\n\nClick **Go**.\n\n# Y\n\n## A\n\nClick **Stop** and click **Go**.\n"
    assert [s.name for s in scenarios(page)] == ["A: Clicking Go", "A: Clicking Go (2)"]


def test_what_the_page_says_twice_is_one_scenario():
    page = "# X\n\n## A\n\nClick **Go** at the top.\n\n## B\n\nClick **Go** at the top.\n"
    assert [s.name for s in scenarios(page)] == ["A: Clicking Go", "Go is at the top"]


def test_names_of_several_lines_stay_on_one_line():
    scenario = Scenario("one\ntwo", ())
    assert feature_text([scenario], title="x\ny") == "Feature: x y\n\n  Scenario: one two\n"


def test_what_the_page_only_describes_is_not_typed_literally():
    phrases = [
        step.phrase
        for text in (
            "Type the address in the **E-mail** field.",
            "In the **E-mail** field, type `ada@example.com`.",
            "Select a region from the **Region** dropdown.",
            "Select **Europe** from the **Region** dropdown.",
        )
        for scenario in scenarios(text)
        for step in scenario.steps
    ]
    assert phrases == [
        'I fill in the "E-mail" textbox',
        'I type "ada@example.com" into the "E-mail" textbox',
        'I select any option of the "Region" combobox',
        'I select "Europe" from the "Region" combobox',
    ]


def test_an_entry_of_a_menu_that_the_page_names_is_reached_through_that_menu() -> None:
    """What the menu has instead then tells what has become of the entry; a menu that nothing is called is left out."""
    product = ProductMap("http://shop.test/", (state("home", "/", "button: Admin", "link: Orders"),))
    text = "# Staff\n\n1. From the **Admin** menu, click **Staff**.\n2. From the object menu, click **Copy**.\n"
    made = scenarios_of(read_procedure(read_page(text, source="page.md")), product)
    phrases = [step.phrase for scenario in made for step in scenario.steps]
    assert 'I click the "Admin > Staff" menuitem' in phrases
    assert not any("object menu >" in phrase for phrase in phrases)
