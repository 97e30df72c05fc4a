"""The scenario that leaves out what a page says that something is told without."""

from docwitness.procedures import read_procedure
from docwitness.reading import read_page
from docwitness.scenarios.generating import scenarios_of

FORM = """# Boats

1. Click **New boat**.
2. Enter the **Name** and the **Length**.
3. Choose the **Berth**.
4. Click **Save**.
5. Click **Moor**.

"""


def _lines(text: str) -> list[str]:
    scenarios = scenarios_of(read_procedure(read_page(FORM + text, source="a.md")))
    return [step.phrase for scenario in scenarios if " is told without " in scenario.name for step in scenario.steps]


def test_a_text_field_is_emptied_and_the_rest_sent_off():
    assert _lines('If you leave the name empty, you are told "Give it a name".') == [
        'I click "New boat"',
        'I type "" into "Name"',
        'I fill in "Length"',
        'I select "Berth"',
        'I click "Save"',
        'I am told "Give it a name"',
    ]


def test_a_form_is_sent_off_once_nothing_more_is_filled_in():
    """“Order” is a command and a thing: behind the button by which a form is left nothing is filled in."""
    text = FORM.replace("3. Choose", "3. Click **Order of sails** and enter the **Depth**.\n4. Choose")
    page = read_page(text + 'If you leave the name empty, you are told "Give it a name".', source="a.md")
    scenario = next(s for s in scenarios_of(read_procedure(page)) if " is told without " in s.name)
    assert [step.phrase for step in scenario.steps if step.keyword == "When"] == ['I click "Save"']


def test_what_is_chosen_is_not_chosen():
    lines = _lines('Without a berth, you are told "Choose a berth".')
    assert 'I click "Save"' in lines
    assert not [line for line in lines if "Berth" in line]


def test_a_field_that_no_step_names_is_emptied_behind_the_others():
    lines = _lines('If you leave the **Colour** empty, you are told "Which colour?"')
    assert lines[-3:] == ['I type "" into "Colour"', 'I click "Save"', 'I am told "Which colour?"']


def test_what_comes_behind_it_speaks_for_no_step_of_the_page():
    page = read_page(FORM + 'If you leave the name empty, you are told "Give it a name".', source="a.md")
    scenario = next(s for s in scenarios_of(read_procedure(page)) if " is told without " in s.name)
    assert [step.promise is None for step in scenario.steps] == [False, True, True, True, False, False]
