"""The YAML or TOML at the head of a page: its title, and what it says to Docwitness."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

_YAML = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\A\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*$", re.DOTALL | re.MULTILINE)
_LONGEST = 100_000
"""Characters: more is data, not front matter."""
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the head of a page says; `text` is the page with these lines blank."""

    text: str
    title: str = ""
    hints: Mapping[str, object] = field(default_factory=dict)
    problem: tuple[int, str] | None = None
    """Line and reason, where it cannot be read."""


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of a page, and the page without it, line for line."""
    if not text.startswith(("---", "+++")):
        return FrontMatter(text)
    match = _YAML.match(text) or _TOML.match(text)
    if match is None or match.end(1) > _LONGEST:
        return FrontMatter(text)
    rest = "\n" * match[0].count("\n") + text[match.end() :]
    try:
        data = tomllib.loads(match[1]) if text.startswith("+") else yaml.load(match[1], Loader=_Loader)  # noqa: S506 (safe)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        return FrontMatter(rest, problem=_problem(error))
    if not isinstance(data, Mapping):
        return FrontMatter(rest)
    title, hints = data.get("title"), data.get("docwitness")
    return FrontMatter(
        rest,
        title if isinstance(title, str) else "",
        {str(key): value for key, value in hints.items()} if isinstance(hints, Mapping) else {},
    )


def _problem(error: Exception) -> tuple[int, str]:
    mark = getattr(error, "problem_mark", None)
    reason = str(getattr(error, "problem", None) or error)
    return mark.line + 2 if mark else 1, reason.split("\n", 1)[0]
