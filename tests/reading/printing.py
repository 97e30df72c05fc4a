"""A page as text to look at: the form of the golden files."""

from collections.abc import Iterator

from docwitness.model import Block, DocPage


def as_text(page: DocPage) -> str:
    """One line a block, figure, reference and finding, each with the line it stands on."""
    return "\n".join([*_head(page), *map(_block, page.blocks), *_rest(page)]) + "\n"


def _head(page: DocPage) -> Iterator[str]:
    yield f"title: {page.title}"
    yield f"lines: {page.line_count}"
    if page.ask_url:
        yield f"ask: {page.ask_url}"
    if page.hints:
        yield f"hints: {page.hints}"


def _block(block: Block) -> str:
    kind = f"{block.kind} {block.level}" if block.level else block.kind
    within = "/".join(f"{held.kind}({held.label})" if held.label else held.kind for held in block.containers)
    language = f" [{block.language}]" if block.language else ""
    spans = "".join(
        f"\n          {span.kind}: {block.text[span.start : span.end]}" + (f" → {span.target}" if span.target else "")
        for span in block.spans
    )
    return f"{block.location.line:4} {kind}{language} {f'in {within} ' if within else ''}| {_with_lines(block)}{spans}"


def _with_lines(block: Block) -> str:
    """The text, with the number of each further line where that line begins."""
    pieces, last = [], 0
    for start, line in block.line_starts:
        if start:
            pieces.append(block.text[last:start].replace("\n", ""))
            pieces.append(f"⏎{line} ")
        last = start
    return "".join(pieces) + block.text[last:].replace("\n", "⏎")


def _rest(page: DocPage) -> Iterator[str]:
    for figure in page.figures:
        said = f"caption={figure.caption!r} alt={figure.alt!r} width={figure.width!r}"
        yield f"figure {figure.location.line} {figure.id} src={figure.src} {said} block={figure.block}"
    for reference in page.references:
        if reference.kind != "image":
            yield f"{reference.kind} {reference.location.line} {reference.target}"
    yield f"anchors: {' '.join(page.anchors)}"
    yield from (f"comment {line} {words}" for line, words in page.comments)
    yield from (f"finding {found.location.line} {found.rule}: {found.message}" for found in page.findings)
