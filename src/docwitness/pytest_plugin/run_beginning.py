"""How a run that names features begins: where it stands, what its processes share, and when.

A run that also names other tests waits until a scenario is among those that were chosen: else it is theirs alone, and
neither the product nor the report folder is touched.
"""

from __future__ import annotations

import pytest

from docwitness.browser.product import RunRequest, Share, share_of_worker
from docwitness.errors import DocwitnessError, Inconclusive, UsageError
from docwitness.model.events import Planned, Problem, of_kind
from docwitness.pytest_plugin.collecting import SCENARIO, why_not
from docwitness.pytest_plugin.entry import asks_only_for_features, named_places
from docwitness.pytest_plugin.recording import Recorder
from docwitness.pytest_plugin.session import Interruption, PlanWriter
from docwitness.pytest_plugin.stash import ARTIFACTS, FAILURE, FIGURES, FOLDER, PRODUCT, RECORDER, SESSION, SETTINGS

SEEN = "docwitness-seen"


def waits_for_a_scenario(config: pytest.Config) -> bool:
    """Whether it is seen first what is chosen. Workers must be told where the product is before they collect."""
    alone = not hasattr(config, "workerinput") and getattr(config.option, "dist", "no") == "no"
    return alone and SESSION not in config.stash and not asks_only_for_features(config, config.stash[SETTINGS])


def begin(config: pytest.Config) -> None:
    """Start or find the product, and keep what hooks and fixtures share; or keep why there is none of it."""
    try:
        share = _share_of(config)
    except DocwitnessError as error:
        if asks_only_for_features(config, config.stash[SETTINGS]):
            pytest.exit(str(error), returncode=error.exit_code)
        config.stash[FAILURE] = error  # Tests that are not ours have their turn all the same.
        config.pluginmanager.register(ScenariosSeen(), SEEN)
        return
    config.stash[PRODUCT] = share.product
    config.stash[FOLDER] = share.folder
    config.stash[FIGURES] = share.figures
    config.stash[RECORDER] = Recorder(share.folder, config.stash[SETTINGS].root)
    worker = getattr(config, "workerinput", {}).get("workerid", "main")
    config.stash[ARTIFACTS] = share.folder.path / "artifacts" / f"playwright-{worker}"
    plan = PlanWriter(share.folder, config.stash[SETTINGS].root, worker=hasattr(config, "workerinput"))
    config.pluginmanager.register(plan, "docwitness-plan")
    if SESSION in config.stash:
        config.pluginmanager.register(Interruption(), "docwitness-interruption")


def _share_of(config: pytest.Config) -> Share:
    """What the processes of the run have in common: a worker is told, the process that controls the run begins it.

    Raises:
        DocwitnessError: the product, its browser or the report folder cannot be had.
    """
    if hasattr(config, "workerinput"):
        told = config.workerinput
        if "docwitness" not in told:
            raise Inconclusive(told.get("docwitness-failure", "the run has not begun."))
        return share_of_worker(told["docwitness"])
    if SESSION not in config.stash:  # `docwitness verify` has begun one
        # Only the process that controls a run reports: workers need not wait for what reporting imports.
        from docwitness.pytest_plugin.fixtures import drives_found_browser
        from docwitness.pytest_plugin.session import Session

        session = Session(config.stash[SETTINGS], _run_request(config))
        option = config.option
        found = session.begin(finds_browser=drives_found_browser(option), headed=option.headed)
        option.docwitness_browser_executable = found or option.docwitness_browser_executable
        config.stash[SESSION] = session
    return config.stash[SESSION].share()


def _run_request(config: pytest.Config) -> RunRequest:
    option = config.option
    folder = config.stash[SETTINGS].path(config.stash[SETTINGS].features)
    return RunRequest(
        pages=tuple(option.docwitness_page),
        base_url=option.base_url,
        release=option.docwitness_release,
        profile=option.docwitness_profile,
        report=option.docwitness_report and str(config.invocation_params.dir / option.docwitness_report),
        allow_destructive=option.docwitness_allow_destructive,
        browser=option.docwitness_browser_executable,
        shard=option.docwitness_shard,
        generated=tuple(p for p in named_places(config) if p.suffix == ".feature" and folder not in p.parents),
        command=" ".join(["pytest", *map(str, config.invocation_params.args)]),
    )


class CollectionErrors:
    """Makes a problem of the run of what cannot be collected: with workers pytest goes on without it."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self.found: dict[str, str] = {}
        """Why something could not be collected, by what; every worker tells of it."""

    @property
    def of_features(self) -> bool:
        """Whether a feature is among it."""
        return any(place.endswith(".feature") for place in self.found)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Something was collected, or could not be."""
        if report.failed and report.nodeid not in self.found:
            self.found[report.nodeid] = why_not(report)
            if FOLDER in self._config.stash:
                self._tell(self.found[report.nodeid])

    def tell(self) -> None:
        """Tell the run of what was found before it began."""
        for why in self.found.values():
            self._tell(why)

    def _tell(self, why: str) -> None:
        self._config.stash[FOLDER].append(Problem(why, UsageError.exit_code))


class ScenariosSeen:
    """Whether any scenario had its turn, in whatever process: each brings its name along."""

    any = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test had its turn."""
        self.any = self.any or any(name == SCENARIO for name, _ in report.user_properties)


def is_theirs_alone(config: pytest.Config) -> bool:
    """Whether no scenario was chosen in a run that also names other tests: then it ends as it would without us."""
    if asks_only_for_features(config, config.stash[SETTINGS]):
        return False
    if FAILURE in config.stash:
        return not config.pluginmanager.getplugin(SEEN).any
    return not any(event.scenarios for event in of_kind(config.stash[FOLDER].events(), Planned))
