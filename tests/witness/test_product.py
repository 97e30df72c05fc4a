import pytest

from docwitness.settings import Profile
from docwitness.witness.product import Product


def secrets(*sign_in: str, named: tuple[str, ...] = ()) -> tuple[str, ...]:
    return Product("http://acme.test", False, Profile(sign_in=sign_in, secrets=named), may_change=False).secrets()


def test_a_user_name_that_is_a_word_is_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER_NAME", "admin")
    monkeypatch.setenv("PASSWORD", "admin")
    name, password = 'I type "${USER_NAME}" into "User"', 'I type "${PASSWORD}" into "Password"'
    assert secrets(name) == ()
    assert secrets(name, password) == ("admin",)
    assert secrets(name, named=("USER_NAME",)) == ("admin",)


def test_an_address_to_sign_in_with_is_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER_NAME", "ada@example.com")
    assert secrets('I type "${USER_NAME}" into "E-mail"') == ("ada@example.com",)
