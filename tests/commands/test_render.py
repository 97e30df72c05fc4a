"""A report is made again from its saved results, without browser or product."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from docwitness import reports
from docwitness.commands.runs.render import command
from docwitness.errors import DocumentError, UsageError
from docwitness.storage.store import load_report
from tests.reports.reports import every_verdict


def test_every_file_comes_back_as_it_was(tmp_path: Path) -> None:
    files = reports.files(every_verdict())
    (tmp_path / "results.json").write_text(files["results.json"])
    assert CliRunner().invoke(command, [str(tmp_path)]).exit_code == 0
    assert {name: (tmp_path / name).read_text() for name in files} == dict(files)


def test_a_page_of_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "results.json").write_text(reports.files(every_verdict())["results.json"])
    (tmp_path / "index.html").write_text("theirs")
    refused = CliRunner().invoke(command, [str(tmp_path)])
    assert isinstance(refused.exception, UsageError)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["index.html", "results.json"]
    assert (tmp_path / "index.html").read_text() == "theirs"


def test_rendering_imports_no_browser() -> None:
    code = "import sys, docwitness.reports; print('playwright' in sys.modules, 'pytest' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_damaged_results_are_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "results.json").write_text(json.dumps({"schema": "docwitness/1"}))
    with pytest.raises(DocumentError, match="cannot be read back"):
        raise CliRunner().invoke(command, [str(tmp_path)]).exception or AssertionError


@pytest.mark.parametrize(
    "content", [b"[]", b"{", b"\xff\xfe\x00", b'{"schema": "docwitness/1"}', b'{"schema": "other"}']
)
def test_results_that_are_damaged_are_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "results.json").write_bytes(content)
    with pytest.raises(DocumentError, match=r"results.json is damaged: .*\n  Run `docwitness verify` again"):
        load_report(tmp_path)
