"""The product map as JSON and back; what is as usual is left out, so that a person can read it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from docwitness.productmap.states import SCHEMA, Left, Opener, Part, ProductMap, State, Transition


def to_json(product_map: ProductMap) -> str:
    """The map as JSON, one state, part and transition on a line of its own."""
    values = _plain(product_map)
    lines = ['{"schema": ' + json.dumps(SCHEMA)]
    for key, value in values.items():
        if key in ("states", "transitions", "left"):
            rows = ",\n ".join(json.dumps(row, ensure_ascii=False) for row in value)
            lines.append(f'"{key}": [\n {rows}]')
        else:
            lines.append(f'"{key}": {json.dumps(value, ensure_ascii=False)}')
    return ",\n".join(lines) + "}\n"


def from_json(text: str) -> ProductMap:
    """The map again.

    Raises:
        ValueError: it is no map, or one of another version.
    """
    values = json.loads(text)
    if not isinstance(values, dict) or values.pop("schema", None) != SCHEMA:
        raise ValueError(f"this is no product map of the version {SCHEMA}")
    try:
        states = tuple(_state(state) for state in values.pop("states", ()))
        transitions = tuple(Transition(**_with_opener(each)) for each in values.pop("transitions", ()))
        left = tuple(Left(**_with_opener(each)) for each in values.pop("left", ()))
        values["blocked"], values["sought"] = (tuple(values.get(key, ())) for key in ("blocked", "sought"))
        return ProductMap(states=states, transitions=transitions, left=left, **values)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"this product map is damaged: {error}") from error


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        items = ((f, getattr(value, f.name)) for f in fields(value) if f.init)
        return {f.name: _plain(item) for f, item in items if item != f.default}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _state(values: dict[str, Any]) -> State:
    for key in ("examples", "headings", "windows", "varying"):
        values[key] = tuple(values.get(key, ()))
    values["parts"] = tuple(_part(part) for part in values.get("parts", ()))
    for key in ("opened", "closed"):
        values[key] = tuple(Opener(**opener) for opener in values.get(key, ()))
    return State(**values)


def _part(values: dict[str, Any]) -> Part:
    for key in ("box", "state", "options"):
        if key in values:
            values[key] = tuple(values[key])
    return Part(**values)


def _with_opener(values: Mapping[str, Any]) -> dict[str, Any]:
    return {**values, "opener": Opener(**values["opener"])}
