"""Names that a page does not write down: the anchors of its headings, the ids of its figures."""

from __future__ import annotations

import hashlib
import re


def heading_anchor(text: str) -> str:
    """The anchor that publishing gives a heading: lower case, words joined by `-`."""
    return re.sub(r"\s+", "-", re.sub(r"[^\w\s-]", "", text.lower()).strip())


def figure_id(src: str, ordinal: int) -> str:
    """A figure's id: its file's name, what tells files of one name apart, and which of several uses it is."""
    name = re.sub(r"[^a-z0-9]+", "-", src.split("?")[0].rsplit("/", 1)[-1].rsplit(".", 1)[0].lower()).strip("-")
    digest = hashlib.sha256(src.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return f"{name[:40] or 'figure'}-{digest}" + (f"-{ordinal}" if ordinal > 1 else "")
