"""`docwitness init`: a suite that runs as it is, and nothing overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docwitness.commands.init import command
from docwitness.errors import UsageError
from docwitness.scenarios.features import read_feature
from docwitness.scenarios.vocabulary import understand
from docwitness.settings import find_settings

PAGE = "# Export\n\nIn the Reports window, click the **Export** button.\n"


def init(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    (folder / "export.md").write_text(PAGE)
    monkeypatch.chdir(folder)
    return CliRunner().invoke(command, ["export.md", "--base-url", "http://127.0.0.1:8000"], standalone_mode=False)


def test_the_scaffold_is_configured_for_the_page_and_the_product(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    init(tmp_path, monkeypatch)
    settings = find_settings(tmp_path)
    assert settings.pages == ("export.md",)
    assert settings.profile(None).base_url == "http://127.0.0.1:8000"
    assert settings.profile(None).effects == "none"


def test_the_example_of_signing_in_needs_only_to_be_uncommented(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    init(tmp_path, monkeypatch)
    file = tmp_path / "pyproject.toml"
    file.write_text(file.read_text().replace("# sign_in", "sign_in"))
    recipe = find_settings(tmp_path).profile(None).sign_in
    assert len(recipe) == 3
    assert all(understand(phrase) for phrase in recipe)


def test_the_generated_feature_is_all_of_the_vocabulary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    init(tmp_path, monkeypatch)
    text = (tmp_path / "features" / "export.feature").read_text()
    phrases = [step.phrase for scenario in read_feature(text, source="export.feature") for step in scenario.steps]
    assert 'I click the "Export" button in the "Reports" window' in phrases
    assert all(understand(phrase) for phrase in phrases)


def test_what_is_there_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "conftest.py").write_text("# mine\n")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "shop"\n')
    (tmp_path / "steps").mkdir()
    (tmp_path / "steps" / "__init__.py").touch()
    said = init(tmp_path, monkeypatch).output.splitlines()
    assert [line for line in said if line.startswith("kept")] == ["kept     conftest.py", "kept     steps/__init__.py"]
    assert 'Add to conftest.py: pytest_plugins = ["steps.phrases"]' in said
    assert (tmp_path / "conftest.py").read_text() == "# mine\n"
    assert (tmp_path / "pyproject.toml").read_text().startswith('[project]\nname = "shop"\n')


def test_pages_of_one_name_get_a_feature_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("users", "admins"):
        (tmp_path / "docs" / folder).mkdir(parents=True)
        (tmp_path / "docs" / folder / "index.md").write_text(PAGE)
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(command, ["docs"], standalone_mode=False).return_value == 0
    found = sorted(file.name for file in (tmp_path / "features").glob("*.feature"))
    assert found == ["index.feature", "users-index.feature"]


def test_what_is_still_to_be_set_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "about.md").write_text("# About\n\nWe are a company.\n")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(command, ["about.md"], standalone_mode=False)
    assert done.stderr == "about.md: promises nothing that could be witnessed, and gets no feature.\n"
    assert done.stdout.splitlines()[-1] == "Next: set base_url in pyproject.toml, then docwitness verify"


def test_a_base_url_that_is_no_address_is_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(command, ["--base-url", "staging.example.com"], standalone_mode=False)
    assert isinstance(done.exception, UsageError)
    assert list(tmp_path.iterdir()) == []


def test_a_second_time_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    init(tmp_path, monkeypatch)
    assert isinstance(init(tmp_path, monkeypatch).exception, UsageError)
