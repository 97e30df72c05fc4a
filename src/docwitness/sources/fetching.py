"""Pages and pictures from the network: bounded in time, size, retries and redirects."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from email.message import Message
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import DecodeError, HTTPError, ProtocolError
from urllib3.exceptions import TimeoutError as TimeoutError_

from docwitness import __version__
from docwitness.errors import DocumentError, Inconclusive
from docwitness.sources.addresses import origin_of, refuse_private
from docwitness.sources.cache import Cache, Response
from docwitness.sources.guarded_connections import GuardedAdapter
from docwitness.sources.loading_limits import SourceSettings

_MOST_REDIRECTS = 5
_WORTH_A_RETRY = frozenset({429, 500, 502, 503, 504})
_LONGEST_PAUSE = 5.0
"""Seconds: a host that asks for more patience than this is not waited for."""
_FINAL = "Give the page's final address."
_PIECE = 65_536
"""Bytes read at a time, so that the limits are held while an answer comes in."""


class LeadsElsewhere(DocumentError):
    """The address redirects to another site."""


class Fetcher:
    """Fetches addresses, each at most once in `cache_seconds`."""

    def __init__(self, settings: SourceSettings) -> None:
        self.settings = settings
        self._cache = Cache(settings.cache) if settings.cache else None
        self._session = requests.Session()
        self._session.mount("http://", GuardedAdapter(settings.allowed_origins))
        self._session.mount("https://", GuardedAdapter(settings.allowed_origins))
        self._session.headers["User-Agent"] = f"docwitness/{__version__}"

    def fetch(self, url: str, *, largest: int) -> Response:
        """What is at this address, with the host's status: only 200 is kept and never fetched again while fresh.

        Raises UsageError for an address that is refused, DocumentError for an answer that is too large or leads to
        another site, Inconclusive where no answer comes.
        """
        kept = self._cache.get(url) if self._cache else None
        if kept and kept.age <= self.settings.cache_seconds:
            return kept
        answer = self._fetch(url, largest, kept)
        if self._cache and answer.status == 200:
            self._cache.put(url, answer)
        return answer

    def _fetch(self, url: str, largest: int, kept: Response | None) -> Response:
        """The answer behind same-origin redirects."""
        deadline = time.monotonic() + self.settings.total_timeout
        address = url
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._try(address, largest, kept if address == url else None, deadline)
            if isinstance(answer, Response):
                return answer
            address = _redirected(address, answer)
        raise DocumentError(f"{url} redirects more than {_MOST_REDIRECTS} times.", hint=_FINAL)

    def _try(self, url: str, largest: int, kept: Response | None, deadline: float) -> Response | str:
        """The answer, or the address that it redirects to; tried again while that may help and time is left."""
        problem = "no time was left"
        for attempt in range(self.settings.retries + 1):
            pause = self.settings.backoff * 2 ** (attempt - 1) if attempt else 0.0
            if time.monotonic() + pause > deadline:
                break
            time.sleep(min(pause, _LONGEST_PAUSE))
            try:
                answer = self._ask(url, largest, kept, deadline)
            except (requests.RequestException, HTTPError) as error:
                problem = _reason(error)
                continue
            except ValueError:  # by requests too, which looks where a redirect leads without being asked
                raise DocumentError(f"{url} redirects to what is no address.", hint=_FINAL) from None
            if isinstance(answer, str) or answer.status not in _WORTH_A_RETRY:
                return answer
            problem = f"the host answers {answer.status}"
        raise Inconclusive(
            f"{url} could not be loaded: {problem}.", hint="Is the host up? Try again, or save the page to a file."
        )

    def _ask(self, url: str, largest: int, kept: Response | None, deadline: float) -> Response | str:
        refuse_private(url, self.settings.allowed_origins)
        headers = {"If-None-Match": kept.etag} if kept and kept.etag else {}
        with self._session.get(
            url, headers=headers, timeout=self.settings.timeout, allow_redirects=False, stream=True
        ) as response:
            if response.is_redirect:
                return urljoin(url, response.headers["Location"])
            now = datetime.now(UTC)
            if response.status_code == 304 and kept:
                return replace(kept, fetched=now)
            content = _read(response, url, largest, deadline)
            content_type, charset = _content_type(response)
            etag = response.headers.get("ETag", "")
            return Response(url, response.status_code, content_type, content, now, etag, charset)


def _content_type(response: requests.Response) -> tuple[str, str]:
    """The type, and the encoding where it names one: HTTP's own default is that of 1999, and of no page today."""
    header = Message()
    header["Content-Type"] = given = response.headers.get("Content-Type", "")
    return (header.get_content_type() if given else "", header.get_content_charset() or "")


def _read(response: requests.Response, url: str, largest: int, deadline: float) -> bytes:
    """The body, as long as it is within its limits.

    `iter_content` waits until a piece is whole: for ever, where a host sends a byte now and then.
    """
    pieces: list[bytes] = []
    size = 0
    while piece := response.raw.read1(_PIECE, decode_content=True):
        size += len(piece)
        if size > largest:
            raise DocumentError(f"{url} is larger than {largest:,} bytes.", hint="Is this a page?")
        if time.monotonic() > deadline:
            raise requests.Timeout("it did not end in time")
        pieces.append(piece)
    return b"".join(pieces)


def _redirected(url: str, target: str) -> str:
    """The address that a redirect leads to, if it stays on the site; the step from http to https does."""
    here, there = urlsplit(origin_of(url)), urlsplit(origin_of(target))
    secured = (here.scheme, there.scheme) == ("http", "https") and here.hostname == there.hostname
    if here != there and not (secured and not here.port and not there.port):
        hint = "If that is the page, give its address."
        raise LeadsElsewhere(f"{url} redirects to another site: {target}.", hint=hint)
    return target


def _reason(error: Exception) -> str:
    """What went wrong, in words; the first that fits, since some of these errors are kinds of others."""
    return next((words for kinds, words in _REASONS if isinstance(error, kinds)), "the answer makes no sense")


_REASONS: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
    ((requests.Timeout, TimeoutError_), "it did not answer in time"),
    ((requests.exceptions.SSLError,), "its certificate does not hold"),
    ((requests.ConnectionError,), "no connection came about"),
    ((DecodeError,), "its answer is not compressed as it says"),
    ((ProtocolError,), "the connection broke before the answer was complete"),
)
