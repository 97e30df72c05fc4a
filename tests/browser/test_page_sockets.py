"""What a page that is only looked at may say over its WebSocket."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from docwitness.browser.guarding.page_sockets import PageSockets


class Route:
    """A socket that a page has opened, and what reached its server."""

    url = "ws://shop.test/live"

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.say: Any = None

    def connect_to_server(self) -> SimpleNamespace:
        return SimpleNamespace(send=self.sent.append)

    def on_message(self, say: Any) -> None:
        self.say = say


@pytest.mark.parametrize(
    ("going_on", "later", "goes_out"),
    [
        ("loading", '{"id": 7, "want": "beds"}', True),  # the same with another number
        ("loading", '{"id": 7, "water": "north"}', False),
        ("signing in", '{"id": 7, "want": "beds"}', False),  # a recipe clicks, which no visit does by itself
    ],
)
def test_only_what_was_said_while_a_page_loaded_may_be_said_again(going_on: str, later: str, goes_out: bool) -> None:
    now, held, route = going_on, list[str](), Route()
    sockets = PageSockets(loads=lambda: now == "loading", signs_in=lambda: now == "signing in", stopped=held.append)
    sockets.connect(route)  # type: ignore[arg-type]
    route.say('{"id": 1, "want": "beds"}')
    now = "a click"
    route.say(later)
    assert route.sent == ['{"id": 1, "want": "beds"}', *([later] if goes_out else [])]
    assert held == ([] if goes_out else [route.url])


def test_a_server_is_expected_once_for_each_socket_of_a_page() -> None:
    """A worker's socket, which no page has, is not let through with it."""
    sockets = PageSockets(loads=lambda: True, signs_in=lambda: False, stopped=lambda url: None)
    assert not sockets.expects("shop.test", 80)
    sockets.connect(Route())  # type: ignore[arg-type]
    assert [sockets.expects("shop.test", 80), sockets.expects("shop.test", 80)] == [True, False]
