"""Where maps are kept."""

from pathlib import Path

import pytest

from docwitness.storage.maps import KeptMap


@pytest.mark.parametrize(("url", "one"), [("http://127.0.0.1:8000/", False), ("https://shop.test/", True)])
def test_a_port_of_this_machine_has_another_product_in_another_project(
    url: str, one: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address of the network names one product; whoever serves a site here takes the port that is free."""
    folders = set()
    for project in ("songs", "letters"):
        (tmp_path / project).mkdir()
        monkeypatch.chdir(tmp_path / project)
        folders.add(KeptMap(url, profile="default", version="", root=tmp_path).folder)
    assert (len(folders) == 1) is one
