"""Scenarios that look at figures where by the product map they were taken."""

from __future__ import annotations

from docwitness.model import Observation, Scenario
from docwitness.procedures import read_procedure
from docwitness.reading import read_page
from docwitness.scenarios.generating import scenarios_of
from docwitness.scenarios.witnesses import witnesses_of
from tests.productmap.drawn import SHOP

PAGE = """\
# Taxes

Open **Settings > Taxes**.

![A rate](rate.png)

![Rates](img/all-rates.png)

![](orders.png)
"""
PROCEDURE = read_procedure(read_page(PAGE, source="taxes.md"))
RATE, RATES, ORDERS = (figure.id for figure in PROCEDURE.page.figures)


def looks(moments: dict[str, str]) -> list[list[str]]:
    made = scenarios_of(PROCEDURE, SHOP, moments)
    return [[step.phrase for step in each.steps] for each in made if is_look(each)]


def is_look(scenario: Scenario) -> bool:
    return "Looking at its figure" in scenario.name


def test_figures_of_one_state_are_looked_at_in_one_scenario() -> None:
    assert [
        'I begin at "Settings > Taxes"',
        'the figure of "rate" shows what I see',
        'the figure of "Rates" shows what I see',
    ] in looks({RATE: "taxes", RATES: "taxes"})


def test_what_is_read_in_a_figure_tells_more_than_its_words() -> None:
    """Its section is called Taxes, and it shows the orders."""
    assert ['I begin at "Orders"', 'the figure of "Taxes" shows what I see'] in looks({ORDERS: "orders"})
    assert ['I begin at "Settings > Taxes"', 'the figure of "Taxes" shows what I see'] not in looks({ORDERS: "orders"})


def test_a_figure_of_the_start_needs_no_way() -> None:
    assert ['the figure of "rate" shows what I see'] in looks({RATE: "home"})


def test_a_figure_without_words_is_called_by_its_file() -> None:
    seen = Observation("s", "f.feature", 5, "Then", 'the figure of "all-rates.png" shows what I see', "passed")
    page = read_procedure(read_page("# A\n\n![](img/all-rates.png)\n", source="a.md"))
    (figure,) = page.page.figures
    assert witnesses_of(page, [seen]).of_figure[figure.id] == (seen,)
