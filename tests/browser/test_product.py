"""Where a product is, and whether anybody is there."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from docwitness.browser import product
from docwitness.browser.product import Product, check_address, check_reachable, lost
from docwitness.browser.witnessing.outcomes import Broken
from docwitness.errors import Inconclusive, UsageError
from docwitness.settings import Profile


@pytest.mark.parametrize(
    ("url", "start_at", "start"),
    [
        ("http://h:8000", "", "http://h:8000"),
        ("http://h:8000/app", "", "http://h:8000/app"),
        ("http://h:8000/app", "lab?reset", "http://h:8000/app/lab?reset"),
        ("http://h:8000/app/", "lab", "http://h:8000/app/lab"),
        ("http://h:8000/app", "/lab", "http://h:8000/lab"),
    ],
)
def test_scenarios_begin_at_the_base_url_or_from_there(url: str, start_at: str, start: str) -> None:
    assert Product(url, embedded=False, profile=Profile(start_at=start_at), may_change=False).start == start


@pytest.mark.parametrize("url", ["shop", "shop.example.com", "ftp://shop", "http://", "http://h:99999", "http://[::1/"])
def test_what_is_no_address_is_told(url: str) -> None:
    with pytest.raises(UsageError, match="is no address of a product"):
        check_address(url)


@pytest.fixture
def endless() -> Iterator[str]:
    """The URL of a server that begins its answers and never ends them."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        clients: list[socket.socket] = []

        def serve() -> None:
            while True:
                try:
                    client, _ = server.accept()
                except OSError:
                    return
                clients.append(client)
                client.recv(65536)
                client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<h1>Rooms</h1>")

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        for client in clients:
            client.close()


def test_an_answer_that_never_ends_is_one(endless: str) -> None:
    check_reachable(endless)


def test_why_nobody_answers_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        monkeypatch.setattr(product, "REACHABLE_WITHIN", 0.2)
        port = silent.getsockname()[1]
        with pytest.raises(Inconclusive, match=r"does not answer at .*: nothing came within 0\.2 seconds"):
            check_reachable(f"http://127.0.0.1:{port}")
    with pytest.raises(Inconclusive, match="the connection was refused or broken off"):
        check_reachable(f"http://127.0.0.1:{port}")


def test_what_failed_on_a_product_that_is_gone_speaks_against_nobody(endless: str) -> None:
    there = Product(endless, embedded=False, profile=Profile(), may_change=False)
    away = Product("http://127.0.0.1:9", embedded=False, profile=Profile(), may_change=False)
    broken = Broken("the window has no element “Book”.")

    assert lost(there, broken) is None
    assert lost(away, KeyError("book")) is None
    assert str(lost(away, broken)).startswith("the product does not answer at http://127.0.0.1:9:")


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
