"""What the README shows is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docwitness.cli import COMMANDS, docwitness
from docwitness.scenarios.vocabulary import understand
from docwitness.settings import find_settings

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_the_configuration_it_shows_is_read(tmp_path: Path) -> None:
    (toml,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    (tmp_path / "pyproject.toml").write_text(toml, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    profile = find_settings(tmp_path).profile("default")
    assert all(understand(phrase) for phrase in profile.sign_in)


@pytest.mark.parametrize("line", re.findall(r"^    docwitness (.+?)(?:  +#.*)?$", README, re.MULTILINE))
def test_the_commands_it_shows_exist(line: str) -> None:
    name, *words = re.sub(r'"[^"]*"', "X", line).split()
    assert name in COMMANDS
    command = docwitness.get_command(docwitness.make_context("docwitness", [], resilient_parsing=True), name)
    assert command is not None
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known


def test_every_command_says_what_it_does() -> None:
    for name in COMMANDS:
        command = docwitness.get_command(docwitness.make_context("docwitness", [], resilient_parsing=True), name)
        assert command is not None
        assert command.help
