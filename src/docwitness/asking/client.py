"""Puts a question to a documentation site by HTTP, patiently but not for ever."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from docwitness.asking.answers import Answer, AnswerOutcome, read_answer
from docwitness.errors import DocwitnessError
from docwitness.sources import cache
from docwitness.sources.addresses import origin_of
from docwitness.sources.fetching import Fetcher, LeadsElsewhere
from docwitness.sources.folders import decode
from docwitness.sources.loading_limits import SourceSettings
from docwitness.sources.pages import MARKDOWN_TYPES

MOST_BYTES = 1_000_000
"""An answer is a page or two; what is larger is not read."""
_REFUSALS: dict[int, AnswerOutcome] = {
    404: "off", 405: "off", 410: "off", 401: "refused", 403: "refused", 451: "refused",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for an answer: real sites take 30 to 60 s."""

    seconds: float = 90.0
    """For everything, attempts and pauses included."""
    attempts: int = 3
    pause: float = 1.0
    """Seconds before the second attempt; twice that before the third."""


def ask(url: str, question: str, *, patience: Patience = Patience()) -> Answer:
    """The answer of the page at `url` to the question. Whatever goes wrong is an outcome, not an error."""
    limits = SourceSettings(
        allowed_origins=frozenset({origin_of(url)}),  # who may be asked is decided before
        timeout=patience.seconds,
        total_timeout=patience.seconds,
        retries=patience.attempts - 1,
        backoff=patience.pause,
    )
    address = f"{url}{'&' if '?' in url else '?'}{urlencode({'ask': question})}"
    try:
        return _read(Fetcher(limits).fetch(address, largest=MOST_BYTES), url, question)
    except DocwitnessError as error:
        outcome: AnswerOutcome = "refused" if isinstance(error, LeadsElsewhere) else "unavailable"
        return Answer(question, outcome, why=error.message.replace(address, url))


def _read(page: cache.Response, url: str, question: str) -> Answer:
    if page.status != 200:
        outcome = _REFUSALS.get(page.status, "unavailable")
        return Answer(question, outcome, why=f"{url} answered with HTTP {page.status}")
    if page.content_type not in MARKDOWN_TYPES:
        kind = page.content_type or "an unnamed type"
        return Answer(question, "unavailable", why=f"{url} answered with {kind}, not Markdown")
    return read_answer(decode(page.content, url, charset=page.charset), question=question, url=url)
