"""Which names and addresses promise what cannot be taken back."""

import pytest

from docwitness.language.harm import is_harmful, leads_to_lasting, names_lasting, names_records


@pytest.mark.parametrize(
    "label", ["Publish", "Deploy now", "Delete 3 files", "Pay", "Send invitation", "Cancel", "Sign out"]
)
def test_names_that_do_harm(label: str) -> None:
    assert is_harmful(label)
    assert not is_harmful(label, said=f"the {label} button")


@pytest.mark.parametrize("label", ["Save", "Greenhouse", "Payment methods", "Add a group", "Dropdown", "Settings"])
def test_names_that_do_none(label: str) -> None:
    assert not is_harmful(label)


@pytest.mark.parametrize("label", ["Restart the server", "Unlink Dropbox", "Disconnect", "Place order", "Log-off"])
def test_what_is_not_explored_by_its_name_is_not_used_on_a_guess(label: str) -> None:
    assert names_lasting(label)
    assert is_harmful(label)


@pytest.mark.parametrize("label", ["Deleted items", "Payment methods", "Archive", "Orders"])
def test_a_place_named_after_what_was_done_is_explored(label: str) -> None:
    assert not names_lasting(label)


@pytest.mark.parametrize(("label", "records"), [
    ("Purchase orders", True), ("Refund requests", True), ("Purchase", False), ("Delete users", False),
    ("Pay now", False),
])  # fmt: skip
def test_a_verb_that_is_a_noun_before_a_plural_names_what_is_kept(label: str, records: bool) -> None:
    """English puts nouns before nouns: a link of that name lists them, if its address says no harm."""
    assert names_records(label) is records


@pytest.mark.parametrize("address", ["/rooms/3/delete", "/?action=remove", "/users/4#sign-out", "/trips/1/approve"])
def test_addresses_that_act(address: str) -> None:
    assert leads_to_lasting(address)
    assert not leads_to_lasting("/rooms/3/deletions")
