"""What documents speak of: the labels they mark or name, by section. It says what is explored first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from docwitness.language.paths import PATH
from docwitness.language.wording import canonical, words
from docwitness.model import Block, Claim, DocPage, Procedure, Step

MARKED = frozenset({"bold", "italic", "label", "menu", "link", "quote"})
"""Markup that writers give to labels of the interface."""
_FOLDERS = 3
"""Parts of a page's path, its file the last, that may be called as a part of the product."""
_LONGEST = 60
"""Characters; what is longer is a sentence, no label."""


@dataclass(frozen=True)
class Section:
    """What one section of a page speaks of."""

    source: str
    heading: tuple[str, ...]
    """The headings that it stands under, outermost first."""
    labels: tuple[str, ...] = ()
    """Of controls that it tells its reader to use, in its order; those of steps come with the paths taken apart."""
    buttons: frozenset[str] = frozenset()
    """Those of them that it calls buttons, and nothing else."""
    marked: tuple[str, ...] = ()
    """Whatever else is marked up as a label may be."""
    paths: tuple[tuple[str, ...], ...] = ()
    """Ways through menus: (Settings, Redirects)."""
    windows: tuple[str, ...] = ()
    text: str = field(default="", repr=False)
    names: str = field(default="", repr=False)
    """Its text without notes and links, which speak of other places as well."""
    above: str = field(default="", repr=False)
    """The same of the sections that it stands in."""

    @cached_property
    def words(self) -> frozenset[str]:
        """The telling words of all of its text."""
        return frozenset(words(self.text))


def sections_of(procedure: Procedure) -> tuple[Section, ...]:
    """The sections of a page, in its order, but for those that name nothing."""
    headings = dict.fromkeys(block.section for block in procedure.page.blocks if block.kind != "heading")
    made = (_section(procedure, heading) for heading in headings)
    return tuple(section for section in made if section.labels or section.marked)


def _section(procedure: Procedure, heading: tuple[str, ...]) -> Section:
    page = procedure.page
    blocks = [number for number, block in enumerate(page.blocks) if block.section == heading]
    within = {s.id for s in procedure.sentences if s.block in blocks}
    steps = [step for step in procedure.steps if step.sentence in within]
    claims = [claim for claim in procedure.claims if claim.sentence in within]
    promises: tuple[Step | Claim, ...] = (*steps, *claims)
    named = [promise for promise in promises if promise.labelled and promise.target]
    parts = [part for promise in named for part in _parts(promise)]
    windows = (promise.window for promise in promises)
    return Section(
        source=page.source,
        heading=heading or (page.title,),
        labels=tuple(dict.fromkeys(parts)),
        buttons=_buttons(named),
        marked=tuple(dict.fromkeys(label for number in blocks for label in _marked(page, number))),
        paths=tuple(dict.fromkeys(way for promise in named if len(way := tuple(_parts(promise))) > 1)),
        windows=tuple(dict.fromkeys(window for window in windows if window and not PATH.search(window))),
        text=" ".join(page.blocks[number].text for number in blocks),
        names="\n".join(_of_here(page.blocks[number]) for number in blocks),
        above="\n".join(
            [
                *_named_by_place(page),
                *(_of_here(b) for b in page.blocks if b.section and heading[: len(b.section)] == b.section != heading),
            ]
        ),
    )


def _named_by_place(page: DocPage) -> list[str]:
    """What the page's title, file and folders are called: documentation is often ordered as the product's menu is."""
    names = re.sub(r"^\w+://[^/]*/|\.\w+$", "", page.source).replace("\\", "/").split("/")
    told = (" ".join(word.capitalize() for word in re.split(r"[\W_]+", name) if word) for name in names[-_FOLDERS:])
    return [f"the {name}" for name in (*told, page.title) if name]


def _of_here(block: Block) -> str:
    if any(container.kind == "admonition" for container in block.containers):
        return ""
    text = block.text
    for span in block.spans:
        if span.kind == "link":
            text = f"{text[: span.start]}{' ' * (span.end - span.start)}{text[span.end :]}"
    return text


def _buttons(promises: Iterable[Step | Claim]) -> frozenset[str]:
    roles: dict[str, set[str | None]] = {}
    for promise in promises:
        for label in _parts(promise):
            roles.setdefault(label, set()).add(promise.role)
    return frozenset(label for label, told in roles.items() if told == {"button"})


def _parts(promise: Step | Claim) -> list[str]:
    return [part.strip() for part in PATH.split(promise.target or "") if part.strip()]


def _marked(page: DocPage, number: int) -> Iterable[str]:
    block = page.blocks[number]
    for span in block.spans:
        label = block.text[span.start : span.end].strip()
        if span.kind in MARKED and 0 < len(label) <= _LONGEST and re.search(r"\w", label):
            yield from (part.strip() for part in PATH.split(label) if part.strip())


def guide_of(procedures: Iterable[Procedure]) -> Mapping[str, float]:
    """How much documents speak of a label, from 0 to 1, by its canonical form.

    What readers are told to use counts 1; what is only marked up counts the more the oftener it is.
    """
    told: set[str] = set()
    marked: Counter[str] = Counter()
    for procedure in procedures:
        for section in sections_of(procedure):
            told.update(map(canonical, section.labels))
            marked.update(map(canonical, section.marked))
            told.update(part for way in section.paths for part in map(canonical, way))
    weights = {label: min(0.8, 0.4 + 0.1 * count) for label, count in marked.items()}
    return {label: weight for label, weight in (weights | dict.fromkeys(told, 1.0)).items() if label}
