"""What is offered for CI: scripts do what they say, and the files name what is there."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
CI = ROOT / "docs" / "ci"
FAKE = """#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$CALLS"
[ "$1" != verify ] || { mkdir -p reports/latest; echo '# It holds not' > reports/latest/summary.md
  echo '{}' > reports/latest/docwitness.sarif; }
[ "$3" != sarif ] || echo '{"version": "2.1.0"}'
exit "${FAKE_EXIT:-0}"
"""


def run(folder: Path, script: str = "run.sh", **variables: str) -> tuple[int, list[str]]:
    """Exit code of the script, and how it called the programs that stand in for the real ones."""
    for name in ("docwitness", "python"):
        (folder / "bin").mkdir(exist_ok=True)
        (folder / "bin" / name).write_text(FAKE)
        (folder / "bin" / name).chmod(0o755)
    calls = folder / "calls"
    environment = {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "CALLS": str(calls), "RUNNER_TEMP": str(folder)}
    done = subprocess.run(["bash", str(CI / script)], cwd=folder, env={**environment, **variables}, timeout=60)
    return done.returncode, calls.read_text().splitlines() if calls.exists() else []


def test_verify_is_called_with_what_is_asked_for_and_its_exit_code_is_handed_on(tmp_path: Path) -> None:
    output, summary = tmp_path / "output", tmp_path / "summary"
    code, calls = run(
        tmp_path,
        DOCWITNESS_COMMAND="verify",
        DOCWITNESS_PAGES="docs/a page.md\n\ndocs/b.md",
        DOCWITNESS_BASE_URL="https://x.io/$(touch broken)",
        DOCWITNESS_ARGUMENTS="--jobs\n2",
        FAKE_EXIT="1",
        GITHUB_OUTPUT=str(output),
        GITHUB_STEP_SUMMARY=str(summary),
    )
    assert code == 0
    assert calls == [
        "verify --jobs 2 --report reports/latest --base-url https://x.io/$(touch broken) -- docs/a page.md docs/b.md"
    ]
    assert output.read_text().splitlines() == ["exit=1", "sarif=reports/latest/docwitness.sarif"]
    assert summary.read_text() == "# It holds not\n"
    assert not (tmp_path / "broken").exists()


def test_check_annotates_and_writes_sarif(tmp_path: Path) -> None:
    output = tmp_path / "output"
    code, calls = run(tmp_path, DOCWITNESS_COMMAND="check", DOCWITNESS_PAGES="docs", GITHUB_OUTPUT=str(output))
    assert (code, calls) == (0, ["check --format github -- docs", "check --format sarif -- docs"])
    assert json.loads((tmp_path / "docwitness-check.sarif").read_text()) == {"version": "2.1.0"}
    assert "exit=0" in output.read_text()


def test_without_github_it_exits_as_docwitness_does(tmp_path: Path) -> None:
    assert run(tmp_path, FAKE_EXIT="3")[0] == 3


@pytest.mark.parametrize(("command", "extras", "browser"), [("verify", "[all]", True), ("check", "", False)])
def test_this_checkout_is_installed_and_a_browser_only_to_verify(
    tmp_path: Path, command: str, extras: str, browser: bool
) -> None:
    code, calls = run(tmp_path, "install.sh", DOCWITNESS_COMMAND=command)
    assert code == 0
    assert calls[0].endswith(f" {ROOT}{extras}")
    assert any("playwright install" in call for call in calls) is browser


def test_a_package_that_is_named_is_installed_instead(tmp_path: Path) -> None:
    code, calls = run(tmp_path, "install.sh", DOCWITNESS_COMMAND="check", DOCWITNESS_PACKAGE="./dist/ours.whl")
    assert (code, calls[0].split()[-1]) == (0, "./dist/ours.whl")


def test_no_piece_installs_from_an_index_what_stands_in_none() -> None:
    pieces = [ROOT / "action.yml", ROOT / "README.md", *(file for file in CI.iterdir() if file.is_file())]
    for piece in pieces:
        told = piece.read_text("utf-8")
        assert not re.search(r"""pip install[^\n]* ["']?docwitness\b""", told), piece


def lint(tool: str, *arguments: str) -> str:
    """What a linter says, which is installed beside Python; empty where it finds nothing."""
    command = [str(Path(sys.executable).with_name(tool)), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_linters_find_nothing_in_the_scripts_the_image_and_the_action() -> None:
    assert lint("shellcheck", *map(str, CI.glob("*.sh"))) == ""
    assert lint("hadolint", str(CI / "Dockerfile")) == ""
    assert lint("check-jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml") == ""


@pytest.mark.parametrize("wrong", ["", "when: sometimes"])
def test_gitlab_takes_the_template(tmp_path: Path, wrong: str) -> None:
    # Jobs whose names begin with a dot are templates, of which GitLab's schema looks at nothing.
    jobs = re.sub(r"(?<![\w/])\.(?=docwitness)", "", (CI / "gitlab-ci.yml").read_text("utf-8"))
    (tmp_path / "gitlab-ci.yml").write_text(jobs.replace("when: always", wrong) if wrong else jobs)
    told = lint("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", str(tmp_path / "gitlab-ci.yml"))
    assert ("'sometimes' is not one of" in told) == bool(wrong), told
    assert bool(told) == bool(wrong)


@pytest.fixture
def github() -> Iterator[tuple[str, list[tuple[str, str, str]], list[dict[str, Any]]]]:
    """An API like GitHub's: its address, what was asked of it, and the comments that it has."""
    asked: list[tuple[str, str, str]] = []
    comments: list[dict[str, Any]] = [{"id": 7, "body": "Nice work"}]

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length))["body"] if length else ""
            asked.append((self.command, self.path, body))
            content = json.dumps(comments if self.command == "GET" else {"id": 8}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PATCH = answer

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked, comments
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        ([], ("POST", "/repos/team/docs/issues/5/comments")),
        ([{"id": 8, "body": "<!-- docwitness -->\nold"}], ("PATCH", "/repos/team/docs/issues/comments/8")),
    ],
)
def test_one_comment_is_kept_up_to_date(
    tmp_path: Path, github: Any, there: list[dict[str, Any]], expected: tuple[str, str]
) -> None:
    address, asked, comments = github
    comments += there
    (tmp_path / "summary.md").write_text("# It holds\n")
    variables = {"GITHUB_API_URL": address, "GITHUB_TOKEN": "t", "GITHUB_REPOSITORY": "team/docs", "PULL_REQUEST": "5"}
    subprocess.run(
        [sys.executable, str(CI / "comment.py"), str(tmp_path / "summary.md")],
        env={**os.environ, **variables},
        check=True,
        timeout=60,
    )
    assert asked[-1] == (*expected, "<!-- docwitness -->\n# It holds\n")


def test_the_action_runs_scripts_that_are_there_and_puts_no_input_into_a_script() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    for named in re.findall(r"\$GITHUB_ACTION_PATH/([\w/.-]+)", " ".join(scripts)):
        assert os.access(ROOT / named, os.X_OK if named.endswith(".sh") else os.R_OK), named
    assert not [script for script in scripts if "${{" in script]
    used = set(re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text()))
    assert used == set(action["inputs"])


def test_the_other_pieces_keep_what_a_run_leaves() -> None:
    gitlab = yaml.safe_load((CI / "gitlab-ci.yml").read_text())
    reports = gitlab[".docwitness-verify"]["artifacts"]["reports"]
    assert reports == {"junit": "reports/latest/junit.xml", "codequality": "reports/latest/codequality.json"}
    assert "junit testResults: 'reports/latest/junit.xml'" in (CI / "Jenkinsfile").read_text()
    image = (CI / "Dockerfile").read_text()
    assert re.search(r"^USER 1000$", image, re.MULTILINE)
    assert len(re.findall(r"fonts-[\w-]+=\S+", image)) == 2


def test_the_image_is_made_of_what_a_checkout_has() -> None:
    copied = re.findall(r"^COPY (.+) \S+$", (CI / "Dockerfile").read_text(), re.MULTILINE)
    assert all((ROOT / name).exists() for names in copied for name in names.split())
    assert "src" in " ".join(copied)
