"""A local web page to accept or reject each change of a plan, for this machine and this person only.

It listens on the loopback, under a path that holds a random token, and answers only requests that name the loopback
as their host: a web page elsewhere can neither read it nor, by a name that it lets point here, act through it.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Lock, Thread
from urllib.parse import parse_qs

from PIL import Image

from docwitness.errors import DocwitnessError
from docwitness.figures.ignoring import ignored
from docwitness.language.change_words import change_in_words, in_quotes
from docwitness.language.wording import quoted
from docwitness.reports.verdict_words import counted, listed
from docwitness.storage.configuring import with_exempt
from docwitness.updating.amending import NewPicture, NewWords, Plan, in_words, reworded, write
from docwitness.updating.choices import Choice, ReviewPage, by_cause, review_page
from docwitness.updating.decisions import decided, picture_key, remember, words_key
from docwitness.updating.patch import page_patch
from docwitness.updating.proposals import Rename, Rewording
from docwitness.updating.renamed_in_features import renamed_in_feature

_LARGEST_ANSWER = 1_000_000
"""Bytes of a form that are read: a choice takes about ten."""

_TYPES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"RIFF": "image/webp", b"GIF8": "image/gif"}


class Review:
    """A plan and what has been decided of it. Changes are numbered: pictures first, then words page by page.

    Nothing is decided until a person decides it: what is neither accepted nor rejected stays open.
    """

    def __init__(self, plan: Plan, *, root: Path, profile: str = "default", force: bool = False) -> None:
        self._plan = plan
        self._root = root
        self._profile = profile
        """Of the run: what its user says never counts is written there."""
        self._force = force
        self._words = [(page, proposal) for page in plan.pages for proposal in page.proposals]
        self._proposals = [
            *((picture_key(each), f"{each.location}: new picture of “{each.name}”") for each in plan.pictures),
            *((words_key(*each), f"{each[1].location}: {in_words(each[1])}") for each in self._words),
        ]
        """What each change is remembered by, and what it is to a person."""
        self._message = ""
        self._lock = Lock()
        self._accepted: frozenset[int] = frozenset()
        self._rejected: frozenset[int] = frozenset()
        self._exempt: frozenset[int] = frozenset()

    def page(self) -> ReviewPage:
        """What is still to be decided."""
        pictures = (_picture_choice(number, change) for number, change in enumerate(self._plan.pictures))
        choices = [*pictures, *self._word_choices()]
        items = by_cause(choice for choice in choices if choice.number not in self._settled)
        number = sum(len(group.items) for group in items)
        title = f"{counted(number, 'change')} to decide" if items else "All is decided"
        return review_page(items, title=title, left=self._plan.left, message=self._message, careful=not self._force)

    @property
    def open(self) -> bool:
        """Whether there is anything left to decide."""
        return len(self._settled) < len(self._proposals)

    @property
    def _settled(self) -> frozenset[int]:
        return self._accepted | self._rejected | self._exempt

    def picture(self, number: int, *, new: bool) -> bytes | None:
        """A picture before or after; None if there is none of that number."""
        if not 0 <= number < len(self._plan.pictures):
            return None
        change = self._plan.pictures[number]
        return change.new if new else change.old

    def decide(self, accepted: Collection[int], rejected: Collection[int]) -> None:
        """Write what was accepted and drop what was rejected. Where writing is refused, nothing is decided.

        What another tab has decided meanwhile stays as it is.
        """
        with self._lock:
            decided = self._settled
            new = frozenset(accepted) - decided
            try:
                done, plan = (_chosen(self._plan, numbers) for numbers in (self._accepted, self._accepted | new))
                written = write(plan, force=self._force, done=done)
            except DocwitnessError as error:
                self._message = str(error)
                return
            refused = frozenset(rejected) - decided - new
            self._remember("accepted", new)
            self._remember("rejected", refused)
            self._accepted |= new
            self._rejected |= refused
            if new or refused:
                told = [f"{counted(len(written), 'file')} changed"]
                told += [f"{counted(len(refused), 'proposal')} rejected"] if refused else []
                self._message = f"{', '.join(told)}."

    def exempt(self, known: Mapping[int, Sequence[str]], regions: Mapping[int, str]) -> None:
        """Write into the profile which texts are data, and which regions of pictures never count.

        The changes that they are about are settled: the next run counts them no more, and `docwitness rejudge` none of
        this one. Where pyproject.toml cannot be added to, nothing is settled.
        """
        pictures = range(len(self._plan.pictures))
        texts = [text for number, each in known.items() if number in pictures for text in each]
        boxes = [f"{self._plan.pictures[number].src} {box}" for number, box in regions.items() if number in pictures]
        if not texts and not boxes:
            return
        with self._lock:
            file = self._root / "pyproject.toml"
            try:
                for box in boxes:
                    ignored(box)
                text = file.read_text(encoding="utf-8") if file.is_file() else ""
                text = with_exempt(text, self._profile, "known", texts)
                file.write_text(with_exempt(text, self._profile, "ignore", boxes), encoding="utf-8")
            except DocwitnessError as error:
                self._message = str(error)
                return
            self._exempt |= frozenset({*known, *regions} & {*pictures})
            told = [f"{quoted(text)} is known" for text in texts] + [f"{box} is ignored" for box in boxes]
            self._message = f"In pyproject.toml, {listed(told)}. `docwitness rejudge` judges this run by it."

    def _remember(self, decision: str, numbers: Collection[int]) -> None:
        there = sorted(number for number in numbers if number in range(len(self._proposals)))
        remember(self._root, [decided(decision, *self._proposals[number], self._root) for number in there])

    def _word_choices(self) -> list[Choice]:
        # The plan has them from the last to the first, as they must be applied; people read the other way.
        numbered = sorted(enumerate(self._words, len(self._plan.pictures)), key=lambda change: change[1][1].location)
        return [_word_choice(number, *change) for number, change in numbered]


def _picture_choice(number: int, change: NewPicture) -> Choice:
    sizes = tuple(Image.open(BytesIO(data)).size for data in (change.old, change.new))
    kinds = [each.kind for each in change.changes]
    places = ([each.figure_box for each in change.changes], change.places_now)
    boxes = tuple(tuple((*box, kind) for box, kind in zip(each, kinds, strict=False) if box) for each in places)
    return Choice(
        number,
        title=f"The figure {quoted(change.name)}",
        location=", ".join(map(str, (change.location, *change.also))),
        certain=True,
        cause=next(filter(None, (each.renamed for each in change.changes)), None),
        reasons=(*(in_quotes(change_in_words(each)) for each in change.changes), f"Seen at: {change.seen}"),
        picture=True,
        old_size=f"{len(change.old):,} bytes",
        new_size=f"{len(change.new):,} bytes",
        sizes=sizes,
        boxes=boxes,
        texts=tuple(dict.fromkeys(text for each in change.changes for text in (each.was, each.now) if text)),
    )


def _word_choice(number: int, page: NewWords, proposal: Rewording) -> Choice:
    text, failed = reworded(replace(page, proposals=(proposal,)))
    note, why = "", "A figure shows the old label where the product has the new one."
    if isinstance(proposal, Rename):
        title = f"“{proposal.was}” becomes “{proposal.now}”"
        cause: tuple[str, str] | None = (proposal.was, proposal.now)
        note = _also_in(page, proposal)
    else:
        title, cause = f"Alt text “{proposal.alt}”", proposal.cause
    if not proposal.certain:
        why = "A guess: no figure confirms it; this is the label most alike." if cause else "It has no alt text."
    return Choice(
        number,
        title=title,
        location=str(proposal.location),
        certain=proposal.certain and not failed,
        cause=cause,
        reasons=("It cannot be done without changing more than that.",) if failed else (why,),
        note=note,
        patch=tuple(page_patch(page.source, page.text, text).splitlines()[2:]),
    )


def _also_in(page: NewWords, rename: Rename) -> str:
    """The features that are changed with the page."""
    files = [] if rename.of_window else [file for file in page.features if _names_label(file, rename)]
    return f"also in {listed([file.name for file in files])}" if files else ""


def _names_label(feature: Path, rename: Rename) -> bool:
    text = feature.read_text(encoding="utf-8")
    return renamed_in_feature(text, rename.was, rename.now) != text


def _chosen(plan: Plan, accepted: Collection[int]) -> Plan:
    """The plan with the accepted changes only."""
    pictures = tuple(change for number, change in enumerate(plan.pictures) if number in accepted)
    number = len(plan.pictures)
    pages = []
    for page in plan.pages:
        numbers = range(number, number + len(page.proposals))
        kept = tuple(each for n, each in zip(numbers, page.proposals, strict=True) if n in accepted)
        pages.append(replace(page, proposals=kept))
        number += len(page.proposals)
    return Plan(pictures, tuple(pages), plan.left)


class ReviewServer:
    """Serves a review on a free port of the loopback while it is open."""

    def __init__(self, review: Review, *, port: int = 0) -> None:
        token = secrets.token_urlsafe(24)
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler(review, token))
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}/{token}/"

    def __enter__(self) -> ReviewServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def _numbered(answers: Mapping[str, list[str]], start: str) -> dict[int, list[str]]:
    """The answers to fields that are called so, by the number of the change that they are about."""
    named = {name.removeprefix(start): given for name, given in answers.items() if name.startswith(start)}
    return {int(number): given for number, given in named.items() if number.isdecimal()}


def _handler(review: Review, token: str) -> type[BaseHTTPRequestHandler]:
    """The request handler for one review; `http.server` wants a class."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = self._path()
            if parts == [""]:
                page = review.page()
                self._send(page.html.encode(errors="replace"), "text/html; charset=utf-8", policy=page.policy)
            elif parts and len(parts) == 2 and parts[0] in ("before", "after") and parts[1].isdecimal():
                self._send_picture(review.picture(int(parts[1]), new=parts[0] == "after"))
            else:
                self._refuse()

        def do_POST(self) -> None:
            own = {f"http://{host}" for host in self._hosts()}
            length = self.headers.get("Content-Length", "")
            small = length.isdecimal() and int(length) <= _LARGEST_ANSWER
            if self._path() != ["apply"] or self.headers.get("Origin") not in own or not small:
                self._refuse()
                return
            answers = parse_qs(self.rfile.read(int(length)).decode(errors="replace"))
            decided = _numbered(answers, "")
            review.decide(*([n for n, given in decided.items() if given[-1] == each] for each in ("accept", "reject")))
            boxes = {number: given[-1] for number, given in _numbered(answers, "region-").items()}
            review.exempt(_numbered(answers, "known-"), boxes)
            self.send_response(HTTPStatus.SEE_OTHER)
            self.send_header("Location", f"/{token}/")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _path(self) -> Sequence[str] | None:
            """The parts of the path behind the token; None for a request that is not from our own page."""
            start, known, rest = self.path.partition("?")[0].partition("/")
            given, _, path = rest.partition("/")
            ours = secrets.compare_digest(given.encode(errors="replace"), token.encode())
            if start or not known or not ours or self.headers.get("Host") not in self._hosts():
                return None
            return path.split("/")

        def _hosts(self) -> set[str]:
            port = self.connection.getsockname()[1]
            return {f"127.0.0.1:{port}", f"localhost:{port}"}

        def _send_picture(self, picture: bytes | None) -> None:
            kind = next((kind for start, kind in _TYPES.items() if picture and picture.startswith(start)), None)
            if picture is None or kind is None:
                self._refuse()
            else:
                self._send(picture, kind)

        def _send(self, body: bytes, kind: str, *, policy: str = "default-src 'none'") -> None:
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", policy)
            self.send_header("Referrer-Policy", "same-origin")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

        def _refuse(self) -> None:
            self.send_error(HTTPStatus.NOT_FOUND)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: the token would stand in the log."""

    return Handler
