"""The page on which a person accepts or rejects each change, as HTML."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Choice:
    """One change to decide on."""

    number: int
    title: str
    location: str
    certain: bool
    """Whether evidence tells that it is right; else it is a guess that was asked for."""
    note: str = ""
    picture: bool = False
    old_size: str = ""
    new_size: str = ""
    patch: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The page's HTML and the content policy under which it is to be served."""

    html: str
    policy: str


def review_page(
    items: Sequence[Choice], *, title: str, left: Sequence[str], message: str = "", careful: bool = True
) -> ReviewPage:
    """The page with these choices; everything in it that comes from the documentation is escaped.

    `careful` says whether files are left alone that git does not have as they are.
    """
    environment = Environment(
        loader=PackageLoader("docwitness.updating"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    assert environment.loader is not None
    style = environment.loader.get_source(environment, "review.css")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    html = environment.get_template("review.html").render(
        items=items, title=title, left=left, message=message, careful=careful, style=Markup(style)
    )
    policy = (
        f"default-src 'none'; img-src 'self'; style-src 'sha256-{digest}'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
    return ReviewPage(html, policy)
