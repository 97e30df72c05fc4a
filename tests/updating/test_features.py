"""A feature follows a renamed label, and nothing else of it changes."""

import pytest

from docwitness.updating.renamed_in_features import renamed_in_feature


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('    When I click "Cancel" in the "Cancel" window', '    When I click "End" in the "Cancel" window'),
        ('    And I see the "Cancel" button at "bottom left"  ', '    And I see the "End" button at "bottom left"  '),
        ('    When I select "Cancel" from "Cancel"', '    When I select "Cancel" from "End"'),
        ('    When I select "Cancel" from the dropdown', '    When I select "Cancel" from the dropdown'),
        ('    Then the "Cancel" window is open', '    Then the "Cancel" window is open'),
        ('    Scenario: I click "Cancel"', '    Scenario: I click "Cancel"'),
        ('    When I click "Cancel it"', '    When I click "Cancel it"'),
        ('    When I dance with "Cancel"', '    When I dance with "Cancel"'),
    ],
)
def test_only_the_element_of_that_label_is_renamed(line: str, expected: str) -> None:
    assert renamed_in_feature(f"Feature: A\n{line}\n", "Cancel", "End") == f"Feature: A\n{expected}\n"


def test_a_new_label_with_quotes_is_escaped() -> None:
    assert renamed_in_feature('When I click "Cancel"', "Cancel", 'The "end"') == r'When I click "The \"end\""'
