"""Starts JupyterLab on a free loopback port, with sample files named as in its documentation's figures.

The content of the files is our own. `python -m bench.targets.jupyterlab.product VENV FOLDER` serves until Ctrl-C.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

READY_WITHIN = 60.0
"""Seconds; it took 4 to 16 where it was measured."""
SETTINGS = {
    "apputils-extension/notification": {"checkForUpdates": False, "fetchNews": "false"},
    "apputils-extension/themes": {
        "overrides": {
            "ui-font-family": "DejaVu Sans",
            "content-font-family": "DejaVu Sans",
            "code-font-family": "DejaVu Sans Mono",
        }
    },
}
"""No news prompt over the page, and the fonts in which the documentation's figures were rendered."""
NOTEBOOKS = ("Cpp", "Data", "Fasta", "Julia", "R")
DATA = {
    "bar.vl.json": '{"mark": "bar", "data": {"values": [{"a": "A", "b": 28}, {"a": "B", "b": 55}]}, '
    '"encoding": {"x": {"field": "a"}, "y": {"field": "b"}}}',
    "iris.csv": "sepal_length,sepal_width,species\n5.1,3.5,setosa\n7.0,3.2,versicolor\n",
    "japan_meterological_agency_201707211555.json": '{"stations": [{"name": "Tokyo", "rain": 0.5}]}',
    "Museums_in_DC.geojson": '{"type": "FeatureCollection", "features": []}',
    "README.md": "# Sample data\n\nSmall files to open.\n",
    "zika_assembled_genomes.fasta": ">sample\nACGTACGTACGT\n",
    "Dockerfile": "FROM scratch\n",
}
PIXEL = base64.b64decode("R0lGODlhAQABAAAAACw=")
BINARY = ("1024px-Hubble_Interacting_Galaxy_AM_0500-620_(2008-04-24).jpg", "jupiter.mp4", "rocket.wav")


def write_files(folder: Path) -> None:
    """Lay out the sample files below the folder."""
    for name in ("data", "narrative", "notebooks", "notebooks/audio", "notebooks/images"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, content in DATA.items():
        (folder / "data" / name).write_text(content, encoding="utf-8")
    for name in BINARY:
        (folder / "data" / name).write_bytes(PIXEL)
    (folder / "narrative" / "markdown_python.md").write_text("# Notes\n\n```python\nprint(1)\n```\n", encoding="utf-8")
    lorenz = "# The Lorenz equations\n\nWe explore the system for parameters (σ, β, ρ)."
    _write_notebook(folder / "notebooks" / "Lorenz.ipynb", lorenz, "x = 1\nx")
    (folder / "notebooks" / "lorenz.py").write_text("def solve() -> None: ...\n", encoding="utf-8")
    for name in NOTEBOOKS:
        _write_notebook(folder / "notebooks" / f"{name}.ipynb", f"# {name}", "1 + 1")


def _write_notebook(path: Path, text: str, code: str) -> None:
    cells = [
        {"cell_type": "markdown", "id": "text", "metadata": {}, "source": text},
        {"cell_type": "code", "id": "code", "metadata": {}, "source": code, "outputs": [], "execution_count": None},
    ]
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    notebook = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(notebook), encoding="utf-8")


def write_settings(folder: Path) -> None:
    """Write the user settings; a file that is not valid JSON would leave the page hanging on a healthy server."""
    for name, values in SETTINGS.items():
        path = folder / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), encoding="utf-8")


@contextlib.contextmanager
def serving(environment: Path, folder: Path, *, port: int = 0) -> Iterator[str]:
    """The address of a JupyterLab from that virtual environment, as long as the block runs.

    `folder` is laid out anew: files, settings and workspaces of the product stand below it.
    """
    write_files(folder / "files")
    write_settings(folder / "settings")
    port = port or _free_port()
    places = {
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": str(folder / "share"),
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
        "IPYTHONDIR": str(folder / "ipython"),
    }
    root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    command = [
        str(environment / "bin" / "jupyter"), "lab", "--no-browser", "--ip=127.0.0.1", f"--port={port}",
        "--ServerApp.port_retries=0", "--IdentityProvider.token=", "--PasswordIdentityProvider.hashed_password=",
        f"--ServerApp.root_dir={folder / 'files'}", *root,
    ]  # fmt: skip
    path = f"{environment / 'bin'}{os.pathsep}{os.environ['PATH']}"
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command, env={**os.environ, **places, "PATH": path}, stdout=log, stderr=log, cwd=folder / "files"
        )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(process, f"{url}/api/status", folder / "server.log")
        yield url
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


def _wait(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=2):
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.2)
            break
    raise SystemExit(f"JupyterLab did not become ready:\n{log.read_text(errors='replace')[-2000:]}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(scratch)
        with serving(Path(sys.argv[1]), place) as address:
            print(address, flush=True)
            sys.stdin.read()
