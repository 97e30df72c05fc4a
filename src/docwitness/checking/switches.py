"""Rules switched off by the page itself: in its front matter, or in a comment on a line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from docwitness.model import DocPage, Finding

_IGNORE = re.compile(r"ignore\b(.*)", re.DOTALL)
_NAME = re.compile(r"[a-z][a-z-]*[a-z]")


def switched_off(page: DocPage) -> Callable[[Finding], bool]:
    """Whether the page has switched a finding's rule off for its line or altogether.

    `<!-- docwitness: ignore empty-alt -->` holds for its own line and for the next; without a name, for every rule.
    """
    everywhere = frozenset(_names(page.hints.get("ignore")))
    lines: dict[int, set[str]] = defaultdict(set)
    for line, words in page.comments:
        if match := _IGNORE.match(words):
            names = _NAME.findall(match[1]) or ["*"]
            for number in (line, line + 1):
                lines[number].update(names)

    def off(finding: Finding) -> bool:
        names = lines.get(finding.location.line, set())
        return finding.rule in everywhere or finding.rule in names or "*" in names

    return off


def _names(listed: object) -> Iterable[str]:
    if isinstance(listed, str):
        return _NAME.findall(listed)
    return [name for name in listed if isinstance(name, str)] if isinstance(listed, list) else []
