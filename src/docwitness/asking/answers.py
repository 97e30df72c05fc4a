"""What a documentation site answered to a question, as a value, and which of it was witnessed.

Sites that answer questions do so in Markdown: the question as a heading, the answer, `# Suggested Follow-up
Questions:` and `# Sources:`. The question is repeated as it was put, so a question can hold headings of its own. It
is taken off by its words before anything is read, and of several sections of one name only the last counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urljoin

from docwitness.errors import DocumentError
from docwitness.model import Claim, SentenceVerdict, Step
from docwitness.sources.addresses import same_origin

AnswerOutcome = Literal["answered", "no-answer", "off", "refused", "unavailable"]
LabelVerdict = Literal["seen", "not seen", "unchecked"]


@dataclass(frozen=True, slots=True)
class Source:
    """A page that an answer was taken from."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class LabelSeen:
    """A label that the answer tells its reader to use, and whether the last run saw it."""

    label: str
    verdict: LabelVerdict
    where: str | None = None
    """The sentence of the documentation that it was witnessed for, as `page:line`."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question. Only the outcome `answered` can hold."""

    question: str
    outcome: AnswerOutcome
    answer: str = ""
    """Markdown."""
    sources: tuple[Source, ...] = ()
    """Pages of the site that was asked, and of no other."""
    followups: tuple[str, ...] = ()
    labels: tuple[LabelSeen, ...] = ()
    dropped: tuple[str, ...] = ()
    """Addresses given as sources that belong to another site."""
    why: str = ""
    """For any outcome but `answered`: what happened."""


def read_answer(markdown: str, *, question: str, url: str) -> Answer:
    """The answer in what the page at `url` returned for the question; nothing of another origin is a source."""
    text = markdown.replace("\r\n", "\n").removeprefix("\ufeff")
    if re.match(r"\s*# Page Not Found\b", text):
        return Answer(question, "unavailable", why=f"there is no page at {url}")
    body, echoed = _without_echo(text, question)
    parts = _parts(body)
    answer = parts["answer"].strip()
    if not answer:
        return Answer(question, "unavailable", why="the answer was empty")
    if not echoed and "sources" not in parts:
        return Answer(question, "off", why="the page itself came back instead of an answer")
    if _NO_ANSWER.match(answer):
        return Answer(question, "no-answer", why="the documentation could not answer the question")
    own, foreign = _sources(parts.get("sources", ""), url)
    followups = dict.fromkeys(_plain(title) for title, _ in _links(parts.get("followups", "")))
    return Answer(question, "answered", answer, own, tuple(followups), dropped=foreign)


def labels_of(answer: str) -> tuple[str, ...]:
    """The interface labels that the answer tells its reader to use, each once, in their order.

    Titles of windows are none: they are read, not used.
    """
    # Reading takes a quarter of a second to import, and who only asks needs none of it.
    from docwitness.procedures import read_procedure
    from docwitness.reading import read_page

    try:
        procedure = read_procedure(read_page(answer, source="answer", dialect="markdown"))
    except DocumentError:
        return ()
    steps: list[Step | Claim] = [step for step in procedure.steps if step.action != "expect"]
    claims: list[Step | Claim] = [claim for claim in procedure.claims if claim.kind != "opens"]
    promises = sorted(steps + claims, key=lambda promise: promise.location.line)
    return tuple(dict.fromkeys(each.target for each in promises if each.labelled and each.target))


def with_labels(answer: Answer, witnessed: Sequence[SentenceVerdict]) -> Answer:
    """The answer with its labels held against the sentences of the last run."""
    return replace(answer, labels=tuple(_held_against(label, witnessed) for label in labels_of(answer.answer)))


_NO_ANSWER = re.compile(r"(?:we|i) could(?:n[o'’]?t| not) answer this question", re.IGNORECASE)
_SECTION = re.compile(
    r"^# (?:(?P<followups>Suggested Follow-up Questions)|(?P<sources>Sources)):?[ \t]*$", re.MULTILINE
)
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_ADDRESS = re.compile(r"\(\s{0,9}<?(?P<url>[^\s<>)]{1,2000}+)>?+[^)]{0,300}+\)")
"""With ends, since it is looked for behind every bracket."""


def _without_echo(text: str, question: str) -> tuple[str, bool]:
    """The text after the repeated question, and whether it was there; white space may have changed on the way."""
    words = r"\s+".join(re.escape(word) for word in question.split())
    echo = re.match(rf"\s*#\s+{words}[ \t]*(?:\n|$)", text)
    return (text[echo.end() :], True) if echo else (text, False)


def _parts(body: str) -> dict[str, str]:
    """The text before the trailing sections as `answer`, and those sections by name; the last of a name counts."""
    last = {match.lastgroup or "": match for match in _SECTION.finditer(body)}
    marks = sorted(last.values(), key=lambda match: match.start())
    ends = [match.start() for match in marks[1:]] + [len(body)]
    parts = {match.lastgroup or "": body[match.end() : end] for match, end in zip(marks, ends, strict=False)}
    return {"answer": body[: marks[0].start()] if marks else body, **parts}


def _sources(section: str, url: str) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    found = {urljoin(url, address): _plain(title) for title, address in _links(section)}
    own = tuple(Source(title, address) for address, title in found.items() if same_origin(address, url))
    return own, tuple(address for address in found if not same_origin(address, url))


def _links(section: str) -> list[tuple[str, str]]:
    """Title and address of each link, of links within links the outermost."""
    opened: list[int] = []
    found: list[tuple[int, int, str, str]] = []
    for bracket in _BRACKET.finditer(section):
        if bracket[0] == "[":
            opened.append(bracket.start())
        elif bracket[0] == "]" and opened:
            start, end = opened.pop(), bracket.start()
            if address := _ADDRESS.match(section, end + 1):
                while found and found[-1][0] > start:
                    found.pop()
                found.append((start, address.end(), section[start + 1 : end], address["url"]))
    return [(title, url) for _, _, title, url in found]


def _plain(title: str) -> str:
    return re.sub(r"\\([\[\]\\])", r"\1", title).strip()


def _held_against(label: str, witnessed: Sequence[SentenceVerdict]) -> LabelSeen:
    """A label is seen where every sentence that names it and was put to the test holds.

    A sentence may be broken by another label than this one; then it says nothing of it.
    """
    # Another capital letter after it makes it the beginning of a longer label: "Cancel" is not "Cancel Subscription".
    word = re.compile(rf"(?<!\w){re.escape(label)}(?!\w)(?!(?-i:\s[A-Z]))", re.IGNORECASE)
    places: dict[str, str] = {}
    for told in witnessed:
        if word.search(told.sentence.text):
            missed = {seen.expected.casefold() for seen in told.observations if seen.expected}
            by_another = told.verdict == "broken" and missed and label.casefold() not in missed
            places.setdefault("unchecked" if by_another else told.verdict, str(told.sentence.location))
    if "broken" in places:
        return LabelSeen(label, "not seen", places["broken"])
    if "holds" in places:
        return LabelSeen(label, "seen", places["holds"])
    return LabelSeen(label, "unchecked", next(iter(places.values()), None))
