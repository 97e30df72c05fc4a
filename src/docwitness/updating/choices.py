"""The page on which a person accepts or rejects each change, as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docwitness.reports.web.templating import environment_of, style_and_script


@dataclass(frozen=True, slots=True)
class Choice:
    """One change to decide on."""

    number: int
    title: str
    location: str
    certain: bool
    """Whether evidence tells that it is right; else it is a guess that was asked for."""
    cause: tuple[str, str] | None = None
    """The label that was renamed and what it is now: what has one cause can be decided at once."""
    reasons: tuple[str, ...] = ()
    note: str = ""
    patch: tuple[str, ...] = ()
    picture: bool = False
    old_size: str = ""
    new_size: str = ""
    sizes: tuple[tuple[int, int], ...] = ()
    """Width and height of the old picture and of the new one in pixels."""
    boxes: tuple[tuple[tuple[float, float, float, float, str], ...], ...] = ()
    """What has changed: its places in either picture, and the kind of change."""
    texts: tuple[str, ...] = ()
    """Of the changes: those that are data of the test account can be said to be so."""


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one cause."""

    cause: tuple[str, str] | None
    items: tuple[Choice, ...]


def by_cause(items: Iterable[Choice]) -> tuple[Group, ...]:
    """The changes in their order, those of one cause together."""
    groups: dict[object, list[Choice]] = {}
    for item in items:
        groups.setdefault(item.cause or item.number, []).append(item)
    return tuple(Group(each[0].cause, tuple(each)) for each in groups.values())


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The page's HTML and the content policy under which it is to be served."""

    html: str
    policy: str


def review_page(
    groups: Sequence[Group], *, title: str, left: Sequence[str], message: str = "", careful: bool = True
) -> ReviewPage:
    """The page with these choices; everything in it that comes from the documentation is escaped.

    `careful` says whether files are left alone that git does not have as they are.
    """
    environment = environment_of("docwitness.updating")
    policy = "img-src 'self' data:; form-action 'self'; frame-ancestors 'none'"
    own = style_and_script(environment, "review", policy=policy)
    template = environment.get_template("review.html")
    html = template.render(groups=groups, title=title, left=left, message=message, careful=careful, **own)
    return ReviewPage(html, own["policy"])
