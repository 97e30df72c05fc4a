"""Traces of what failed: the scenario runs once more with tracing, since tracing every run costs two fifths."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from docwitness.browser.product import Product
from docwitness.pytest_plugin.internals import run_again
from docwitness.pytest_plugin.recording import Recorder
from docwitness.pytest_plugin.stash import ARTIFACTS
from docwitness.storage.secrets import scrub_zip
from docwitness.storage.store import ReportFolder


def trace_again(
    item: pytest.Function, nextitem: pytest.Item | None, recorder: Recorder, product: Product, folder: ReportFolder
) -> None:
    """Carry out a scenario that just failed once more, keep the trace, and add it to the scenario's record.

    What is seen this time does not count: verdicts are from the first time.
    """
    config = item.config
    before = config.option.tracing
    config.option.tracing = "on"
    recorder.muted = True
    try:
        run_again(item, nextitem)
    finally:
        config.option.tracing = before
        recorder.muted = False
    traces = sorted(config.stash[ARTIFACTS].rglob("trace*.zip"))
    recorder.add_artifacts([_keep(trace, item.nodeid, product.secrets(), folder) for trace in traces])


def _keep(trace: Path, scenario: str, secrets: tuple[str, ...], folder: ReportFolder) -> str:
    """Move the trace to its place in the report, with credentials taken out."""
    scrub_zip(trace, secrets)
    name = f"artifacts/traces/{hashlib.sha256((scenario + trace.name).encode()).hexdigest()[:12]}.zip"
    saved = folder.save(name, trace.read_bytes())
    trace.unlink()
    return saved
