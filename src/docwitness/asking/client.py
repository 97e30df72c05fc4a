"""Puts a question to a documentation site by HTTP, patiently but not for ever."""

from __future__ import annotations

import time
from dataclasses import dataclass

import requests
from urllib3.exceptions import HTTPError
from urllib3.exceptions import TimeoutError as TimeoutError_

from docwitness.asking.answers import Answer, AnswerOutcome, read_answer, same_origin

MOST_BYTES = 1_000_000
"""An answer is a page or two; what is larger is not read."""
LONGEST_PAUSE = 10.0
"""Seconds between two attempts, whatever the site asks for."""
PASSING = frozenset({429, 500, 502, 503, 504})
"""Statuses after which the same question may be answered a moment later."""
AT_MOST = 3
"""Redirects that are followed, within the site."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for an answer: real sites take 30 to 60 s."""

    seconds: float = 90.0
    """For everything, attempts and pauses included."""
    attempts: int = 3
    pause: float = 1.0
    """Seconds before the second attempt; twice that before the third."""


class _Unanswered(Exception):
    """There was no answer, but the next attempt may bring one."""


def ask(url: str, question: str, *, patience: Patience = Patience()) -> Answer:
    """The answer of the page at `url` to the question. Whatever goes wrong is an outcome, not an error."""
    deadline = time.monotonic() + patience.seconds
    why = ""
    for attempt in range(patience.attempts):
        try:
            with requests.Session() as client:
                return _asked(client, url, question, deadline)
        except _Unanswered as failure:
            why, wait = str(failure), patience.pause * 2**attempt
        except (requests.RequestException, HTTPError) as failure:
            why, wait = f"{url} does not answer: {_short(failure)}", patience.pause * 2**attempt
        except ValueError:  # requests looks where a redirect leads, and cannot read it
            return Answer(question, "unavailable", why=f"{url} redirects to what is no address")
        if attempt + 1 == patience.attempts or time.monotonic() + wait >= deadline:
            break
        time.sleep(min(wait, LONGEST_PAUSE))
    return Answer(question, "unavailable", why=why)


def _asked(client: requests.Session, url: str, question: str, deadline: float) -> Answer:
    address, parameters = url, {"ask": question}
    for _ in range(AT_MOST + 1):
        left = max(deadline - time.monotonic(), 0.1)
        with client.get(address, params=parameters, timeout=left, stream=True, allow_redirects=False) as response:
            if not response.is_redirect:
                return _read(response, url, question, deadline)
            # The address that we are sent to has the question in it already.
            address, parameters = requests.compat.urljoin(address, response.headers["location"]), {}
        if not same_origin(address, url):
            return Answer(question, "refused", why=f"{url} sends us to another site, {address}")
    return Answer(question, "unavailable", why=f"{url} redirects more than {AT_MOST} times")


def _read(response: requests.Response, url: str, question: str, deadline: float) -> Answer:
    status = response.status_code
    if status in PASSING:
        raise _Unanswered(f"{url} answered with HTTP {status}")
    if status != 200:
        return Answer(question, _REFUSALS.get(status, "unavailable"), why=f"{url} answered with HTTP {status}")
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in ("text/markdown", "text/plain", "text/x-markdown"):
        return Answer(question, "unavailable", why=f"{url} answered with {kind or 'an unnamed type'}, not Markdown")
    return read_answer(_text(response, deadline), question=question, url=url)


_REFUSALS: dict[int, AnswerOutcome] = {
    404: "off",
    401: "refused",
    403: "refused",
    405: "off",
    410: "off",
    451: "refused",
}


def _text(response: requests.Response, deadline: float) -> str:
    """The body, unless it is too large or trickles past the deadline: the library's time-out is per read."""
    body = bytearray()
    while piece := response.raw.read1(8192, decode_content=True):
        body += piece
        if len(body) > MOST_BYTES:
            raise _Unanswered(f"the answer is larger than {MOST_BYTES:,} bytes")
        if time.monotonic() > deadline:
            raise _Unanswered("the answer did not end in time")
    return body.decode("utf-8", errors="replace")


def _short(failure: Exception) -> str:
    """The failure in a few words, without the library's innards."""
    return next((words for kinds, words in _FAILURES if isinstance(failure, kinds)), type(failure).__name__)


_FAILURES: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...] = (
    ((requests.Timeout, TimeoutError_), "no answer in time"),
    (requests.ConnectionError, "no connection"),
    (HTTPError, "the connection broke before the answer was complete"),
)
