from __future__ import annotations

from collections.abc import Callable

import pytest
import requests
from playwright.sync_api import Error, Page

from docwitness.browser.witnessing.outcomes import failure_in_words, timed_out
from docwitness.errors import Inconclusive


def _failure(action: Callable[[], object]) -> BaseException:
    with pytest.raises(Error) as caught:
        action()
    return caught.value


def test_who_waited_in_vain_is_told_what_for(blank: Page) -> None:
    blank.set_content("<select><option>Other</option></select>")
    ending = timed_out(_failure(lambda: blank.select_option("select", index=3, timeout=2000)))
    assert ending is not None
    assert ending.why == "timed out waiting: did not find some options."
    blank.set_content("<p>Nothing</p>")
    ending = timed_out(_failure(lambda: blank.hover("select", timeout=100)))
    assert ending is not None
    assert ending.why == 'timed out waiting: waiting for locator("select").'


def test_other_errors_speak_for_themselves() -> None:
    assert timed_out(Error("Target crashed")) is None
    assert timed_out(ValueError("no such plan")) is None


def test_what_failed_is_told_without_the_drivers_log_and_ornaments() -> None:
    error = Error("Page.goto: net::ERR_FAILED at http://h/\n╔════╗\n║ Run: ║\n╚════╝\nCall log:\n  - navigating")
    assert failure_in_words(error) == "Page.goto: net::ERR_FAILED at http://h/ Run:"
    assert failure_in_words(Inconclusive("it is gone", hint="Look there.")) == "it is gone\n  Look there."
    assert failure_in_words(KeyError("plan")) == "KeyError: 'plan'"
    with pytest.raises(requests.ConnectionError) as refused:
        requests.get("http://127.0.0.1:9/rooms", timeout=5)
    assert failure_in_words(refused.value) == (
        "nobody answers at http://127.0.0.1:9/rooms: the connection was refused or broken off."
    )
