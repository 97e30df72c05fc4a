"""What is being changed in a product that is not ours, so that the next run knows of a run that was killed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

from docwitness.settings import Profile


class Journal:
    """A file with one line for every scenario that began to change the product, and one for every one cleaned up."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @contextmanager
    def entry(self, scenario: str, profile: Profile) -> Iterator[None]:
        """Note that the scenario begins; when the block ends, clean up and note that as well."""
        self._append({"began": scenario, "profile": profile.name})
        try:
            yield
        finally:
            call(profile.after)
            self._append({"cleaned": scenario, "profile": profile.name})

    def repair(self, profile: Profile) -> tuple[str, ...]:
        """Clean up after scenarios that were killed; what could not be repaired, in words. It is told once."""
        killed = self._unfinished(profile.name)
        for scenario in killed:
            call(profile.after)
            self._append({"cleaned": scenario, "profile": profile.name})
        if profile.after:
            return ()
        advice = "the profile names no clean-up, so look by hand what it left."
        return tuple(f"an earlier run was killed in the middle of “{scenario}”; {advice}" for scenario in killed)

    def _unfinished(self, profile: str) -> list[str]:
        if not self._file.exists():
            return []
        open_ones: list[str] = []
        for line in self._file.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            if entry["profile"] != profile:
                continue
            if "began" in entry:
                open_ones.append(entry["began"])
            elif entry["cleaned"] in open_ones:
                open_ones.remove(entry["cleaned"])
        return open_ones

    def _append(self, entry: dict[str, str]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(entry) + "\n")


def call(urls: tuple[str, ...]) -> None:
    """POST to each URL of a profile's set-up or clean-up.

    Raises:
        requests.RequestException: one of them does not answer, or not with success.
    """
    for url in urls:
        requests.post(url, timeout=10).raise_for_status()
