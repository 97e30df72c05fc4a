"""The one fixture that tests have which are not ours, and the report of what they ask it.

Nothing is begun before a test asks for a figure. What it finds is kept aside, by every process of the run, and made a
report at the end; in a run that names features as well it stands in theirs.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from docwitness.pytest_plugin.stash import FAILURE, FIGURES_TOLD, FOLDER, RECORDER, SETTINGS, SPOOL

if TYPE_CHECKING:
    from docwitness.storage.store import ReportFolder


@pytest.fixture
def witness(request: pytest.FixtureRequest) -> Any:
    """What a step of a scenario speaks to; in any other test, what holds figures against the product.

    `witness.figure("docs/images/settings.png")` fails where the picture does not show what the page shows.
    """
    if RECORDER in request.config.stash:
        from docwitness.pytest_plugin.collecting import is_scenario

        if is_scenario(request.node):
            return request.getfixturevalue("docwitness_stand")
    from docwitness.pytest_plugin.plain_tests.asking_figures import FigureWitness

    return FigureWitness(request, _folder(request.config))


def _folder(config: pytest.Config) -> ReportFolder:
    """The report folder of the run; where none is begun, a folder aside.

    Raises:
        UsageError: the report folder could not be written at the end.
    """
    from docwitness.run.figures_report import report_folder
    from docwitness.storage.store import ReportFolder

    if FOLDER in config.stash:
        return config.stash[FOLDER]
    report_folder(config.stash[SETTINGS], config.option.docwitness_report).check(project=config.stash[SETTINGS].root)
    _spool(config).mkdir(mode=0o700, exist_ok=True)
    return ReportFolder(_spool(config))


def _spool(config: pytest.Config) -> Path:
    """The folder aside, the same for all processes of the run; it may not be there."""
    if SPOOL not in config.stash:
        told = getattr(config, "workerinput", {}).get("docwitness-spool")
        config.stash[SPOOL] = Path(told or Path(tempfile.gettempdir(), f"docwitness-{uuid4().hex}"))
    return config.stash[SPOOL]


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker of pytest-xdist where the folder aside is."""
    node.workerinput["docwitness-spool"] = str(_spool(node.config))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Make a report of what tests have asked, and let the run exit with what it says unless a test failed."""
    config = session.config
    if hasattr(config, "workerinput") or FOLDER in config.stash or not _spool(config).is_dir():
        return
    from docwitness.errors import DocwitnessError
    from docwitness.run.figures_report import write_figures_report

    try:
        code, told = write_figures_report(
            _spool(config),
            config.stash[SETTINGS],
            report=config.option.docwitness_report,
            profile=config.option.docwitness_profile,
            command=" ".join(["pytest", *map(str, config.invocation_params.args)]),
            failure=config.stash.get(FAILURE, None),
        )
    except DocwitnessError as error:
        code, told = error.exit_code, (str(error),)
    finally:
        shutil.rmtree(_spool(config))
    config.stash[FIGURES_TOLD] = told
    if exitstatus == pytest.ExitCode.OK:
        session.exitstatus = code


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tell what the report says, and where it is."""
    if FIGURES_TOLD in config.stash:
        terminalreporter.section("Docwitness")
        for line in config.stash[FIGURES_TOLD]:
            terminalreporter.write_line(line)
