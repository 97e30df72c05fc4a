"""Keeps credentials out of a report: takes them out of text and traces, and looks for what slipped through."""

from __future__ import annotations

import base64
import html
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_plus

MASK = "•••"
SHORTEST = 4
"""Characters. A shorter value stands in every other file by chance."""

_DEEPEST = 3
"""Zips within zips that are opened."""


def scrub(text: str, secrets: Iterable[str]) -> str:
    """The text with every secret, however it is encoded in there, replaced by `MASK`."""
    for form in sorted(_all_forms(secrets), key=len, reverse=True):
        text = text.replace(form, MASK)
    return text


def scrub_bytes(data: bytes, secrets: Iterable[str]) -> bytes:
    """The same for the content of a file."""
    for form in sorted(_all_forms(secrets), key=len, reverse=True):
        data = data.replace(form.encode(errors="replace"), MASK.encode())
    return data


def scrub_zip(file: Path, secrets: Iterable[str]) -> None:
    """Takes the secrets out of every member of a zip, such as a trace; members and their names stay in order."""
    secrets = tuple(secrets)
    scrubbed = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(scrubbed, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(scrub(member.filename, secrets), scrub_bytes(old.read(member), secrets))
    file.write_bytes(scrubbed.getvalue())


def scrub_folder(folder: Path, secrets: Iterable[str]) -> None:
    """Take the secrets out of the JSON and the zips below the folder, whose readers take no harm by it."""
    secrets = tuple(secrets)
    for name in {leak.split("!/")[0] for leak in leaks(folder, secrets)}:
        file = folder / name
        if file.suffix in (".json", ".jsonl"):
            file.write_text(scrub_json_lines(file.read_text(encoding="utf-8"), secrets), encoding="utf-8")
        elif zipfile.is_zipfile(file):
            scrub_zip(file, secrets)


def scrub_json_lines(text: str, secrets: Iterable[str]) -> str:
    """The lines of JSON with the secrets taken out of the values; keys stay, so that they can be read as before."""
    secrets = tuple(secrets)
    return "".join(_scrubbed_line(line, secrets) + "\n" for line in text.splitlines())


def _scrubbed_line(line: str, secrets: tuple[str, ...]) -> str:
    try:
        return json.dumps(_scrubbed(json.loads(line), secrets), ensure_ascii=False)
    except json.JSONDecodeError:  # cut off, or one of the lines of a longer document
        return scrub(line, secrets)


def _scrubbed(value: Any, secrets: tuple[str, ...]) -> Any:
    if isinstance(value, dict):
        return {key: _scrubbed(inner, secrets) for key, inner in value.items()}
    if isinstance(value, list):
        return [_scrubbed(inner, secrets) for inner in value]
    return scrub(value, secrets) if isinstance(value, str) else value


def leaks(folder: Path, secrets: Iterable[str]) -> tuple[str, ...]:
    """Every file below the folder that holds a secret in content or name; for a member of a zip, `trace.zip!/name`."""
    forms = [form.encode(errors="replace") for form in _all_forms(secrets)]
    found: list[str] = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found += _in_content(path.relative_to(folder).as_posix(), path.read_bytes(), forms, _DEEPEST)
    return tuple(dict.fromkeys(found))


def _in_content(name: str, data: bytes, forms: Sequence[bytes], depth: int) -> Iterator[str]:
    if any(form in data or form in name.encode(errors="replace") for form in forms):
        yield name
    if depth and data.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for member in archive.infolist():
                    yield from _in_content(f"{name}!/{member.filename}", archive.read(member), forms, depth - 1)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
            return  # what cannot be unpacked here cannot be by its reader


def _all_forms(secrets: Iterable[str]) -> set[str]:
    return {form for secret in secrets for form in _forms(secret)}


def _forms(secret: str) -> set[str]:
    """The secret as it may be written in URLs, JSON, HTML and base64; nothing for one that is too short."""
    if len(secret) < SHORTEST:
        return set()
    plain = {secret, quote(secret, safe=""), quote(secret), quote_plus(secret), html.escape(secret)}
    plain |= {json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]}
    return plain | set(_in_base64(secret.encode(errors="replace")))


def _in_base64(secret: bytes) -> Iterator[str]:
    """What base64 makes of the secret wherever it stands in the encoded text: three alignments to three bytes."""
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + secret).decode().rstrip("=")
        # The first and last characters also hold bits of the neighbours.
        first = (before * 8 + 5) // 6
        last = (before + len(secret)) * 8 // 6
        if last - first >= 2 * SHORTEST:
            yield encoded[first:last]
            yield encoded[first:last].replace("+", "-").replace("/", "_")
