"""What pyproject.toml may say, and what is answered when it says something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from docwitness.errors import UsageError
from docwitness.settings import find_settings, with_environment
from docwitness.verdicts.gate import Gate


def write(folder: Path, text: str) -> Path:
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    return folder


def test_settings_come_from_the_nearest_pyproject_above(tmp_path: Path) -> None:
    write(tmp_path, '[tool.docwitness]\npages = ["docs/a.md"]\n')
    below = tmp_path / "docs" / "deep"
    below.mkdir(parents=True)
    settings = find_settings(below)
    assert settings.root == tmp_path
    assert settings.pages == ("docs/a.md",)
    assert settings.configured


def test_without_a_table_nothing_is_configured(tmp_path: Path) -> None:
    assert not find_settings(write(tmp_path, "[project]\nname = 'x'\n")).configured


def test_a_misspelt_key_is_an_error_that_offers_the_right_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as told:
        find_settings(write(tmp_path, "[tool.docwitness]\npagse = []\n"))
    assert str(told.value) == '[tool.docwitness] has an unknown key "pagse".\n  Did you mean "pages"?'


def test_a_value_of_the_wrong_type_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r'\[tool.docwitness.profiles.x\] timeout must be a number, not "soon"'):
        find_settings(write(tmp_path, '[tool.docwitness.profiles.x]\ntimeout = "soon"\n'))


def test_what_a_gate_cannot_count_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r'fails_on must be a list of one of "broken", .*, not \[.typos.\]'):
        find_settings(write(tmp_path, '[tool.docwitness.gate]\nfails_on = ["typos"]\n'))


def test_a_gate_counts_what_it_is_told(tmp_path: Path) -> None:
    settings = find_settings(write(tmp_path, '[tool.docwitness.gate]\nfails_on = ["broken", "undecided"]\n'))
    assert settings.gate == Gate(fails_on=("broken", "undecided"))


def test_what_is_not_toml_is_an_error_with_the_place(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"this is not TOML: .*line 1"):
        find_settings(write(tmp_path, "[tool.docwitness\n"))


def test_an_unknown_profile_is_an_error_that_lists_the_known_ones(tmp_path: Path) -> None:
    settings = find_settings(write(tmp_path, "[tool.docwitness.profiles.staging]\n"))
    with pytest.raises(UsageError, match="Profiles there: staging"):
        settings.profile("production")


def test_credentials_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOP_PASSWORD", "s3cret")
    assert with_environment('I type "${SHOP_PASSWORD}"') == 'I type "s3cret"'
    monkeypatch.delenv("SHOP_PASSWORD")
    with pytest.raises(UsageError, match="SHOP_PASSWORD is not set"):
        with_environment("${SHOP_PASSWORD}")


def test_the_environment_says_first_where_runs_are_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = find_settings(write(tmp_path, '[tool.docwitness]\nhistory = "kept/runs.db"\n'))
    assert settings.past == tmp_path / "kept" / "runs.db"
    monkeypatch.setenv("DOCWITNESS_HISTORY", "postgresql://qa:secret@db.example/runs")
    assert settings.past == "postgresql://qa:secret@db.example/runs"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '[tool.docwitness.gate]\nfails_on = "broken"\n',
            r"\[tool.docwitness.gate\] fails_on must be a list",
        ),
        ('[tool.docwitness]\ngate = "broken"\n', r"\[tool.docwitness.gate\] must be a table"),
        ('[tool.docwitness]\nprofiles = ["staging"]\n', r"\[tool.docwitness.profiles\] must be a table"),
        ('[tool.docwitness.profiles]\nstaging = "http://h"\n', r"\[tool.docwitness.profiles.staging\] must be a table"),
        ('[tool.docwitness]\nfeatures = "featuers"\n', r"\[tool.docwitness\] features: there is no folder featuers"),
        ('[tool.docwitness]\nsite_root = "dosc"\n', r"\[tool.docwitness\] site_root: there is no folder dosc"),
    ],
)
def test_what_cannot_be_meant_is_an_error_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        find_settings(write(tmp_path, text))
