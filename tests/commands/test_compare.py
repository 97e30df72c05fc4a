from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docwitness.commands.documents.compare import command, known_values
from docwitness.errors import PictureError, UsageError
from docwitness.figures.element_json import write_elements
from tests.figures.drawn import Screen


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A capture with its element map, a figure that is current and one that is stale, and a page saved as one."""
    screen = Screen()
    (tmp_path / "now.png").write_bytes(screen.png())
    (tmp_path / "now.json").write_text(write_elements(screen.map()))
    (tmp_path / "current.png").write_bytes(screen.png(2))
    (tmp_path / "stale.png").write_bytes(Screen(title="Boats").png())
    (tmp_path / "page.png").write_bytes(b"<!DOCTYPE html><title>Not found</title>")
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], standalone_mode=False)


def test_a_current_figure_exits_with_zero(folder: Path) -> None:
    result = run(folder / "current.png", folder / "now.png", "--elements", folder / "now.json")
    assert result.return_value == 0
    assert result.output == "current: Everything that the figure shows of the interface is still there.\n"


def test_a_stale_figure_says_what_changed(folder: Path) -> None:
    result = run(folder / "stale.png", folder / "now.png", "--elements", folder / "now.json")
    assert result.return_value == 1
    assert result.output.splitlines()[1:] == ["  - `Boats` is now `Boat hire`."]


def test_programs_are_told_in_json(folder: Path) -> None:
    result = run(folder / "stale.png", folder / "now.png", "--elements", folder / "now.json", "--format", "json")
    said = json.loads(result.output)
    assert said["verdict"] == "stale"
    assert said["changes"][0]["element"] == {"role": "heading", "name": "Boat hire"}
    assert {"confidence", "milliseconds", "why"} < set(said)


def test_a_batch_has_one_verdict_a_line_in_order_and_goes_on_after_errors(folder: Path) -> None:
    pairs = [
        {"id": "a", "figure": "current.png", "captures": ["now.png"], "elements": "now.json"},
        {"id": "b", "figure": "page.png", "captures": ["now.png"], "elements": "now.json"},
        {"id": "c", "figure": "nowhere.png", "captures": ["now.png"]},
        {"id": "d", "captures": []},
        {"id": "e", "figure": "stale.png", "captures": ["now.png"], "elements": "now.json"},
    ]
    (folder / "pairs.jsonl").write_text("".join(json.dumps(pair) + "\n" for pair in pairs) + "not json\n")
    result = run("--batch", folder / "pairs.jsonl")
    said = [json.loads(line) for line in result.output.splitlines()]
    assert [line["id"] for line in said] == ["a", "b", "c", "d", "e", None]
    assert [line.get("verdict") for line in said] == ["current", None, None, None, "stale", None]
    assert "an HTML page" in said[1]["error"]
    assert result.return_value == 1


def test_a_line_of_a_batch_that_cannot_be_read_says_which_it_is(folder: Path) -> None:
    lines = (
        "\ufeff" + json.dumps({"id": "a\u2028b", "figure": "now.png", "captures": ["now.png"]}, ensure_ascii=False),
        "",
        "not json",
        '{"figure": "now.png", "captures": ["now.png"], "elements": 5}',
        '{"figure": "now.png"}',
    )
    (folder / "pairs.jsonl").write_text("\r\n".join(lines), encoding="utf-8", newline="")
    said = [json.loads(line) for line in run("--batch", folder / "pairs.jsonl").output.split("\n") if line]
    assert said[0]["id"] == "a\u2028b"
    assert [each["error"] for each in said[1:]] == [
        "line 3 is not JSON: Expecting value: line 1 column 1 (char 0)",
        "the elements of line 4 are not the path of a file.",
        "line 5 names no captures.",
    ]


def test_a_picture_that_cannot_be_read_is_called_by_its_name(folder: Path) -> None:
    (folder / "cut.png").write_bytes((folder / "now.png").read_bytes()[:300])
    for arguments in (("page.png", "now.png"), ("now.png", "current.png", "page.png"), ("now.png", "cut.png")):
        error = run(*(folder / name for name in arguments)).exception
        assert isinstance(error, PictureError)
        wrong = next(name for name in arguments if name in ("page.png", "cut.png"))
        assert str(error).startswith(f"{folder / wrong}: ")


def test_a_batch_that_cannot_be_read_at_all_exits_with_four(folder: Path) -> None:
    (folder / "pairs.jsonl").write_text(
        '{"id": 1, "figure": "page.png", "captures": ["now.png"], "elements": "now.json"}\n'
    )
    assert run("--batch", folder / "pairs.jsonl").return_value == 4


def test_what_is_no_picture_is_an_error(folder: Path) -> None:
    assert isinstance(run(folder / "page.png", folder / "now.png").exception, PictureError)
    assert isinstance(run(folder / "none.png", folder / "now.png").exception, PictureError)


def test_wrong_use_is_told(folder: Path) -> None:
    assert isinstance(run(folder / "current.png").exception, UsageError)
    assert isinstance(run("--batch", folder / "pairs.jsonl", folder / "current.png").exception, UsageError)


def test_known_values_come_by_hand_or_one_a_line(tmp_path: Path) -> None:
    (tmp_path / "known.txt").write_text("Ada Moreau\n\n Lorient \n")
    assert known_values(["Heron 28", str(tmp_path / "known.txt")]) == ("Heron 28", "Ada Moreau", "Lorient")
