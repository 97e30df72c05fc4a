"""Reports of shards → one report: their events as if one run had seen them all."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docwitness.errors import UsageError
from docwitness.model import Report
from docwitness.model.events import Event, Finished, Problem, Started, of_kind
from docwitness.run.reporting import read_documents, write_report
from docwitness.settings import Settings
from docwitness.storage.store import EVENTS, ReportFolder

_HINT = "Merge what `docwitness verify --shard I/N` left, each part once, all of one page and one product."


@dataclass(frozen=True, slots=True)
class _Shard:
    """The report of one shard."""

    folder: ReportFolder
    started: Started
    events: tuple[Event, ...]

    @property
    def part(self) -> tuple[int, int]:
        """Its number, from 1, and how many there are."""
        number, _, count = self.started.run.shard.partition("/")
        return int(number), int(count)


def merge(folders: Sequence[Path], target: ReportFolder, settings: Settings) -> Report:
    """The report of all shards, written to the target.

    A shard that is missing is a problem of the report, which could then not tell.

    Raises:
        UsageError: a folder has no shard's report, or the shards do not belong together.
    """
    shards = sorted((_shard(ReportFolder(folder.resolve())) for folder in folders), key=lambda shard: shard.part)
    _check(shards, target)
    target.clear(project=settings.root)
    for shard in shards:
        for name in ("figures", "artifacts"):
            if (shard.folder.path / name).is_dir():
                shutil.copytree(shard.folder.path / name, target.path / name, dirs_exist_ok=True)
    for event in _events(shards):
        target.append(event)
    report = write_report(target, settings, read_documents(target, settings, shards[0].started.pages))
    target.release()
    return report


def _shard(folder: ReportFolder) -> _Shard:
    try:
        events = folder.events()
    except Exception as error:  # whatever a damaged line makes the reader raise
        raise UsageError(f"{folder.path / EVENTS} is damaged: {error}", hint=_HINT) from error
    started = next(iter(of_kind(events, Started)), None)
    if started is None:
        raise UsageError(f"{folder.path} has no report of a run.", hint=_HINT)
    if not started.run.shard:
        raise UsageError(f"{folder.path} has the report of a whole run, not of a shard.", hint=_HINT)
    return _Shard(folder, started, events)


def _check(shards: Sequence[_Shard], target: ReportFolder) -> None:
    if any(shard.folder.path == target.path for shard in shards):
        raise UsageError(f"{target.path} has a shard itself.", hint="Name another folder for the whole by --report.")
    for what, values in (
        ("numbers of parts", {shard.part[1] for shard in shards}),
        ("pages", {shard.started.pages for shard in shards}),
        ("releases of the product", {shard.started.run.product_version for shard in shards}),
    ):
        if len(values) > 1:
            raise UsageError(f"the shards are of different {what}: {', '.join(map(str, values))}.", hint=_HINT)
    twice = [part for part, times in Counter(shard.started.run.shard for shard in shards).items() if times > 1]
    if twice:
        raise UsageError(f"shard {twice[0]} is there twice.", hint=_HINT)


def _events(shards: Sequence[_Shard]) -> Iterator[Event]:
    """Those of one run that began with the first shard and was finished with the last, if all of them were."""
    first = min(shards, key=lambda shard: shard.started.run.started).started
    yield replace(first, run=replace(first.run, shard=""))
    for shard in shards:
        yield from (event for event in shard.events if not isinstance(event, Started | Finished))
    count = shards[0].part[1]
    for missing in sorted(set(range(1, count + 1)) - {shard.part[0] for shard in shards}):
        yield Problem(f"shard {missing}/{count} is missing: what it was to witness is not known.")
    ends = [end for shard in shards for end in of_kind(shard.events, Finished)]
    for shard in shards:
        if not of_kind(shard.events, Finished):
            yield Problem(f"shard {shard.started.run.shard} was cut short: what it still had to witness is not known.")
    if len(ends) == len(shards):
        yield Finished(max(end.finished for end in ends), any(end.interrupted for end in ends))
