"""The embedded product: started in a process of its own, on free ports, and gone when the block ends.

What it is, the configuration says; nothing else is known of it than that it prints one line of JSON when it is
ready and answers at the health URL that the line names.
"""

from __future__ import annotations

import json
import os
import queue
import shlex
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

import platformdirs

from docwitness.errors import Inconclusive, UsageError
from docwitness.settings import Embedded
from docwitness.sources.addresses import origin_of

_RECORDS = platformdirs.user_state_path("docwitness") / "embedded"
LISTED_WITHIN = 20.0
"""Seconds; a loaded machine may need several where an idle one needs less than one."""
STOPPED_WITHIN = 3.0
"""Seconds between asking the process to stop and making it."""


@contextmanager
def start(product: Embedded, *, release: str | None = None, folder: Path | None = None) -> Iterator[dict[str, Any]]:
    """The ready line of the product, as long as the block runs. `folder` is where its commands run.

    Raises:
        UsageError: the command cannot be run, or there is no such release.
        Inconclusive: the product did not become ready, or its health URL does not answer.
    """
    command, patience = filled(product.command, release=release or product.release), product.ready_within
    _check_release(product, release, folder)
    process = _spawn(command, folder)
    try:
        ready = _ready_line(process, command, patience)
        _healthy(ready, patience)
        with _on_record(ready, process.pid):
            yield ready
    finally:
        _stop(process)


def started_at(url: str) -> dict[str, Any] | None:
    """The ready line of the embedded product at that URL, if this user has one running there; else None."""
    port = urlsplit(url).port
    record = _RECORDS / f"{port}.json"
    try:
        known: dict[str, Any] = json.loads(record.read_text(encoding="utf-8"))
        os.kill(known["pid"], 0)
    except (OSError, ValueError, KeyError):
        return None
    return known if urlsplit(known["dashboard"]).netloc == urlsplit(url).netloc else None


def documentation_sites() -> tuple[str, ...]:
    """The origins of the documentation sites of all embedded products that this user has running here."""
    origins = []
    for record in _RECORDS.glob("*.json"):
        known = started_at(f"http://127.0.0.1:{record.stem}")
        if known and known.get("docs"):
            origins.append(origin_of(known["docs"]))
    return tuple(origins)


@contextmanager
def _on_record(ready: Mapping[str, Any], pid: int) -> Iterator[None]:
    """Leave a note, readable by this user alone, of where the product runs: another command may witness it there."""
    note = _RECORDS / f"{urlsplit(ready['dashboard']).port}.json"
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        note.touch(mode=0o600)
        note.write_text(json.dumps({**ready, "pid": pid}), encoding="utf-8")
    except OSError:
        pass  # Nothing but that other command needs it.
    try:
        yield
    finally:
        note.unlink(missing_ok=True)


def releases(product: Embedded, *, folder: Path | None = None) -> dict[str, str]:
    """The releases of the product, name → what differs, as its `releases` command prints them: one a line, with a tab.

    Raises:
        UsageError: there is no such command, or it fails.
    """
    command = filled(product.releases, release="")
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=LISTED_WITHIN, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise UsageError(f"the releases of the embedded product cannot be listed: {error}") from error
    lines = (line.partition("\t") for line in done.stdout.splitlines() if line.strip())
    return {name: summary for name, _, summary in lines}


def _check_release(product: Embedded, release: str | None, folder: Path | None) -> None:
    """Raise UsageError if a release was asked for that the product does not list."""
    if release is not None and product.releases and release not in (known := releases(product, folder=folder)):
        raise UsageError(f'there is no release "{release}".', hint=f"There are: {', '.join(known)}.")


def filled(command: Sequence[str], *, release: str) -> list[str]:
    """The command with this Python and the release filled in.

    Raises:
        UsageError: it is empty.
    """
    if not command:
        raise UsageError("the embedded product has no command", hint="see [tool.docwitness.embedded]: command = […]")
    return [word.replace("{python}", sys.executable).replace("{release}", release) for word in command]


def _spawn(command: list[str], folder: Path | None) -> subprocess.Popen[str]:
    try:
        # A process group of its own, so that all of it can be ended; a pipe that closes with us, so that it ends
        # itself.
        return subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
            start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        raise UsageError(f"the embedded product cannot be started: {error}") from error


def _ready_line(process: subprocess.Popen[str], command: list[str], patience: float) -> dict[str, Any]:
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_read, args=(process.stdout, lines), daemon=True).start()
    try:
        line = lines.get(timeout=patience)
        ready = json.loads(line)
    except queue.Empty:
        raise Inconclusive(f"the embedded product was not ready within {patience:g} s: {' '.join(command)}") from None
    except ValueError:
        said = f"it printed {line.strip()!r}" if line else f"it printed nothing{_end_of(process)}"
        hint = f"Start it by hand to see why: {shlex.join(command)}"
        raise Inconclusive(f"the embedded product did not start: {said}.", hint=hint) from None
    if not isinstance(ready, dict) or not isinstance(ready.get("dashboard"), str):
        raise Inconclusive("the embedded product's first line is not a JSON object with its address as `dashboard`")
    return ready


def _end_of(process: subprocess.Popen[str]) -> str:
    """How a process that closed its output ended, which it does a moment later; empty if it goes on."""
    try:
        return f" and ended with {process.wait(STOPPED_WITHIN)}"
    except subprocess.TimeoutExpired:
        return ""


def _read(output: IO[str] | None, lines: queue.Queue[str]) -> None:
    """Pass on the first line and drop the rest, so that the product never waits for somebody to read."""
    if output is not None:
        lines.put(output.readline())
        for _ in output:
            pass


def _healthy(ready: Mapping[str, Any], patience: float) -> None:
    import requests  # slow to import, and most commands start no product

    url, said = ready.get("health") or ready["dashboard"], "does not answer"
    deadline = time.monotonic() + patience
    with requests.Session() as client:
        client.trust_env = False
        while True:
            try:
                answer = client.get(url, timeout=2)
                if answer.ok:
                    return
                said = f"answers with HTTP {answer.status_code}"
            except requests.RequestException:
                pass
            if time.monotonic() > deadline:
                raise Inconclusive(f"the embedded product {said} at {url}")
            time.sleep(0.05)


def _stop(process: subprocess.Popen[str]) -> None:
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(STOPPED_WITHIN)
    except subprocess.TimeoutExpired:
        _signal(process, signal.SIGTERM)
        try:
            process.wait(STOPPED_WITHIN)
        except subprocess.TimeoutExpired:
            _signal(process, getattr(signal, "SIGKILL", signal.SIGTERM))
            process.wait()


def _signal(process: subprocess.Popen[str], number: int) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
