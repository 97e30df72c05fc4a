"""Changes as a patch to review, in the form that `git apply` takes."""

from __future__ import annotations

import base64
import difflib
import hashlib
import zlib
from collections.abc import Iterator

_LINE = 52
"""Bytes of a picture that stand on one line of a patch."""


def page_patch(path: str, old: str, new: str) -> str:
    """The change of a page as a unified diff."""
    lines = difflib.unified_diff(_lines(old), _lines(new), f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def picture_line(path: str, old: bytes, new: bytes) -> str:
    """The change of a picture for a person: one line with the sizes before and after."""
    return f"Binary file {path} changes: {len(old):,} bytes before, {len(new):,} after\n"


def picture_patch(path: str, old: bytes, new: bytes) -> str:
    """The change of a picture as `git diff --binary` writes it, there and back."""
    head = f"diff --git a/{path} b/{path}\nindex {_blob(old)}..{_blob(new)} 100644\nGIT binary patch\n"
    return head + "".join(_literal(content) for content in (new, old))


def _blob(content: bytes) -> str:
    """The name that git has for this content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _literal(content: bytes) -> str:
    return f"literal {len(content)}\n" + "".join(_encoded(zlib.compress(content, 9))) + "\n"


def _encoded(packed: bytes) -> Iterator[str]:
    """Lines that begin with their number of bytes as a letter: A for 1, a for 27."""
    for start in range(0, len(packed), _LINE):
        piece = packed[start : start + _LINE]
        length = chr(len(piece) + (64 if len(piece) <= 26 else 70))
        yield f"{length}{base64.b85encode(piece, pad=True).decode()}\n"


def _lines(text: str) -> list[str]:
    """The lines with their ends; only `\\n` ends one, as git has it."""
    lines = [f"{line}\n" for line in text.split("\n")]
    return [*lines[:-1], *([lines[-1][:-1]] if lines[-1] != "\n" else [])]
