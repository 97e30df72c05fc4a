"""Changes to lists in `[tool.docwitness]` of a pyproject.toml, which else stays byte for byte as it is."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from typing import Any

from docwitness.errors import UsageError

_NEXT = re.compile(r"^\[", re.MULTILINE)
_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|#[^\n]*|\]')
"""What has to be told apart in a list of strings: the strings, comments, and the end."""


def with_pages(text: str, pages: Sequence[str]) -> str:
    """The text of pyproject.toml with these pages at the end of the list, where they are not in it already.

    Raises:
        UsageError: the list is written in a way that cannot be added to.
    """
    return _with_more(text, (), "pages", pages)


def with_exempt(text: str, profile: str, key: str, values: Sequence[str]) -> str:
    """The text of pyproject.toml with these values in the profile's `known` or `ignore`.

    Raises:
        UsageError: the list is written in a way that cannot be added to.
    """
    return _with_more(text, ("profiles", profile), key, values)


def _with_more(text: str, table: tuple[str, ...], key: str, values: Sequence[str]) -> str:
    before = _list_in(text, table, key)
    more = [value for value in dict.fromkeys(values) if value not in before]
    added = _added(text, table, key, more) if more else text
    try:
        after = _list_in(added, table, key)
    except tomllib.TOMLDecodeError:
        after = []
    if after != [*before, *more]:
        raise UsageError(f"pyproject.toml: the list of {key} cannot be added to.", hint=f"Add {more} to it by hand.")
    return added


def _list_in(text: str, table: tuple[str, ...], key: str) -> list[Any]:
    found: Any = tomllib.loads(text).get("tool", {}).get("docwitness", {})
    for name in table:
        found = found.get(name, {})
    listed = found.get(key, [])
    return listed if isinstance(listed, list) else [listed]


def _added(text: str, table: tuple[str, ...], key: str, values: Sequence[str]) -> str:
    path = ".".join(
        name if re.fullmatch(r"[\w-]+", name) else json.dumps(name) for name in ("tool", "docwitness", *table)
    )
    begun = re.compile(rf"^\[{re.escape(path)}\][ \t]*(?:#.*)?$", re.MULTILINE).search(text)
    written = f"{key} = {json.dumps(list(values), ensure_ascii=False)}"
    if begun is None:
        return f"{text.rstrip()}\n\n[{path}]\n{written}\n" if table else text
    following = _NEXT.search(text, begun.end())
    end = following.start() if following else len(text)
    listed = re.compile(rf"^{key}[ \t]*=[ \t]*\[", re.MULTILINE).search(text, begun.end(), end)
    if listed is None:
        return f"{text[: begun.end()]}\n{written}{text[begun.end() :]}"
    last = _end_of_last(text, listed.end())
    return text[:last] + _as_items(text[listed.end() : last], values) + text[last:]


def _end_of_last(text: str, start: int) -> int:
    """Where the last string of the list ends; the start of the list if it has none."""
    last = start
    for token in _TOKEN.finditer(text, start):
        if token[0] == "]":
            break
        if not token[0].startswith("#"):
            last = token.end()
    return last


def _as_items(items: str, pages: Sequence[str]) -> str:
    """What to write after the last item so that the pages follow it as it stands: on lines of their own, or not."""
    written = [json.dumps(page, ensure_ascii=False) for page in pages]
    if not items.strip():
        return ", ".join(written)
    line = re.search(r"\n([ \t]*)[^\n]*$", items)
    between = f",\n{line[1]}" if line else ", "
    return "".join(between + page for page in written)
