"""The pytest plugin: collects features, records what was observed, and writes the report.

With it `pytest features` is an ordinary pytest run that leaves the same report as `docwitness verify`. It does
nothing in projects whose pyproject.toml has no table `[tool.docwitness]`.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from _pytest.mark import deselect_by_keyword, deselect_by_mark

from docwitness.browser.outcomes import StepEnd, Undecided, waited_in_vain
from docwitness.browser.product import Share, Wish, lost, share_of_worker
from docwitness.errors import CannotTell, DocwitnessError, UsageError
from docwitness.model import SourceLocation
from docwitness.model.events import Problem
from docwitness.pytest_plugin.collecting import (
    SCENARIO,
    CollectionErrors,
    FeatureFile,
    asks_for_features,
    check_step_function,
    is_scenario,
    keep,
    length_of,
    name_of,
    named_places,
    row_of,
    scenario_of,
)
from docwitness.pytest_plugin.recording import Recorder
from docwitness.pytest_plugin.stash import FIGURES, FOLDER, IN_VAIN, PRODUCT, RECORDER, SESSION, SETTINGS, STAND
from docwitness.pytest_plugin.tracing import trace_again
from docwitness.scenarios.choosing import chooser
from docwitness.scenarios.drift import BEYOND
from docwitness.settings import find_settings

if TYPE_CHECKING:
    from docwitness.browser.guard import Guard


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options; those of `docwitness verify` under the same names, prefixed."""
    group = parser.getgroup("docwitness", "Docwitness")
    group.addoption("--docwitness-page", action="append", default=[], metavar="PAGE", help="page to witness")
    group.addoption("--docwitness-profile", metavar="NAME", help="profile of the product, from pyproject.toml")
    group.addoption("--docwitness-release", metavar="NAME", help="release of the embedded product")
    group.addoption("--docwitness-report", metavar="DIR", help="report folder (default: reports/latest)")
    group.addoption("--docwitness-only", metavar="EXPR", help="only scenarios with these words in their names")
    group.addoption("--docwitness-shard", default="", metavar="I/N", help="only every N-th scenario, from the I-th on")
    group.addoption("--allow-destructive", action="store_true", help="let scenarios change the product")
    group.addoption("--browser-executable", metavar="PATH", help="the browser to drive")
    group.addoption("--connect", metavar="URL", help="a remote Playwright server (ws://) or CDP endpoint (http://)")


def pytest_configure(config: pytest.Config) -> None:
    """Read the settings, and register what only runs with features."""
    try:
        config.stash[SETTINGS] = find_settings(config.rootpath)
    except UsageError as error:
        raise pytest.UsageError(str(error)) from error
    config.addinivalue_line("markers", "destructive: changes the product; needs a product that may be changed")
    if not config.stash[SETTINGS].configured:
        return
    # A warning about a fixture of pytest-playwright's, which nobody here can mend.
    config.addinivalue_line("filterwarnings", r"ignore:(?s)Session-scoped fixtures .*'base_url' fixture")
    from docwitness.pytest_plugin import fixtures, vocabulary_steps

    # Registered now, after pytest-playwright, so that these fixtures override its own.
    config.pluginmanager.register(fixtures, "docwitness-fixtures")
    config.pluginmanager.register(vocabulary_steps, "docwitness-vocabulary")


@pytest.hookimpl(wrapper=True)
def pytest_sessionstart(session: pytest.Session) -> Generator[None, None, None]:
    """Start the product before any worker or browser; begin the report while those start."""
    config = session.config
    if not asks_for_features(config, config.stash[SETTINGS]) or config.option.collectonly:
        return (yield)
    # Found wrong by a worker, an expression would take the whole run down without a word.
    deselect_by_keyword([], config)
    deselect_by_mark([], config)
    told = getattr(config, "workerinput", {}).get("docwitness")
    share = share_of_worker(told) if told else _open(config)
    product, folder = share.product, share.folder
    config.stash[PRODUCT] = product
    config.stash[FOLDER] = folder
    config.stash[FIGURES] = share.figures
    config.stash[RECORDER] = Recorder(folder, config.stash[SETTINGS].root)
    config.option.base_url = product.url
    # pytest-playwright deletes this folder in every worker as it starts: each gets its own.
    worker = getattr(config, "workerinput", {}).get("workerid", "main")
    config.option.output = str(folder.path / "artifacts" / f"playwright-{worker}")
    if not told:
        config.pluginmanager.register(CollectionErrors(folder), "docwitness-collection")
    yield
    if witnessed := config.stash.get(SESSION, None):
        witnessed.write()  # A run that is killed leaves a report that says so.


def _open(config: pytest.Config) -> Share:
    if SESSION not in config.stash:  # `docwitness verify` has begun one
        # Only the process that controls a run reports: workers need not wait for what reporting imports.
        from docwitness.pytest_plugin.fixtures import drives_found_browser
        from docwitness.pytest_plugin.session import Session

        session = Session(config.stash[SETTINGS], _wish(config))
        try:
            found = session.begin(finds_browser=drives_found_browser(config.option), headed=config.option.headed)
        except DocwitnessError as error:
            pytest.exit(str(error), returncode=error.exit_code)
        config.option.browser_executable = found or config.option.browser_executable
        config.stash[SESSION] = session
    return config.stash[SESSION].share()


def _wish(config: pytest.Config) -> Wish:
    option = config.option
    folder = config.stash[SETTINGS].path(config.stash[SETTINGS].features)
    return Wish(
        pages=tuple(option.docwitness_page),
        base_url=option.base_url,
        release=option.docwitness_release,
        profile=option.docwitness_profile,
        report=option.docwitness_report and str(config.invocation_params.dir / option.docwitness_report),
        allow_destructive=option.allow_destructive,
        browser=option.browser_executable,
        shard=option.docwitness_shard,
        generated=tuple(p for p in named_places(config) if p.suffix == ".feature" and folder not in p.parents),
        command=" ".join(["pytest", *map(str, config.invocation_params.args)]),
    )


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker of pytest-xdist where the product is."""
    session = node.config.stash.get(SESSION, None)
    if session:
        node.workerinput["docwitness"] = session.share().to_json()


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect features of the suite, and those that are named on the command line; not any other there may be."""
    if file_path.suffix != ".feature" or (PRODUCT not in parent.config.stash and not parent.config.option.collectonly):
        return None
    settings = parent.config.stash[SETTINGS]
    if settings.path(settings.features) in file_path.parents or file_path in named_places(parent.config):
        collected: pytest.Collector = FeatureFile.from_parent(parent, path=file_path)
        return collected
    return None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Choose scenarios by name, and leave to other machines what is not of this one's shard.

    Neighbours take as long, so they are dealt out. Several processes take the longest scenarios first, so that no
    process is waited for at the end.
    """
    for item in filter(is_scenario, items):
        item.user_properties.append((SCENARIO, name_of(item)))
    if only := config.option.docwitness_only:
        chooses = chooser(only)
        keep(items, lambda _, item: not is_scenario(item) or chooses(name_of(item)))
    if shard := config.option.docwitness_shard:
        mine, of = map(int, shard.split("/"))
        keep(items, lambda number, _: number % of == mine - 1)
    if hasattr(config, "workerinput") and PRODUCT in config.stash:
        items.sort(key=length_of, reverse=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, Any, Any]:
    """After a scenario that failed, take its trace: unless every run is traced, or repeating it would change more."""
    done = yield
    stash, option = item.config.stash, item.config.option
    recorder = stash.get(RECORDER, None)
    failed = recorder and recorder.result and recorder.result.outcome in ("broken", "error")
    failed = failed or item.stash.get(IN_VAIN, False)
    if recorder and failed and option.tracing == "off" and isinstance(item, pytest.Function):
        product = stash[PRODUCT]
        if product.embedded or item.get_closest_marker("destructive") is None:
            trace_again(item, nextitem, recorder, product, stash[FOLDER])
    if recorder:
        recorder.result = None
    return done


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Refuse a scenario that would change a product which may not be changed."""
    product = item.config.stash.get(PRODUCT, None)
    if product and not product.may_change and item.get_closest_marker("destructive"):
        why = f"would change the product, and the profile “{product.profile.name}” does not allow that"
        feature, scenario, row = scenario_of(item)
        item.config.stash[RECORDER].refuse(feature, scenario, row, why)
        pytest.skip(why)


@pytest.hookimpl(tryfirst=True)
def pytest_bdd_apply_tag(tag: str) -> bool | None:
    """Tags that speak to `docwitness check` alone are no marks of pytest's."""
    return True if tag == BEYOND else None


def pytest_bdd_before_scenario(request: pytest.FixtureRequest, feature: Any, scenario: Any) -> None:
    """A scenario begins."""
    if recorder := request.config.stash.get(RECORDER, None):
        recorder.begin(feature, scenario, row_of(request.node))


def pytest_bdd_before_step(request: pytest.FixtureRequest, step: Any, step_func: Any) -> None:
    """A line of the scenario begins."""
    check_step_function(step_func)
    if recorder := request.config.stash.get(RECORDER, None):
        recorder.begin_step(step)


def pytest_bdd_after_step(request: pytest.FixtureRequest) -> None:
    """A line of the scenario passed."""
    if recorder := request.config.stash.get(RECORDER, None):
        recorder.end_step()


def pytest_bdd_step_error(request: pytest.FixtureRequest, exception: BaseException) -> None:
    """A line of the scenario did not pass. What was stopped or waited in vain does not speak against the product."""
    if recorder := request.config.stash.get(RECORDER, None):
        if stand := request.config.stash.get(STAND, None):
            stand.take_picture(getattr(exception, "highlight", None))
        guard: Guard = request.getfixturevalue("guard")
        excuse: Exception | None = guard.excuse(exception) or lost(request.config.stash[PRODUCT], exception)
        if excuse is None and (excuse := waited_in_vain(exception)):
            request.node.stash[IN_VAIN] = True
        recorder.end_step(excuse or exception)
        if excuse:
            raise excuse from exception  # pytest is to say the same as our report


def pytest_bdd_step_func_lookup_error(request: pytest.FixtureRequest, feature: Any, step: Any) -> None:
    """A line of the scenario has no step definition."""
    if recorder := request.config.stash.get(RECORDER, None):
        recorder.begin_step(step)
        place = SourceLocation(os.path.relpath(feature.filename), step.line_number)
        hint = "Add a definition to the suite, or say it in a phrase of the vocabulary."
        recorder.end_step(CannotTell(f"no definition has the step “{step.name}”.", location=place, hint=hint))


def pytest_bdd_after_scenario(request: pytest.FixtureRequest) -> None:
    """A scenario ended; one with a stale figure fails here, after all its lines had their turn."""
    recorder = request.config.stash.get(RECORDER, None)
    if recorder and (failure := recorder.end()):
        pytest.fail(failure, pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """Undecided is skipped in pytest's terms; a failing set-up or clean-up is a problem of the harness in ours."""
    report: pytest.TestReport = yield
    if RECORDER not in item.config.stash or not is_scenario(item):
        return report
    error = call.excinfo.value if call.excinfo else None
    if isinstance(error, Undecided):
        report.outcome = "skipped"
        report.longrepr = (str(item.path), 0, f"could not tell: {error.why}")
    elif isinstance(error, StepEnd | CannotTell):
        report.longrepr = error.why if isinstance(error, StepEnd) else str(error)
    elif report.failed and report.when != "call":
        item.config.stash[FOLDER].append(Problem(f"{item.nodeid}: {call.excinfo.exconly() if call.excinfo else ''}"))
    return report


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Write the report while the workers go, and let the run exit with what it says."""
    witnessed = session.config.stash.get(SESSION, None)
    if witnessed is None:
        return
    # pytest calls it interrupted, too, when something cannot be collected.
    unreadable = session.config.pluginmanager.getplugin("docwitness-collection").found
    interrupted = exitstatus == pytest.ExitCode.INTERRUPTED and not unreadable
    if exitstatus in (pytest.ExitCode.INTERNAL_ERROR, pytest.ExitCode.USAGE_ERROR):
        witnessed.folder.append(Problem("pytest itself failed; its output says why", int(exitstatus)))
    code = witnessed.close(interrupted=interrupted)
    if code or exitstatus != pytest.ExitCode.TESTS_FAILED:  # else a test failed that is no scenario
        session.exitstatus = code


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tell what the run says of the pages and where its report is: that a test passed is not that a page holds."""
    witnessed = config.stash.get(SESSION, None)
    if witnessed:
        terminalreporter.section("Docwitness")
        for line in witnessed.told():
            terminalreporter.write_line(line)
