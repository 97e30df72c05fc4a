"""The product map as JSON and back; what is as usual is left out, so that a person can read it."""

from __future__ import annotations

import json

from cattrs import BaseValidationError, Converter

from docwitness.productmap.states import SCHEMA, ProductMap

_LISTS = ("states", "transitions", "left")
"""What has an entry a line."""
_converter = Converter(omit_if_default=True)
_converter.register_unstructure_hook(float, lambda number: int(number) if number == int(number) else number)


def to_json(product_map: ProductMap) -> str:
    """The map as JSON, one state, part and transition on a line of its own."""
    lines = ['{"schema": ' + json.dumps(SCHEMA)]
    for key, value in _converter.unstructure(product_map).items():
        if key in _LISTS:
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
        return _converter.structure(values, ProductMap)
    except (BaseValidationError, TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"this product map is damaged: {error}") from error
