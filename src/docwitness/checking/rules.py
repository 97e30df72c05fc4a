"""The rules for a page by itself: one table, a small function each.

Each has an example that breaks it, which runs as a test.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from docwitness.model import DocPage, Figure, Finding, Severity, SourceLocation
from docwitness.reading.unresolved import UNRESOLVED


def _unknown(_target: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Facts:
    """Answers about what a page refers to, by the target as the page writes it. None: it cannot be told."""

    exists: Callable[[str], bool | None] = _unknown
    """Whether the file or page is there."""
    picture_problem: Callable[[str], str | None] = _unknown
    """Why the picture cannot be read; None for one that can, or that is not at hand."""
    anchors: Callable[[str], Collection[str] | None] = _unknown
    """The anchors of the page that the target (without `#…`) leads to."""


Found = Iterator[tuple[SourceLocation, str]]

_LOST_LINK = re.compile(r"/?broken/|broken-reference(?:/|$)")
"""What GitBook makes of a link to a page that was deleted."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that a page should not have."""

    name: str
    reason: str
    """Why its writer should care, in one sentence."""
    example: str
    """A page in Markdown that breaks it."""
    find: Callable[[DocPage, Facts], Found] | None = None
    """None for what is found while the page is read."""
    severity: Severity = "warning"


def missing_image(page: DocPage, facts: Facts) -> Found:
    """Figures whose file is not there."""
    for figure in page.figures:
        if (
            not _is_broken_upload(figure.src)
            and not UNRESOLVED.search(figure.src)
            and facts.exists(figure.src) is False
        ):
            yield figure.location, f"The image {_shown(figure.src)} is missing."


def broken_image(page: DocPage, facts: Facts) -> Found:
    """Figures whose file is there and no picture, or that publishing has marked as lost."""
    for figure in page.figures:
        if _is_broken_upload(figure.src):
            yield (
                figure.location,
                f"The image {_shown(figure.src)} was lost when the page was published: upload it again.",
            )
        elif problem := facts.picture_problem(figure.src):
            yield figure.location, f"The image {_shown(figure.src)} cannot be shown: {problem}."


def empty_alt(page: DocPage, facts: Facts) -> Found:
    """Figures without a text for those who cannot see them."""
    for figure in page.figures:
        if not figure.alt.strip():
            yield figure.location, f"The image {_shown(figure.src)} has no alternative text."


def caption_disagrees(page: DocPage, facts: Facts) -> Found:
    """Figures of one picture that say different things of it."""
    for figures in _by_picture(page):
        first = next((figure for figure in figures if figure.caption), None)
        for figure in figures:
            if first and figure.caption and _plain(figure.caption) != _plain(first.caption):
                line = first.location.line
                yield (
                    figure.location,
                    f'The caption "{figure.caption}" disagrees with "{first.caption}" on line {line}.',
                )


def duplicate_figure(page: DocPage, facts: Facts) -> Found:
    """A picture that the same section shows twice."""
    for figures in _by_picture(page):
        seen: dict[tuple[str, ...], int] = {}
        for figure in figures:
            section = page.blocks[figure.block].section
            if section in seen:
                yield figure.location, f"The image {_shown(figure.src)} is on line {seen[section]} already."
            seen.setdefault(section, figure.location.line)


def broken_reference(page: DocPage, facts: Facts) -> Found:
    """Links, files and includes that lead nowhere. An anchor may stand in what the page includes."""
    including = any(reference.kind == "include" for reference in page.references)
    for reference in page.references:
        if reference.kind in ("image", "include") or _is_elsewhere(reference.target):
            continue  # of an include it is told that it was not read: where it stands, only its publisher knows
        if _LOST_LINK.match(reference.target):
            yield reference.location, "What the link led to was lost when the page was published: link it again."
            continue
        target, _, anchor = reference.target.partition("#")
        if target and facts.exists(target) is False:
            yield reference.location, f"{_shown(reference.target)} leads to nothing: there is no {_shown(target)}."
            continue
        anchors = facts.anchors(target) if target else None if including else page.anchors
        if anchor and anchors is not None and not _has_anchor(anchors, anchor):
            yield reference.location, f'{_shown(reference.target)} leads to no heading: there is no "{anchor}".'


def _is_broken_upload(src: str) -> bool:
    return src.startswith("/broken/") or "/broken/files/" in src


def _is_elsewhere(target: str) -> bool:
    """Whether the target is on another site, or no address of a page at all."""
    return bool(re.match(r"[a-z][a-z0-9+.-]*:|//", target, re.IGNORECASE)) or "{" in target


def _has_anchor(anchors: Collection[str], wanted: str) -> bool:
    """Whether an anchor is there, whatever way of making anchors of headings the page's publisher has."""
    known = {_plain(anchor) for anchor in anchors}
    return _plain(wanted) in known or _plain(re.sub(r"-\d+$", "", wanted)) in known or wanted in ("", "top")


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _by_picture(page: DocPage) -> list[list[Figure]]:
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        groups[figure.src].append(figure)
    return [figures for figures in groups.values() if len(figures) > 1]


def _shown(target: str) -> str:
    return target if len(target) <= 80 else f"{target[:50]}…{target[-25:]}"


RULES = (
    Rule(
        "missing-image",
        "Readers see a broken icon where the figure should be.",
        "![The settings](missing.png)",
        missing_image,
        "error",
    ),
    Rule(
        "broken-image",
        "The file is there and no browser can show it, or the publisher says that it is lost.",
        "![The settings](/broken/files/Xq3)",
        broken_image,
        "error",
    ),
    Rule(
        "empty-alt",
        "Those who use a screen reader are told nothing of the figure.",
        '<figure><img src="settings.png" alt=""></figure>',
        empty_alt,
    ),
    Rule(
        "caption-disagrees",
        "One of the two captions is of another picture.",
        '![a](one.png "The list")\n\nText\n\n![a](one.png "The editor")',
        caption_disagrees,
    ),
    Rule(
        "duplicate-figure",
        "A section that shows a picture twice meant another one, as a rule.",
        "![a](one.png)\n\nText\n\n![a](one.png)",
        duplicate_figure,
        "note",
    ),
    Rule(
        "broken-reference",
        "Readers who follow the link end nowhere.",
        "See [the next step](missing.md) and [below](#nowhere).",
        broken_reference,
    ),
    Rule(
        "unclosed-block",
        "All that follows stands in the block, or the block is shown as its source.",
        '{% hint style="info" %}\nNever closed',
    ),
    Rule(
        "duplicate-reference",
        "Only the first definition counts: links that meant the second lead elsewhere.",
        "[a][x]\n\n[x]: one.md\n[x]: two.md",
    ),
    Rule(
        "duplicate-anchor",
        "Links to it lead to the first place only.",
        '<a id="here"></a>One\n\n<a id="here"></a>Two',
    ),
    Rule(
        "front-matter",
        "The page's title and settings are lost.",
        "---\ntitle: [unclosed\n---\nText",
    ),
    Rule(
        "unread-include",
        "What is included was not witnessed with this page.",
        '{% include "reusable.md" %}\n\nText',
        severity="note",
    ),
    Rule(
        "unread-part",
        "What readers see there was not witnessed with this page.",
        'A plan costs <Price of="team" /> a month.',
        severity="note",
    ),
    Rule(
        "page-language",
        "Only English is read: none of its promises was understood.",
        "Klicken Sie in der Liste auf **Neu** und geben Sie im Dialog den Namen der Liste ein.",
    ),
    Rule(
        "long-paragraph",
        "Its labels and links were not read.",
        "[a " * 60,
        severity="note",
    ),
)
"""Every rule there is, those that are found while reading among them."""


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
