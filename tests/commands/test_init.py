"""`docwitness init`: a suite that runs as it is, and nothing overwritten."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import docwitness
from docwitness.commands.documents.init import command
from docwitness.errors import UsageError
from docwitness.scenarios.features import read_feature
from docwitness.scenarios.vocabulary import understand
from docwitness.settings import find_settings
from docwitness.storage.maps import KeptMap
from tests.productmap.drawn import SHOP

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


def test_a_second_page_is_added_to_the_suite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    init(tmp_path, monkeypatch)
    before = (tmp_path / "features" / "export.feature").read_text()
    (tmp_path / "rooms.md").write_text("# Rooms\n\nClick the **Add room** button.\n")
    done = CliRunner().invoke(command, ["rooms.md", "export.md"], standalone_mode=False)
    assert done.return_value == 0
    assert find_settings(tmp_path).pages == ("export.md", "rooms.md")
    assert 'I click the "Add room" button' in (tmp_path / "features" / "rooms.feature").read_text()
    assert (tmp_path / "features" / "export.feature").read_text() == before
    assert "export.md: export.feature witnesses it already." in done.stderr
    assert done.stdout.splitlines()[-1] == "Next: docwitness verify rooms.md export.md"


def test_a_page_is_added_from_another_folder_under_the_name_that_the_suite_has_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    init(tmp_path, monkeypatch)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "export.md").write_text("# Other\n\nClick the **Send** button.\n")
    monkeypatch.chdir(tmp_path / "docs")
    assert CliRunner().invoke(command, ["export.md"], standalone_mode=False).return_value == 0
    assert find_settings(tmp_path).pages == ("export.md", "docs/export.md")
    assert len(list((tmp_path / "features").glob("*.feature"))) == 2


@pytest.mark.parametrize("arguments", [[], ["export.md", "--base-url", "http://127.0.0.1:8000"]])
def test_what_cannot_be_added_to_a_suite_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    init(tmp_path, monkeypatch)
    before = (tmp_path / "pyproject.toml").read_text()
    done = CliRunner().invoke(command, arguments, standalone_mode=False)
    assert isinstance(done.exception, UsageError)
    assert (tmp_path / "pyproject.toml").read_text() == before


def test_what_is_scaffolded_imports_public_names_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    init(tmp_path, monkeypatch)
    text = "".join(file.read_text() for file in tmp_path.rglob("*.py"))
    found = re.findall(r"from (docwitness[\w.]*) import (.+)", text)
    assert {module for module, _ in found} == {"docwitness"}
    assert {name for _, names in found for name in names.split(", ")} <= set(docwitness.__all__)


def test_a_page_that_shares_a_step_with_another_gets_a_feature_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def page(*labels: str) -> str:
        return "# Rooms\n\n" + "\n\n".join(f"Click the **{label}** button." for label in labels)

    (tmp_path / "export.md").write_text(page("Reports", "Export", "Send", "Print"))
    (tmp_path / "rooms.md").write_text(page("Reports", "Rooms", "Add room", "Lock"))
    monkeypatch.chdir(tmp_path)
    CliRunner().invoke(command, ["export.md"], standalone_mode=False)
    done = CliRunner().invoke(command, ["rooms.md"], standalone_mode=False)
    assert 'I click the "Add room" button' in (tmp_path / "features" / "rooms.feature").read_text(), done.output
    again = CliRunner().invoke(command, ["rooms.md"], standalone_mode=False)
    assert again.stderr == "rooms.md: rooms.feature witnesses it already.\n"
    assert "added" not in again.stdout


def test_what_a_kept_map_has_is_witnessed_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    init(tmp_path, monkeypatch)
    monkeypatch.setenv("DOCWITNESS_MAPS", str(tmp_path / "maps"))
    (tmp_path / "shop.md").write_text("# Shop\n\nThe Orders page has an **Export** button and a **Filter** button.\n")
    KeptMap("http://127.0.0.1:8000", profile="default", version="").save(SHOP)
    CliRunner().invoke(command, ["shop.md"], standalone_mode=False)
    assert '"Filter"' in (tmp_path / "features" / "shop.feature").read_text()
