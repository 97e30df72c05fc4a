"""Which window or state each figure of a page shows, and which figure shows the state after a step."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from docwitness.language.alternation import any_of
from docwitness.language.nouns import WINDOWS
from docwitness.model import DocPage, Figure, Step

_LEAD = re.compile(
    r"^(?:figure \d+\s*[:.–-]?\s*|fig\. \d+\s*[:.–-]?\s*)?(?:(?:a |an |the )?(?:screenshot|screen shot|screen "
    r"capture|screengrab|image|picture|figure|"
    r"illustration|example|view|capture)s?\b\s*(?:showing|shows|of|displaying|depicting|that shows|with|from|for|"
    r"illustrating|:|-)?\s*)?"
    r"(?:(?:the|a|an|your|how the)\s+)?", re.IGNORECASE,
)  # fmt: skip
_WINDOW = re.compile(rf"^(?P<name>.+?)\s+(?:popup |pop-up |modal |settings )?{any_of(WINDOWS)}\b", re.IGNORECASE)
_CUT = re.compile(
    r"\s*(?:[,;:(–—]|\b(?:with|where|that|which|when|after|before|highlighting|showing|in which|as seen)\b).*$",
    re.IGNORECASE,
)
_LONGEST = 6
"""Words that a title or the name of a state may have; longer captions tell a story."""


def shown_windows(page: DocPage, where: dict[int, str | None]) -> DocPage:
    """The page, with what each figure shows: by its caption, else its alt text, else its surroundings.

    Args:
        page: The page as read.
        where: Index of a block → window in which the reader is after reading it.
    """
    figures = tuple(replace(f, window=f.window or _window_of(f, where)) for f in page.figures)
    return replace(page, figures=tuple(_told_apart(figures)))


def _told_apart(figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures, those of one window told apart by more of their words: "the list", "the list with one checked"."""
    named: dict[str, str] = {}
    for figure in figures:
        words = " ".join((figure.caption or figure.alt).split())
        known = named.setdefault((figure.window or "").casefold(), words)
        if figure.window and words != known and (told := _at_length(words)):
            yield replace(figure, window=told)
        else:
            yield figure


def _at_length(words: str) -> str | None:
    """The beginning of a long caption or alt text; None for one that names only what it shows."""
    text = _LEAD.sub("", words).strip(" .")
    told = " ".join(text.split()[: 2 * _LONGEST])
    return told if _CUT.search(text) and len(text.split()) > _LONGEST else None


def title_in(caption: str) -> str | None:
    """The title of the window or the name of the state that a caption names, or None."""
    text = _LEAD.sub("", " ".join(caption.split()).strip(" .\"'“”*_`"))
    if text.lower().startswith(("how ", "what ", "why ", "where ")):
        return None
    if match := _WINDOW.match(text):
        text = match["name"]
    text = _CUT.sub("", text).strip(" .\"'“”*_`")
    return (
        text
        if text and len(text.split()) <= _LONGEST and not re.fullmatch(r"(?:image|img|screenshot)?[\W\d]*", text)
        else None
    )


def _window_of(figure: Figure, where: dict[int, str | None]) -> str | None:
    for words in (figure.caption, figure.alt):
        if title := title_in(words):
            return title
    nearest = [block for block in where if block < figure.block]
    return where[max(nearest)] if nearest else None


def with_figures(steps: Sequence[Step], page: DocPage, blocks: Sequence[int]) -> tuple[Step, ...]:
    """The steps, each with the figure of the state after it.

    The figure of a step is that of the window which the next step happens in, where it happens in another one;
    for the last step of a window, the nearest figure that follows and shows none of the windows known by then.

    Args:
        steps: The page's steps in order.
        page: The page with what its figures show.
        blocks: For each step the index of its block.
    """
    named = {step.window for step in steps} | {step.target for step in steps if step.action == "expect"}
    known = frozenset(name.lower() for name in named if name)
    result = []
    for index, step in enumerate(steps):
        following = steps[index + 1] if index + 1 < len(steps) else None
        result.append(replace(step, figure=_after(step, following, blocks[index], page, known)))
    return _with_those_left(result, page, blocks)


def _with_those_left(steps: list[Step], page: DocPage, blocks: Sequence[int]) -> tuple[Step, ...]:
    """The steps; a figure that no step has shows the state after the last one above it, in its section.

    Only where it says itself what it shows: one without words may be of any moment. An offer leads away from what is
    shown: of a paragraph that makes one, the figure below shows what comes before.
    """
    for figure in page.figures:
        section = page.blocks[figure.block].section
        above = [i for i, at in enumerate(blocks) if at < figure.block and page.blocks[at].section == section]
        asked = [i for i in above if not steps[i].optional] or above
        taken = [i for i in above if steps[i].figure == figure.src]
        offered = [i for i in taken if steps[i].optional and blocks[i] == blocks[asked[-1]] and i > asked[-1]]
        named = title_in(figure.caption) or title_in(figure.alt)
        if not named or not asked or (taken and not offered) or steps[asked[-1]].figure:
            continue
        steps[asked[-1]] = replace(steps[asked[-1]], figure=figure.src)
        for i in offered:
            steps[i] = replace(steps[i], figure=None)
    return tuple(steps)


def _after(step: Step, following: Step | None, block: int, page: DocPage, known: Collection[str]) -> str | None:
    if step.action == "expect":
        return _showing(step.target, page, block)
    if following is not None:
        if following.action == "expect":
            return _showing(following.target, page, block)
        if following.window and following.window != step.window:
            return _showing(following.window, page, block, named=True)
        if following.location.line == step.location.line:
            return None
    return _near(block, page, known)


def _showing(window: str, page: DocPage, block: int, *, named: bool = False) -> str | None:
    """The figure of the window that is nearest to the block; `named`: only one that says itself what it shows."""
    fitting = [f for f in page.figures if f.window and f.window.lower() == window.lower()]
    fitting = [f for f in fitting if not named or title_in(f.caption) or title_in(f.alt)]
    return min(fitting, key=lambda f: abs(f.block - block)).src if fitting else None


def _near(block: int, page: DocPage, known: Collection[str]) -> str | None:
    """The first figure between this step and the next text that shows a state of its own."""
    for index in range(block + 1, len(page.blocks)):
        if page.blocks[index].kind in ("figure", "caption", "rule"):
            for figure in page.figures:
                named = title_in(figure.caption) or title_in(figure.alt)
                if figure.block == index and (named or "").lower() not in known:
                    return figure.src
        else:
            return None
    return None
