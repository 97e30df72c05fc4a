"""A page is verified where there is no project: no pyproject.toml, no features, and a report somewhere else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.end_to_end.conftest import Verify


@pytest.fixture
def product(tmp_path: Path) -> Iterator[str]:
    """The address of a page with one button."""
    (tmp_path / "product").mkdir()
    (tmp_path / "product" / "index.html").write_text("<title>Boats</title><h1>Boats</h1><button>Launch</button>")
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path / "product"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize("project", ["", '[project]\nname = "boats"\nversion = "1"\n'])
def test_a_page_is_verified_outside_a_project(verify: Verify, product: str, tmp_path: Path, project: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    if project:
        (elsewhere / "pyproject.toml").write_text(project)
    (elsewhere / "boats.md").write_text("# Boats\n\nClick the **Launch** button.\n")

    done = verify("boats.md", "--base-url", product, cwd=elsewhere)

    assert (done.exit, done.sentences) == (0, {3: {"holds"}}), done.output


def test_a_run_whose_conftest_fails_says_that_nothing_was_verified(
    verify: Verify, product: str, tmp_path: Path
) -> None:
    (tmp_path / "conftest.py").write_text("import nothing_of_that_name\n")
    (tmp_path / "pyproject.toml").write_text('[tool.docwitness]\npages = ["boats.md"]\n')
    (tmp_path / "boats.md").write_text("# Boats\n\nClick the **Launch** button.\n")

    done = verify("--base-url", product, cwd=tmp_path)

    assert (done.exit, done.results["complete"]) == (4, False)
    assert "nothing_of_that_name" in done.output
    assert "the run could not begin" in done.output
