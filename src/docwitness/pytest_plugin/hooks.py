"""The hooks of a run that names features: they collect them, record what was observed, and write the report.

With them `pytest features` is an ordinary pytest run that leaves the same report as `docwitness verify`. Each of them
passes over tests that are no scenarios of ours.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from docwitness.browser.product import lost
from docwitness.browser.witnessing.outcomes import StepEnd, Undecided, failure_in_words, timed_out
from docwitness.errors import Inconclusive, NothingVerified
from docwitness.model import Outcome, SourceLocation
from docwitness.model.events import Problem
from docwitness.pytest_plugin.collecting import (
    SCENARIO,
    FeatureFile,
    check_step_function,
    deal_out,
    is_scenario,
    keep,
    longest_first,
    name_of,
    row_of,
    scenario_of,
)
from docwitness.pytest_plugin.entry import named_places
from docwitness.pytest_plugin.internals import check_expressions
from docwitness.pytest_plugin.recording import Recorder
from docwitness.pytest_plugin.run_beginning import CollectionErrors, begin, is_theirs_alone, waits_for_a_scenario
from docwitness.pytest_plugin.stash import (
    FAILURE,
    FIGURES_TOLD,
    FOLDER,
    PRODUCT,
    RECORDER,
    SESSION,
    SETTINGS,
    STAND,
    TIMED_OUT,
)
from docwitness.pytest_plugin.tracing import trace_again
from docwitness.pytest_plugin.vocabulary_steps import OURS
from docwitness.scenarios.drift import BEYOND
from docwitness.scenarios.name_filter import chooser

if TYPE_CHECKING:
    from docwitness.browser.guarding.guard import Guard


@pytest.hookimpl(wrapper=True)
def pytest_sessionstart(session: pytest.Session) -> Generator[None, None, None]:
    """Start the product before any worker or browser, unless it must be seen first whether a scenario is chosen."""
    config = session.config
    if config.option.collectonly:
        return (yield)
    # Found wrong by a worker, an expression would take the whole run down without a word.
    check_expressions(config)
    waiting = waits_for_a_scenario(config)
    if not waiting:
        begin(config)
    if waiting or SESSION in config.stash:
        config.pluginmanager.register(CollectionErrors(config), "docwitness-collection")
    yield
    if witnessed := config.stash.get(SESSION, None):
        witnessed.write()  # A run that is killed leaves a report that says so.


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """Begin a run that waited for it, now that a scenario is chosen or a feature could not be read."""
    config = session.config
    errors = config.pluginmanager.getplugin("docwitness-collection")
    if config.option.collectonly or FOLDER in config.stash or FAILURE in config.stash:
        return
    if any(map(is_scenario, session.items)) or (errors and errors.of_features):
        begin(config)
        if witnessed := config.stash.get(SESSION, None):
            errors.tell()
            witnessed.write()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker of pytest-xdist where the product is."""
    stash = node.config.stash
    if SESSION in stash:
        node.workerinput["docwitness"] = stash[SESSION].share().to_json()
    elif FAILURE in stash:
        node.workerinput["docwitness-failure"] = str(stash[FAILURE])


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect features of the suite, and those that are named on the command line; not any other there may be."""
    if file_path.suffix != ".feature":
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
        # A warning about a fixture of pytest-playwright's, which nobody here can mend.
        item.add_marker(pytest.mark.filterwarnings(r"ignore:(?s)Session-scoped fixtures .*'base_url' fixture"))
    if only := config.option.docwitness_only:
        chooses = chooser(only)
        keep(items, lambda item: not is_scenario(item) or chooses(name_of(item)))
    if shard := config.option.docwitness_shard:
        part, parts = map(int, shard.split("/"))
        deal_out(items, part, parts)
    if hasattr(config, "workerinput"):
        longest_first(items)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, Any, Any]:
    """After a scenario that failed, take its trace: unless every run is traced, or repeating it would change more."""
    if not is_scenario(item):
        return (yield)
    ours = OURS.set(True)
    try:
        done = yield
        if recorder := item.config.stash.get(RECORDER, None):
            _trace_failed(item, nextitem, recorder)
            recorder.result = None
        return done
    finally:
        OURS.reset(ours)


def _trace_failed(item: pytest.Item, nextitem: pytest.Item | None, recorder: Recorder) -> None:
    stash = item.config.stash
    result = recorder.result
    failed = result is not None and result.finished and result.outcome in ("broken", "error")
    failed = failed or item.stash.get(TIMED_OUT, False)
    if failed and item.config.option.tracing == "off" and isinstance(item, pytest.Function):
        product = stash[PRODUCT]
        if product.embedded or item.get_closest_marker("destructive") is None:
            trace_again(item, nextitem, recorder, product, stash[FOLDER])


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Refuse a scenario that would change a product which may not be changed."""
    if not is_scenario(item):
        return
    stash = item.config.stash
    if failure := stash.get(FAILURE, None):
        pytest.fail(str(failure), pytrace=False)
    product = stash[PRODUCT]
    if not product.may_change and item.get_closest_marker("destructive"):
        why = f"would change the product, and the profile “{product.profile.name}” does not allow that"
        feature, scenario, row = scenario_of(item)
        stash[RECORDER].refuse(feature, scenario, row, why)
        pytest.skip(why)


@pytest.hookimpl(tryfirst=True)
def pytest_bdd_apply_tag(tag: str) -> bool | None:
    """Tags that speak to `docwitness check` alone are no marks of pytest's."""
    return True if tag == BEYOND else None


def _recorder(request: pytest.FixtureRequest) -> Recorder | None:
    """What records this scenario; None for one that another plugin or a test module has collected."""
    return request.config.stash.get(RECORDER, None) if is_scenario(request.node) else None


def pytest_bdd_before_scenario(request: pytest.FixtureRequest, feature: Any, scenario: Any) -> None:
    """A scenario begins."""
    if recorder := _recorder(request):
        recorder.begin(feature, scenario, row_of(request.node))


def pytest_bdd_before_step(request: pytest.FixtureRequest, step: Any, step_func: Any) -> None:
    """A line of the scenario begins."""
    if recorder := _recorder(request):
        check_step_function(step_func)
        recorder.begin_step(step)


def pytest_bdd_after_step(request: pytest.FixtureRequest) -> None:
    """A line of the scenario passed."""
    if recorder := _recorder(request):
        recorder.end_step()


def pytest_bdd_step_error(request: pytest.FixtureRequest, exception: BaseException) -> None:
    """A line of the scenario did not pass. What was stopped or timed out does not speak against the product."""
    if recorder := _recorder(request):
        if stand := request.config.stash.get(STAND, None):
            stand.take_picture(getattr(exception, "highlight", None))
        from docwitness.pytest_plugin.fixtures import has_crashed

        guard: Guard = request.getfixturevalue("docwitness_guard")
        crashed = has_crashed(request, exception)
        recorder.cut = crashed is not None
        excuse: Exception | None = crashed or guard.excuse(exception) or lost(request.config.stash[PRODUCT], exception)
        if excuse is None and (excuse := timed_out(exception)):
            request.node.stash[TIMED_OUT] = True
        recorder.end_step(excuse or exception)
        if excuse:
            raise excuse from exception  # pytest is to say the same as our report


def pytest_bdd_step_func_lookup_error(request: pytest.FixtureRequest, feature: Any, step: Any) -> None:
    """A line of the scenario has no step definition."""
    if recorder := _recorder(request):
        recorder.begin_step(step)
        place = SourceLocation(os.path.relpath(feature.filename), step.line_number)
        hint = "Add a definition to the suite, or say it in a phrase of the vocabulary."
        recorder.end_step(Inconclusive(f"no definition has the step “{step.name}”.", location=place, hint=hint))


def pytest_bdd_after_scenario(request: pytest.FixtureRequest) -> None:
    """A scenario ended; one with a stale figure fails here, after all its lines had their turn."""
    recorder = _recorder(request)
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
        report.longrepr = (str(item.path), 0, f"inconclusive: {error.why}")
    elif isinstance(error, StepEnd | Inconclusive):
        report.longrepr = error.why if isinstance(error, StepEnd) else str(error)
    elif report.failed and report.when == "teardown":
        item.config.stash[FOLDER].append(Problem(f"{item.nodeid}: {call.excinfo.exconly() if call.excinfo else ''}"))
    if report.when == "setup" and error is not None:
        _record_no_start(item, error)
    return report


def _record_no_start(item: pytest.Item, error: BaseException) -> None:
    """Record a scenario that did not begin, unless it was refused and is recorded: what is planned comes to an end."""
    recorder = item.config.stash[RECORDER]
    if recorder.result is not None or isinstance(error, KeyboardInterrupt):
        return
    outcome: Outcome = "error"
    if isinstance(error, pytest.skip.Exception):
        outcome = "omitted"
    elif isinstance(error, Undecided):
        outcome = "undecided"
    recorder.refuse(*scenario_of(item), failure_in_words(error), outcome)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Write the report while the workers go, and let the run exit with what it says."""
    stash = session.config.stash
    witnessed = stash.get(SESSION, None)
    if witnessed is None:
        ours = FAILURE in stash and not is_theirs_alone(session.config)
        session.exitstatus = stash[FAILURE].exit_code if ours else exitstatus
        return
    if exitstatus in (pytest.ExitCode.INTERNAL_ERROR, pytest.ExitCode.USAGE_ERROR):
        witnessed.folder.append(Problem("pytest itself failed; its output says why", int(exitstatus)))
    plugins = session.config.pluginmanager
    if not witnessed.is_planned() and not plugins.getplugin("docwitness-collection").found:
        witnessed.folder.append(
            Problem("the run ended before it was known what to carry out; pytest's output says why")
        )
    code = witnessed.close(interrupted=plugins.getplugin("docwitness-interruption").by_a_person)
    if code == NothingVerified.exit_code and is_theirs_alone(session.config):
        session.exitstatus = exitstatus
    elif code or exitstatus != pytest.ExitCode.TESTS_FAILED:  # else a test failed that is no scenario
        session.exitstatus = code


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tell what the run says of the pages and where its report is: that a test passed is not that a page holds."""
    witnessed = config.stash.get(SESSION, None)
    if FAILURE in config.stash and FIGURES_TOLD not in config.stash:
        terminalreporter.section("Docwitness")
        terminalreporter.write_line(str(config.stash[FAILURE]))
    elif witnessed:
        terminalreporter.section("Docwitness")
        for line in witnessed.told():
            terminalreporter.write_line(line)
