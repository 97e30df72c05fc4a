"""What is being changed in a product that is not ours, so that the next run knows of a run that was killed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import requests

from docwitness.settings import Profile


class Journal:
    """A file with one line for every scenario that began to change the product, and one for every one cleaned up."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @contextmanager
    def entry(self, scenario: str, profile: Profile) -> Iterator[None]:
        """Note that the scenario begins, and when the block has cleaned up after it, note that as well.

        A block that raises has not cleaned up: the next run does.
        """
        self._append({"began": scenario, "profile": profile.name})
        yield
        self._append({"cleaned": scenario, "profile": profile.name})

    def repair(self, profile: Profile, *, may_change: bool) -> tuple[str, ...]:
        """Clean up after scenarios that were killed; what could not be repaired, in words.

        Where the profile names no clean-up it is told once, else until a run has cleaned up.
        """
        killed = self._unfinished(profile.name)
        if not killed:
            return ()
        advice = _clean_up(profile, may_change=may_change)
        if advice is None or not profile.after:
            for scenario in killed:
                self._append({"cleaned": scenario, "profile": profile.name})
        if advice is None:
            return ()
        return tuple(f"an earlier run was killed in the middle of “{scenario}”; {advice}" for scenario in killed)

    def _unfinished(self, profile: str) -> list[str]:
        if not self._file.exists():
            return []
        open_ones: list[str] = []
        for line in self._file.read_text(encoding="utf-8").splitlines():
            with suppress(json.JSONDecodeError):  # a line that was cut off
                _follow(json.loads(line), profile, open_ones)
        return open_ones

    def _append(self, entry: dict[str, str]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(entry) + "\n")


def _follow(entry: dict[str, str], profile: str, open_ones: list[str]) -> None:
    if entry["profile"] != profile:
        return
    if "began" in entry:
        open_ones.append(entry["began"])
    elif entry["cleaned"] in open_ones:
        open_ones.remove(entry["cleaned"])


def _clean_up(profile: Profile, *, may_change: bool) -> str | None:
    """None where the profile's clean-up was called, else what is to be done instead."""
    if not profile.after:
        return "the profile names no clean-up, so look by hand what it left."
    if not may_change:
        return "the next run that may change the product cleans up."
    try:
        call(profile.after)
    except requests.RequestException as error:
        return f"the clean-up did not work: {error}"
    return None


def call(urls: tuple[str, ...]) -> None:
    """POST to each URL of a profile's set-up or clean-up.

    Raises:
        requests.RequestException: one of them does not answer, or not with success.
    """
    for url in urls:
        requests.post(url, timeout=10).raise_for_status()
