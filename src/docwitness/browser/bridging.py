"""Code written for Playwright's synchronous API, carried out on a page of its asynchronous one.

The code runs in a greenlet. Whenever it calls something that has to be awaited, the coroutine that drives it awaits
that and hands the result back: the way SQLAlchemy serves asyncio.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from inspect import isawaitable
from typing import Any, TypeVar

from greenlet import getcurrent, greenlet

T = TypeVar("T")


async def awaited(work: Callable[[Any], T], page: Any) -> T:
    """What `work` returns for the page, an asynchronous one, which it uses as if it were synchronous."""
    worker = greenlet(lambda: work(_Bridged(page)))
    asked = worker.switch()
    while not worker.dead:
        try:
            answer = await asked
        except BaseException as error:  # the work is to see whatever went wrong, a cancelled test included
            asked = worker.throw(error)
        else:
            asked = worker.switch(answer)
    result: T = asked
    return result


class _Bridged:
    """An asynchronous object of Playwright's with the methods of its synchronous twin."""

    def __init__(self, target: Any) -> None:
        self._target = target

    def __getattr__(self, name: str) -> Any:
        return _bridged(getattr(self._target, name))


def _bridged(value: Any) -> Any:
    if isinstance(value, list):
        return [_bridged(each) for each in value]
    if callable(value):
        return lambda *given, **named: _bridged(_result_of(value(*map(_bare, given), **named)))
    return _Bridged(value) if type(value).__module__.startswith("playwright.") else value


def _result_of(value: Any) -> Any:
    return _wait_for(value) if isawaitable(value) else value


def _wait_for(value: Awaitable[Any]) -> Any:
    """Let the coroutine that drives this greenlet await it."""
    driver = getcurrent().parent
    assert driver is not None
    return driver.switch(value)


def _bare(value: Any) -> Any:
    return value._target if isinstance(value, _Bridged) else value
