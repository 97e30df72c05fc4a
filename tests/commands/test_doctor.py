from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def doctor(folder: Path, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """The command as a user calls it, since it starts a browser of its own."""
    command = [str(Path(sys.executable).with_name("docwitness")), "doctor", *options]
    environment = {**os.environ, "COLUMNS": "200", **variables}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, env=environment)


def test_all_is_well_where_a_browser_starts_and_reports_can_be_written(tmp_path: Path) -> None:
    told = doctor(tmp_path)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "Everything that is needed is here." in told.stdout
    assert "started from" in told.stdout


def test_a_browser_that_does_not_start_is_missing_and_so_is_a_product_that_does_not(tmp_path: Path) -> None:
    broken = tmp_path / "browser"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    (tmp_path / "pyproject.toml").write_text('[tool.docwitness.embedded]\ncommand = ["{python}", "-c", "print(1)"]\n')
    told = doctor(tmp_path, "--browser-executable", str(broken))
    assert told.returncode == 3
    assert f"Browser: {broken} does not start" in told.stdout
    assert "Embedded product: " in told.stdout
    assert "2 things that are needed are missing or broken." in told.stdout


def test_a_driver_that_does_not_start_says_which_library_the_system_lacks(tmp_path: Path) -> None:
    node = tmp_path / "node"
    node.write_text(
        "#!/bin/sh\necho 'node: error while loading shared libraries: libx.so.1: not there' >&2\nexit 127\n"
    )
    node.chmod(0o755)
    told = doctor(tmp_path, PLAYWRIGHT_NODEJS_PATH=str(node))
    assert told.returncode == 3
    assert "Browser: Playwright's driver does not start: node: error while loading shared libraries" in told.stdout
    assert "libatomic1" in told.stdout
    assert "Traceback" not in told.stderr
