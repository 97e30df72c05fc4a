"""The command line: what a failure of any command is called."""

import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

from docwitness import cli
from docwitness.errors import Caveat, UsageError

Run = Callable[[Callable[[], int]], object]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a function as the command `check`; its exit code."""

    def exit_code(function: Callable[[], int]) -> object:
        module = SimpleNamespace(command=click.command(function))
        monkeypatch.setitem(sys.modules, "docwitness.commands.documents.check", module)
        monkeypatch.setattr(sys, "argv", ["docwitness", "check"])
        monkeypatch.setattr(warnings, "showwarning", warnings.showwarning)
        monkeypatch.setattr(warnings, "filters", [])
        with pytest.raises(SystemExit) as end:
            cli.main()
        return end.value.code

    return exit_code


def raising(error: BaseException) -> Callable[[], int]:
    def command() -> int:
        raise error

    return command


def test_a_fault_of_docwitness_is_never_called_a_fault_of_the_document(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(raising(RuntimeError("oops"))) == 3
    assert capsys.readouterr().err.splitlines()[-1] == (
        "Docwitness itself failed: RuntimeError. Nothing is said of the document."
    )


def test_what_the_system_refuses_is_told_in_a_line(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(raising(PermissionError(13, "Permission denied", "reports/latest"))) == 3
    assert capsys.readouterr().err == "reports/latest: Permission denied\n"


def test_wrong_use_and_interruptions_have_codes_of_their_own(run: Run) -> None:
    assert run(raising(UsageError("no"))) == 4
    assert run(raising(click.BadParameter("no"))) == 4
    assert run(raising(KeyboardInterrupt())) == 2
    assert run(lambda: 1) == 1


@pytest.mark.parametrize("form", ["table", "json"])
def test_output_that_nobody_reads_to_its_end_is_an_interruption(tmp_path: Path, form: str) -> None:
    (tmp_path / "page.md").write_text("# Page\n\n" + "Click **Save**.\n\n" * 2000)
    command = [sys.executable, "-m", "docwitness", "read", "--format", form, "page.md"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reading:
        assert reading.stdout is not None
        assert reading.stderr is not None
        reading.stdout.close()
        assert reading.stderr.read() == b""
        assert reading.wait(60) == 2


def test_a_caveat_is_shown_without_the_line_that_gave_it(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    def command() -> int:
        warnings.warn(Caveat("the page is a minute old"), stacklevel=2)
        return 0

    assert run(command) == 0
    assert capsys.readouterr().err == "! the page is a minute old\n"
