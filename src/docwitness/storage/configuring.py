"""Changes to `[tool.docwitness]` in a pyproject.toml, which else stays byte for byte as it is."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence

from docwitness.errors import UsageError

_TABLE = re.compile(r"^\[tool\.docwitness\][ \t]*(?:#.*)?$", re.MULTILINE)
_NEXT = re.compile(r"^\[", re.MULTILINE)
_PAGES = re.compile(r"^pages[ \t]*=[ \t]*\[", re.MULTILINE)
_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|#[^\n]*|\]')
"""What has to be told apart in a list of strings: the strings, comments, and the end."""


def with_pages(text: str, pages: Sequence[str]) -> str:
    """The text of pyproject.toml with these pages at the end of the list, where they are not in it already.

    Raises:
        UsageError: the list is written in a way that cannot be added to.
    """
    before = tomllib.loads(text)["tool"]["docwitness"].get("pages", [])
    more = [page for page in pages if page not in before]
    added = _added(text, more) if more else text
    try:
        after = tomllib.loads(added)["tool"]["docwitness"].get("pages", [])
    except (tomllib.TOMLDecodeError, KeyError):
        after = None
    if after != [*before, *more]:
        raise UsageError("pyproject.toml: the list of pages cannot be added to.", hint=f"Add {more} to it by hand.")
    return added


def _added(text: str, pages: Sequence[str]) -> str:
    table = _TABLE.search(text)
    if table is None:
        return text
    following = _NEXT.search(text, table.end())
    listed = _PAGES.search(text, table.end(), following.start() if following else len(text))
    if listed is None:
        return f"{text[: table.end()]}\npages = {json.dumps(list(pages), ensure_ascii=False)}{text[table.end() :]}"
    last = _end_of_last(text, listed.end())
    return text[:last] + _as_items(text[listed.end() : last], pages) + text[last:]


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
