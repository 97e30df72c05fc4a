"""Names of feature files."""

import pytest

from docwitness.scenarios.gherkin import feature_name


@pytest.mark.parametrize(
    ("source", "taken", "name"),
    [
        ("docs/export.md", (), "export.feature"),
        ("docs/users/index.md", ("index.feature",), "users-index.feature"),
        ("docs/users/index.md", ("index.feature", "users-index.feature"), "docs-users-index.feature"),
        ("index.rst", ("index.feature",), "index-2.feature"),
        ("https://docs.example.com/how to/é?x=1", (), "é-x-1.feature"),
        ("…", (), "page.feature"),
    ],
)
def test_a_feature_is_named_after_its_page_and_is_none_of_those_taken(
    source: str, taken: tuple[str, ...], name: str
) -> None:
    assert feature_name(source, taken) == name
