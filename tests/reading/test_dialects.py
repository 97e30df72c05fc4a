"""Each dialect as a whole: a page in it, and what is read of it."""

from pathlib import Path

import pytest

from docwitness.reading import read_page
from tests.conftest import Golden
from tests.reading.printing import as_text

GOLDEN = Path(__file__).parent / "golden"
PAGES = sorted(file.name for file in GOLDEN.iterdir() if file.suffix != ".txt")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_each_dialect_reads_as_its_golden_file(name: str, golden: Golden) -> None:
    page = read_page((GOLDEN / name).read_text("utf-8"), source=name)

    golden(as_text(page), GOLDEN / f"{name}.txt")


@pytest.mark.parametrize("name", PAGES)
def test_what_a_block_says_stands_on_the_lines_it_names(name: str) -> None:
    """Holds every word of every block against the source: positions are what findings point at."""
    text = (GOLDEN / name).read_text("utf-8")
    lines = text.split("\n")

    for block in read_page(text, source=name).blocks:
        for start, line in block.line_starts:
            if block.kind != "figure" and block.text[start:]:
                word = block.text[start:].split()[0].strip(".,…").split("→")[0]
                assert word in lines[line - 1].replace("&amp;", "&"), f"{name}:{line} does not have {word!r}"
