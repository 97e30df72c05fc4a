"""Changes as a patch to review: unified diffs of pages, one line for a picture."""

from __future__ import annotations

import difflib


def page_patch(path: str, old: str, new: str) -> str:
    """The change of a page as a unified diff that `git apply` takes."""
    lines = difflib.unified_diff(_lines(old), _lines(new), f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def picture_patch(path: str, old: bytes, new: bytes) -> str:
    """The change of a picture, with the sizes before and after."""
    return f"Binary file {path} changes: {len(old):,} bytes before, {len(new):,} after\n"


def _lines(text: str) -> list[str]:
    """The lines with their ends; only `\\n` ends one, as git has it."""
    lines = [f"{line}\n" for line in text.split("\n")]
    return [*lines[:-1], *([lines[-1][:-1]] if lines[-1] != "\n" else [])]
