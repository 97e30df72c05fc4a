"""docutils' reader of text, told to take every role for one it knows, and held to time in proportion to the text."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from docutils.parsers.rst.states import Inliner

_LONGEST_PARAGRAPH = 5_000
"""Characters of a text whose markup is read: docutils looks from every mark for its end."""
_NAME = r"(?:(?!_)\w){1,60}+(?:[-._+:](?:(?!_)\w){1,60}+){0,12}"
"""docutils' own pattern of a name, with an end: it is looked for at every place of the text."""
_SCHEME, _SHORT_SCHEME = "[a-zA-Z][a-zA-Z0-9.+-]*", "[a-zA-Z][a-zA-Z0-9.+-]{0,19}"
_EMAIL = r"""
    (?P<mail>[\w.+-]{1,64}+)
    @
    [\w-]{1,60}+(?:\.[\w-]{1,60}+){1,8}
    """
_RoleNodes = tuple[list[nodes.Node], list[nodes.system_message]]


def inliner() -> Inliner:
    """docutils' reader of text, changed as the module says.

    Its methods are replaced on the object: the class reads its own `__dict__` and cannot be subclassed.
    """
    reader = Inliner()
    reader.simplename = _NAME
    reader.email_pattern = _EMAIL
    reader.interpreted = _read_role  # type: ignore[method-assign]
    prepare, read = reader.init_customizations, reader.parse

    def init_customizations(settings: Any) -> None:
        prepare(settings)
        uri = reader.patterns.uri
        bounded = re.compile(uri.pattern.replace(_SCHEME, _SHORT_SCHEME), uri.flags)
        reader.implicit_dispatch[:] = [(bounded, reader.standalone_uri)]  # type: ignore[list-item]

    def parse(text: str, lineno: int, memo: Any, parent: nodes.Element) -> _RoleNodes:
        return read(text, lineno, memo, parent) if len(text) <= _LONGEST_PARAGRAPH else ([nodes.Text(text)], [])

    reader.init_customizations = init_customizations  # type: ignore[method-assign]
    reader.parse = parse  # type: ignore[method-assign]
    return reader


def _read_role(rawsource: str, text: str, role: str, lineno: int) -> _RoleNodes:
    return [nodes.inline(rawsource, text.replace("\0", ""), role=role or "title")], []
