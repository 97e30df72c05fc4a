"""Serves `docwitness review` or the report of the small run, says where, and ends with who started it.

`--release renamed` serves a review of which one button has another label: the page about it does not hold then.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from small_run import write_project

COMMAND = "import sys; from docwitness.cli import main; sys.argv[1:] = {0}; main()"
OTHER_LABEL = """
from dataclasses import replace
from docwitness.updating.reviewing import Review
page = Review.page
Review.page = lambda self: replace(page(self), html=page(self).html.replace("Apply decisions", "Carry out decisions"))
"""


def review(folder: Path, first: str = "") -> tuple[str, Callable[[], None]]:
    """The address of `docwitness review` in that folder, and what ends it."""
    code = first + COMMAND.format(["review", "--no-open", "--force"])
    running = subprocess.Popen([sys.executable, "-uc", code], cwd=folder, stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    return running.stdout.readline().split()[2], running.terminate


def served_report(latest: Path) -> tuple[str, Callable[[], None]]:
    """The address of the report's first page, and what ends serving it."""
    subprocess.run([sys.executable, "-c", COMMAND.format(["render", str(latest)])], check=True, capture_output=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(latest)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/index.html", server.shutdown


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Nothing: the first line of the output is the ready line."""


def main() -> None:
    """Serve until standard input ends."""
    parser = argparse.ArgumentParser(prog="python witnessed", description=__doc__)
    parser.add_argument("--release", choices=["review", "renamed", "report"], default="review")
    release = parser.parse_args().release
    with TemporaryDirectory() as folder:
        latest = write_project(Path(folder))
        if release == "report":
            url, end = served_report(latest)
        else:
            url, end = review(Path(folder), OTHER_LABEL if release == "renamed" else "")
        print(json.dumps({"dashboard": url, "health": url, "release": release}), flush=True)
        sys.stdin.buffer.read()
        end()


main()
