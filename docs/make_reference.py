"""Writes docs/reference/ from the code: commands, phrases, fixtures, and the JSON Schema of results.json.

`python docs/make_reference.py` writes the files; a test holds that they say what the code says.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import click

from docwitness import cli, model
from docwitness.pytest_plugin import fixtures, scenario_fixtures
from docwitness.pytest_plugin.plain_tests import figure_fixture
from docwitness.reports.results import SCHEMA
from docwitness.reports.rule_pages import rule_pages
from docwitness.scenarios.vocabulary import PHRASES

FOLDER = Path(__file__).parent / "reference"
MADE = "<!-- Made by docs/make_reference.py. -->\n\n"


def commands() -> str:
    """Every command with its help and its options."""
    parts = ["# Commands"]
    group = click.Context(cli.docwitness, info_name="docwitness")
    for name in cli.docwitness.list_commands(group):
        command = cli.docwitness.get_command(group, name)
        assert command is not None
        usage = " ".join([name, *command.collect_usage_pieces(click.Context(command, group, info_name=name))])
        parts += [f"## {name}", f"    docwitness {usage}", inspect.cleandoc(command.help or "")]
        records = [o.get_help_record(click.Context(command)) for o in command.params if isinstance(o, click.Option)]
        rows = [f"| `{option}` | {said} |" for option, said in filter(None, records)]
        parts += ["\n".join(["| option | meaning |", "|---|---|", *map(_escaped, rows)])] if rows else []
    return "\n\n".join(parts) + "\n"


def _escaped(row: str) -> str:
    inner = row[2:-2].split(" | ", 1)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in inner) + " |"


def phrases() -> str:
    """The phrases of scenarios, and what their slots take."""
    rows = [f"| {each.keyword} | `{each.template}` | {each.kind} |" for each in PHRASES]
    about = (
        '`{target}` is a label in double quotes as the reader sees it, with its role behind it or without (`"Save"`, '
        '`the "Save" button`), or a thing that is only described (`the current plan`). `{window}` may end a phrase: '
        '`in the "Orders" window`. `{value}`, `{position}` and `{title}` stand in double quotes.'
    )
    return "\n\n".join(["# Phrases", about, "\n".join(["| keyword | phrase | kind |", "|---|---|---|", *rows])]) + "\n"


def fixture_table() -> str:
    """The fixtures that tests and steps may ask for."""
    found = {
        name: inspect.getdoc(each) or inspect.getdoc(getattr(each, "__wrapped__", each)) or ""
        for module in (fixtures, scenario_fixtures, figure_fixture)
        for name, each in vars(module).items()
        if type(each).__name__ == "FixtureFunctionDefinition"
    }
    rows = [f"| `{name}` | {' '.join(said.split())} |" for name, said in sorted(found.items())]
    about = "Only scenarios have these, but for `witness`, which any test may ask for: other tests keep their own."
    return "\n\n".join(["# Fixtures", about, "\n".join(["| fixture | what it is |", "|---|---|", *rows])]) + "\n"


def rules() -> str:
    """Every rule with its severity and what it means; its own page says what to do."""
    rows = [f"| [{p.name}](../rules/{p.name}.md) | {p.severity} | {p.meaning} |" for p in rule_pages().values()]
    return "\n\n".join(["# Rules", "\n".join(["| rule | severity | meaning |", "|---|---|---|", *rows])]) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema of results.json, from the values that it is written of."""
    known: dict[str, Any] = {}
    sentence = _picked(model.SentenceVerdict, "verdict why blocked_by scenario evidence", known)
    sentence |= _picked(model.Sentence, "id text kind block start end rest", known)
    figure = _picked(model.FigureVerdict, "verdict why changes figure_file capture_file diff_file", known)
    figure |= _picked(model.Figure, "id src caption", known)
    finding = _picked(model.Finding, "rule message severity", known)
    line, text = {"line": {"type": "integer", "minimum": 1}}, {"type": "string"}
    page = {
        "source": text,
        "title": text,
        "sentences": _list(_object({**line, **sentence, "observations": _list({"type": "integer"})})),
        "figures": _list(_object({**line, **figure})),
        "findings": _list(_object({**line, **finding})),
        "document": _type(model.DocPage, known),
    }
    run = _picked(model.Run, "id started finished browser version", known)
    product = _object({"url": text, "profile": text})
    report = {
        "schema": {"const": SCHEMA},
        "complete": {"type": "boolean"},
        "exit": {"type": "integer", "minimum": 0, "maximum": 5},
        "run": _object({**run, "product": product}),
        "problems": _list(text),
        "pages": _list(_object(page)),
        "scenarios": _list(_type(model.ScenarioResult, known)),
        "observations": _list(_type(model.Observation, known)),
        "history": _type(model.History | None, known),
    }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_object(report), "$defs": known}


def _picked(kind: type, names: str, known: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {name: _type(hints[name], known) for name in names.split()}


def _object(properties: Mapping[str, Any], optional: Sequence[str] = ()) -> dict[str, Any]:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": dict(properties), "required": required}


def _list(items: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def _type(kind: Any, known: dict[str, Any]) -> dict[str, Any]:
    """The schema of a type; that of a value with a name is written into `known` once."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind in _PLAIN:
        return {"type": _PLAIN[kind]}
    if origin is Literal:
        return {"enum": list(inner)}
    if origin in (Union, UnionType):
        return {"anyOf": [_type(each, known) for each in inner]}
    if origin is tuple:
        return _list(_type(inner[0], known)) if inner[1:] == (...,) or len(set(inner)) == 1 else {"type": "array"}
    if is_dataclass(kind) and isinstance(kind, type):
        if kind.__name__ not in known:
            known[kind.__name__] = {}
            optional = [f.name for f in fields(kind) if (f.default, f.default_factory) != (MISSING, MISSING)]
            hints = get_type_hints(kind)
            known[kind.__name__] = _object({f.name: _type(hints[f.name], known) for f in fields(kind)}, optional)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    return {"type": "object"} if origin else {}


def files() -> Iterator[tuple[str, str]]:
    """Name and text of each file of the reference."""
    yield "commands.md", MADE + commands()
    yield "phrases.md", MADE + phrases()
    yield "fixtures.md", MADE + fixture_table()
    yield "rules.md", MADE + rules()
    yield "report.schema.json", json.dumps(schema(), indent=1) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in files():
        (FOLDER / name).write_text(text, encoding="utf-8")
