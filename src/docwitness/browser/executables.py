"""Which browser is driven: found in the contract's order, installed only when that is asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Playwright, sync_playwright

from docwitness.errors import Inconclusive, UsageError

VARIABLE = "DOCWITNESS_BROWSER"
QUIET = (
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Keep a browser from talking to anyone but the product."""

HEADLESS = (
    "/usr/lib/chromium/chromium-headless-shell",
    "/usr/lib64/chromium-browser/headless_shell",
)
"""Shells without a window, 1.8 times faster than the full browser. The binaries themselves: the wrappers in
/usr/bin stay behind as orphans when the browser is ended."""

FULL = (
    "/usr/lib/chromium/chromium",
    "/usr/lib64/chromium-browser/chromium-browser",
    "/opt/google/chrome/chrome",
    "/opt/microsoft/msedge/msedge",
    "/snap/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
ON_PATH = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
WINDOWS = (
    r"Google\Chrome\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
    r"Chromium\Application\chrome.exe",
)
"""Below the folders for programs, of the machine and of the user."""

WHAT_TO_RUN = (
    "Run `python -m playwright install chromium`, install Chrome, Chromium or Edge, "
    f"or name one with --browser-executable or {VARIABLE}."
)


@dataclass(frozen=True, slots=True)
class Browser:
    """A Chromium that can be started: `launch_options` are what Playwright's `launch` takes."""

    executable: str
    name: str
    """As a person says it: `chromium-headless-shell`, `chrome`, `msedge`."""
    origin: str
    """Where it comes from: `named`, `playwright` or `system`."""
    headless_only: bool
    """Whether it cannot show a window."""
    args: tuple[str, ...]

    @property
    def launch_options(self) -> dict[str, object]:
        """Keyword arguments for `BrowserType.launch`."""
        return {"executable_path": self.executable, "args": list(self.args)}


def find_browser(explicit: str | None = None, *, headed: bool = False) -> Browser | None:
    """The browser to drive, or None where there is none; nothing is installed and nothing is started.

    In this order: `explicit`, the environment variable DOCWITNESS_BROWSER, Playwright's own, one of the system.

    Raises:
        UsageError: the browser that was named is not there.
    """
    named = explicit or os.environ.get(VARIABLE)
    if named:
        return _browser(_named(named), "named")
    for executable in _playwrights_own(headed=headed):
        return _browser(executable, "playwright")
    for executable in _of_the_system(headed=headed):
        return _browser(executable, "system")
    return None


def _named(name: str) -> str:
    executable = name if os.path.isfile(name) else shutil.which(name)
    if executable is None:
        raise UsageError(f"no browser at {name}", hint=WHAT_TO_RUN)
    return executable


def _browser(executable: str, origin: str) -> Browser:
    name = Path(executable).stem.lower().replace(" ", "-").replace("_", "-")
    return Browser(
        executable=executable,
        name=name,
        origin=origin,
        headless_only="headless" in name,
        args=(*QUIET, *(("--no-sandbox",) if _is_root() else ())),
    )


def _is_root() -> bool:
    """Whether we run as root, where Chromium starts only without its sandbox."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _playwrights_own(*, headed: bool) -> Iterator[str]:
    """Executables that `playwright install` has put into Playwright's own folder, the newest first."""
    folders = sorted(_playwright_folder().glob("chromium*-*"), key=_revision, reverse=True)
    for pattern in ("chromium-[0-9]*",) if headed else ("chromium_headless_shell-*", "chromium-[0-9]*"):
        for folder in (folder for folder in folders if folder.match(pattern)):
            yield from (str(path) for name in _BINARIES for path in folder.glob(name) if path.is_file())


_BINARIES = (
    "*/headless_shell",
    "*/chrome-headless-shell",
    "*/chrome",
    "*/*.exe",
    "*/*.app/Contents/MacOS/*",
)


def _revision(folder: Path) -> int:
    number = folder.name.rpartition("-")[2]
    return int(number) if number.isdigit() else 0


def _playwright_folder() -> Path:
    """Where Playwright keeps its browsers (documented under "Managing browser binaries")."""
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if named and named != "0":
        return Path(named)
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/ms-playwright"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "ms-playwright"
    return Path(os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))) / "ms-playwright"


def _of_the_system(*, headed: bool) -> Iterator[str]:
    programs = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
    windows = [rf"{folder}\{path}" for path in WINDOWS for folder in programs if folder]
    for path in (*(() if headed else HEADLESS), *FULL, *windows):
        if os.path.isfile(path):
            yield path
    for name in ON_PATH:
        if found := shutil.which(name):
            yield found


def ensure_browser(explicit: str | None = None, *, headed: bool = False) -> Browser:
    """The browser to drive, installed first where there is none and we may.

    Raises:
        Inconclusive: there is none and none could be installed, or nothing to show it on; the hint says what to do.
        UsageError: the browser that was named is not there, or cannot show a window.
    """
    if headed and not _has_display():
        hint = "Leave out --headed, or run it under xvfb-run."
        raise Inconclusive("there is no display to show a browser on.", hint=hint)
    found = find_browser(explicit, headed=headed)
    attempts = iter(() if found else (_install_playwrights, partial(_install_with_apt, headed=headed)))
    while found is None and (install := next(attempts, None)):
        install()
        found = find_browser(headed=headed)
    if found and headed and found.headless_only:
        raise UsageError(f"{found.executable} cannot show a window.", hint="Leave out --headed, or name another one.")
    if found is None:
        raise Inconclusive("no browser was found and none could be installed", hint=WHAT_TO_RUN)
    return found


def _has_display() -> bool:
    """Whether a window could be shown; only on Linux and its like may there be none."""
    graphic = sys.platform in ("darwin", "win32")
    return graphic or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _install_playwrights() -> None:
    _run([sys.executable, "-m", "playwright", "install", "chromium"], seconds=600)


PACKAGES = ("chromium-headless-shell", "chromium")
"""The second one can show a window."""
FONTS = ("fonts-dejavu-core", "fonts-liberation")


def _install_with_apt(*, headed: bool) -> None:
    """Install with Debian's or Ubuntu's package manager; only as root, since nothing may ask for a password."""
    if not (_is_root() and shutil.which("apt-get")):
        return
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    _run(["apt-get", "update", "-q"], seconds=300, extra=quiet)
    for package in PACKAGES[1:] if headed else PACKAGES:
        install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", package, *FONTS]
        if _run(install, seconds=900, extra=quiet):
            return


def _run(command: list[str], *, seconds: int, extra: Mapping[str, str] | None = None) -> bool:
    """Whether the command succeeded in time; what it prints goes to stderr, so that an hour is not silent."""
    try:
        done = subprocess.run(command, env={**os.environ, **(extra or {})}, stdout=sys.stderr, timeout=seconds)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


@contextmanager
def running_playwright() -> Iterator[Playwright]:
    """Playwright with its driver running.

    Raises:
        Inconclusive: the driver does not start.
    """
    with ExitStack() as stack:
        try:
            playwright = stack.enter_context(sync_playwright())
        except Exception as error:  # Playwright has no class for it
            raise driver_failure(error) from error
        yield playwright


def driver_failure(error: Exception) -> Inconclusive:
    """Why the driver did not start, in its own words: a slim system may lack a library that it needs."""
    asked = [sys.executable, "-m", "playwright", "--version"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False).stderr.strip()
    reason = told.splitlines()[-1] if told else str(error)
    return Inconclusive(f"Playwright's driver does not start: {reason}", hint=LIBRARIES)


LIBRARIES = "Where it names a library, install the package of the system that has it, such as libatomic1 on Debian."


def browser_version(browser: Browser, playwright: Playwright) -> str:
    """The version the browser itself gives, after really being started.

    Raises:
        Inconclusive: it does not start.
    """
    try:
        started = playwright.chromium.launch(executable_path=browser.executable, args=list(browser.args))
    except PlaywrightError as error:
        reason = error.message.strip().splitlines()[0]
        raise Inconclusive(f"{browser.executable} does not start: {reason}", hint=WHAT_TO_RUN) from error
    try:
        return started.version
    finally:
        started.close()
