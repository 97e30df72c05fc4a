import pytest

from docwitness.language.likeness import likeness
from docwitness.model import Claim, Procedure, SourceLocation, Step
from docwitness.procedures import read_procedure
from docwitness.reading import read_page
from docwitness.scenarios.same_promise import (
    SAME,
    claim_likeness,
    promise_of,
    scenario_saying,
    step_likeness,
    witnessed_by,
)
from docwitness.scenarios.vocabulary import Said, understand

HERE = SourceLocation("page.md", 1)

ONE_WORDING = """\
# Ending a plan

Begin by clicking the **`Plans`** link located on the left side navigation.

In the My Plans popup window, click on the running plan that should stop. Plan details are listed in a blue box
above Contact.

Your plan is going to be canceled automatically at the end of the month.

You may withdraw the planned cancellation at any point before the due date.
"""
ANOTHER_WORDING = """\
# How to end a plan

First click the **Plans** link on the left side navigation.

In the My Plans window, click the running plan. The plan is shown in a blue box above Contact.

At the end of the month the plan is cancelled automatically.

Until the due date, a planned cancellation can be removed at any point.
"""


def read(text: str) -> Procedure:
    return read_procedure(read_page(text, source="page.md"))


def step(action: str = "click", target: str = "Save", *, labelled: bool = True, **more: str) -> Step:
    return Step("id", HERE, "sentence", action, target, labelled, **more)  # type: ignore[arg-type]


def claim(text: str) -> Claim:
    return Claim("id", HERE, "sentence", text, "behaviour")


def said(phrase: str) -> Said:
    found = understand(phrase)
    assert found is not None
    return found


def test_a_reworded_page_makes_the_same_promises_in_the_same_order():
    one, another = read(ONE_WORDING), read(ANOTHER_WORDING)
    assert [s.target for s in one.steps] == ["Plans", "My Plans", "running plan"]
    assert all(step_likeness(a, b) >= SAME for a, b in zip(one.steps, another.steps, strict=True))
    assert [c.kind for c in one.claims] == ["position", "position", "behaviour", "behaviour"]
    assert all(claim_likeness(a, b) >= SAME for a, b in zip(one.claims, another.claims, strict=True))


def test_no_promise_of_the_page_is_taken_for_another():
    claims = read(ONE_WORDING).claims
    assert not any(claim_likeness(a, b) >= SAME for a in claims for b in claims if a is not b)


@pytest.mark.parametrize(
    ("phrase", "of"),
    [
        ('I click "Save"', step()),
        ('I click the "Save" button', step(role="button", window="Profile")),
        ('I select "Save"', step()),
        ('I click "Save" in the "Profile" window', step(window="Profile page")),
        ("I click the current plan", step(target="plan you have now, the current plan", labelled=False)),
        ("I click the plan", step(target="current plan", labelled=False)),
        ('I type "hello" into the free text box', step("type", "free text box", labelled=False)),
        ('I select any option of the "Region" combobox', step("select", "Region", role="combobox")),
        ('the "Profile" window is open', step("expect", "Profile", role="window")),
        ('I see "Done"', step("expect", "Done")),
    ],
)
def test_a_phrase_is_traced_to_the_step_that_it_carries_out(phrase: str, of: Step):
    assert step_likeness(of, said(phrase)) >= SAME


@pytest.mark.parametrize(
    ("phrase", "of"),
    [
        ('I click "Save all"', step()),
        ('I click "Save" in the "Billing" window', step(window="Profile")),
        ('I type "hello" into "Save"', step()),
        ('I hover over "Save"', step()),
        ('the "Profiles" window is open', step("expect", "Profile", role="window")),
        ('I click the "Save" textbox', step(role="button")),
        ('I see "Profile"', step("expect", "Profile", role="window")),
    ],
)
def test_a_phrase_is_not_traced_to_a_step_that_is_another(phrase: str, of: Step):
    assert step_likeness(of, said(phrase)) < SAME


def test_the_name_of_a_scenario_says_the_behaviour_that_it_puts_to_the_test():
    names = (
        "The plan can be canceled",
        "The plan runs until the last second of the month",
        "A planned cancellation can be removed at any point before the due date",
        "The plan is canceled automatically at the end of the month",
        "After the due date there is no planned cancellation to remove",
    )
    automatic, withdrawn = read(ONE_WORDING).claims[2:]
    assert scenario_saying(automatic, names) == "The plan is canceled automatically at the end of the month"
    assert scenario_saying(withdrawn, names) == "A planned cancellation can be removed at any point before the due date"


def test_a_behaviour_that_no_scenario_names_is_witnessed_by_none():
    assert scenario_saying(claim("Invoices are sent every month."), ["The plan is canceled automatically"]) is None
    assert scenario_saying(claim("Invoices are sent every month."), []) is None


def test_a_denial_is_not_the_promise_that_it_denies():
    promise = "You can remove the cancellation before the listed date"
    assert likeness(promise, "The cancellation can be removed before the listed date") == 1.0
    assert likeness(promise, "The cancellation cannot be removed before the listed date") == 0.5


def test_every_promise_is_told_what_puts_it_to_the_test():
    procedure = read(ANOTHER_WORDING)
    phrases = [
        None,
        said('I click the "Plans" link'),
        said('the "My Plans" window is open'),
        said('I see the running plan at "blue box above Contact" in the "My Plans" window'),
    ]
    names = ["The plan is canceled automatically at the end of the month"]
    found = {w.promise.id: (w.phrases, w.scenario) for w in witnessed_by(procedure, phrases, names)}
    assert found == {
        "click:plans": ((1,), None),
        "expect:my-plans": ((2,), None),
        "click:running-plan@my-plans": ((), None),
        "position:plans-left-side-navigation": ((), None),
        "position:plan-blue-box-above-contact": ((3,), None),
        "behaviour:end-month-plan-cancelled-automatically": ((), names[0]),
        "behaviour:until-due-date-planned-cancellation-removed": ((), None),
    }


def test_a_phrase_that_the_page_does_not_promise_belongs_to_no_promise():
    assert promise_of(said('I click "Delete account"'), read(ONE_WORDING)) is None
    found = promise_of(said("I click the running plan"), read(ONE_WORDING))
    assert found is not None
    assert found.id == "click:running-plan@my-plans"
