"""What all tests share: golden files, which are written anew when asked for and compared otherwise."""

from collections.abc import Callable
from pathlib import Path

import pytest

Golden = Callable[[str, Path], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew, to review as a diff")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Holds a text against the golden file of that path."""

    def hold(actual: str, file: Path) -> None:
        if request.config.getoption("--update-golden"):
            file.write_text(actual, "utf-8")
        assert actual == file.read_text("utf-8"), f"{file.name} differs; if it should, run with --update-golden"

    return hold
