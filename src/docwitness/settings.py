"""What `pyproject.toml` says to Docwitness, read once and checked: a misspelt key is an error, not a default."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from docwitness.errors import UsageError
from docwitness.model import Severity
from docwitness.verdicts.gate import Gate

Effects = Literal["none", "all"]
"""What scenarios may do to a product: look only, or change things as well."""
VARIABLE = re.compile(r"\$\{(\w+)\}")
"""An environment variable in a phrase of the sign-in recipe."""
HISTORY = "DOCWITNESS_HISTORY"
"""The environment variable that says where runs are remembered."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """A product that Docwitness can start by itself.

    The command prints one line of JSON when it is ready, with the keys `dashboard` (the base URL), `docs`,
    `health`, `test` and `token` as far as it has them, and stops when its standard input closes.
    """

    command: tuple[str, ...]
    releases: tuple[str, ...] = ()
    """A command that prints one release a line: name, tab, what differs."""
    release: str = "documented"
    ready_within: float = 30.0
    """Seconds."""
    sign_in: tuple[str, ...] = ()
    """Phrases that sign in to it where it is explored; `{email}` and `{password}` are its ready line's account."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A product to verify against: where it is and what may be done to it."""

    name: str = "default"
    base_url: str | None = None
    effects: Effects = "none"
    allowed_origins: tuple[str, ...] = ()
    """Further origins that a scenario may lead to, and send to; any other one stops it."""
    sign_in: tuple[str, ...] = ()
    """Phrases of the vocabulary; `${NAME}` stands for an environment variable."""
    start_at: str = ""
    """Where every scenario without a `Given` of its own begins, from the base URL; the base URL itself if empty."""
    dismiss: tuple[str, ...] = ()
    """Names of buttons to press, and of dialogs to close, wherever they appear: for consent, tours and news."""
    viewport: tuple[int, int] = (1280, 800)
    locale: str = "en-US"
    timezone: str = "UTC"
    color_scheme: Literal["light", "dark"] = "light"
    timeout: float = 5.0
    """Seconds to wait for what a page promises to appear."""
    known: tuple[str, ...] = ()
    """Values of the test account: data wherever they appear in a figure or a capture."""
    ignore: tuple[str, ...] = ()
    """What never counts in figures: `status`, `button "Launch"`, or a region, `images/plan.png 10,20,300,40`."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Phrase of the documentation → label or role and label of the product."""
    clock: str | None = None
    """How time passes: None, `embedded`, or a URL that takes `{"seconds": n}` by POST."""
    ready_url: str | None = None
    """Asked before a browser starts; the base URL where it is not given."""
    before: tuple[str, ...] = ()
    """URLs to POST to before every scenario."""
    after: tuple[str, ...] = ()
    ask: bool = False
    """Whether a documentation site that is not the embedded one may be asked questions."""
    secrets: tuple[str, ...] = ()
    """Names of environment variables whose values must appear in no file of a report."""
    version: str = ""
    """Of the product: a map of another version is not used."""
    explore: bool = True
    """Whether the product may be explored, read-only, for a map of it."""
    map: Mapping[str, str] = field(default_factory=dict)
    """Ways and where they lead, where it may not, or what exploring does not find: "Settings > Users" = "/users"."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The table `[tool.docwitness]`; paths are absolute."""

    root: Path
    """The folder of `pyproject.toml`, or the working directory where there is none."""
    configured: bool = False
    pages: tuple[str, ...] = ()
    features: str = "features"
    site_root: str | None = None
    """The folder that a figure's absolute path (`/files/ID`) starts from."""
    report: str = "reports/latest"
    history: str = "reports/history.db"
    """A path, or the DSN of a database; the environment variable DOCWITNESS_HISTORY goes before it."""
    ignore: tuple[str, ...] = ()
    """Rules of `check` that are switched off."""
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """How grave findings of a rule are, where that is not as we have it: `error`, `warning` or `note`."""
    rules_url: str = ""
    """Where `docs/rules/` is published, for links from code scanning; `{rule}` stands for a rule's name."""
    markup: Mapping[str, str] = field(default_factory=dict)
    """Shorthand of the house and what it means: `":btn:{label}:" = "label"`."""
    gate: Gate = field(default_factory=Gate)
    embedded: Embedded | None = None
    profiles: Mapping[str, Profile] = field(default_factory=dict)

    @property
    def journal(self) -> Path:
        """Where scenarios that change a product of others are noted; beside the reports, and kept from run to run."""
        return self.path(self.report).parent / "journal.jsonl"

    @property
    def past(self) -> str | Path:
        """Where runs are remembered: a path, or the DSN of a database, whose password belongs into the environment."""
        where = os.environ.get(HISTORY) or self.history
        return where if "://" in where else self.path(where)

    def path(self, relative: str) -> Path:
        """The path, absolute: relative ones start at the root."""
        return self.root / relative

    def named(self, place: str) -> str:
        """A page that was named from the working directory, as `pages` would name it: from the root, if it lies there.

        Addresses and absolute paths stay as they were given.
        """
        here = Path.cwd()
        if not place.strip() or place.startswith(("http://", "https://")) or os.path.isabs(place) or here == self.root:
            return place
        return path_from(self.root, Path(os.path.abspath(place)))

    def places(self, named: Sequence[str]) -> tuple[str, ...]:
        """The pages that were named from the working directory; without any, those of the settings.

        Raises:
            UsageError: there are none.
        """
        places = tuple(map(self.named, named)) or self.pages
        if not places:
            hint = "Name one, or set pages in [tool.docwitness] of pyproject.toml."
            raise UsageError("there is no page to look at.", hint=hint)
        return places

    def profile(self, name: str | None) -> Profile:
        """The profile of that name; without a name the one called `default`, or an empty one.

        Raises:
            UsageError: there is no profile of that name.
        """
        if name is None:
            return self.profiles.get("default", Profile())
        if name not in self.profiles:
            known = ", ".join(self.profiles) or "none"
            raise UsageError(f'there is no profile "{name}" in pyproject.toml.', hint=f"Profiles there: {known}.")
        return self.profiles[name]


def path_from(root: Path, path: Path) -> str:
    """The path as reports name it: from the root, if it lies there."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def find_settings(start: Path) -> Settings:
    """The settings of the nearest `pyproject.toml` at or above `start`; defaults where there is none.

    Raises:
        UsageError: the file is not TOML, or has a key or value that Docwitness does not know.
    """
    for folder in (start, *start.parents):
        file = folder / "pyproject.toml"
        if file.is_file():
            try:
                document = tomllib.loads(file.read_text(encoding="utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise UsageError(f"{file}: this is not TOML: {error}") from error
            table = document.get("tool", {}).get("docwitness")
            return _settings(folder, table) if table is not None else Settings(root=folder)
    return Settings(root=start)


def with_environment(text: str) -> str:
    """The text with every `${NAME}` replaced by that environment variable.

    Raises:
        UsageError: the variable is not set.
    """

    def value(match: re.Match[str]) -> str:
        if match[1] not in os.environ:
            raise UsageError(
                f"the environment variable {match[1]} is not set.",
                hint="The profile needs it; credentials are never written into pyproject.toml.",
            )
        return os.environ[match[1]]

    return VARIABLE.sub(value, text)


def _settings(root: Path, table: Mapping[str, Any]) -> Settings:
    nested: dict[str, object] = {}
    if "gate" in table:
        nested["gate"] = _fill(Gate, table["gate"], "tool.docwitness.gate")
    if "embedded" in table:
        nested["embedded"] = _fill(Embedded, table["embedded"], "tool.docwitness.embedded")
    profiles = table.get("profiles", {})
    _check_table(profiles, "tool.docwitness.profiles")
    nested["profiles"] = {
        name: _fill(Profile, entry, f"tool.docwitness.profiles.{name}", name=name) for name, entry in profiles.items()
    }
    plain = {key: value for key, value in table.items() if key not in ("gate", "embedded", "profiles")}
    settings = _fill(Settings, plain, "tool.docwitness", root=root, configured=True, **nested)
    if settings.rules_url and not re.match(r"https?://[^/\s]", settings.rules_url):
        example = "https://docs.example.com/rules/{rule}.html"
        raise UsageError("[tool.docwitness] rules_url is no address.", hint=f"An address looks like {example}.")
    for key in ("features", "site_root"):
        if key in table and not (root / table[key]).is_dir():
            raise UsageError(f"[tool.docwitness] {key}: there is no folder {table[key]}.")
    return settings


def _check_table(value: object, where: str) -> None:
    if not isinstance(value, dict):
        raise UsageError(f"[{where}] must be a table.")


_Table = TypeVar("_Table", Settings, Gate, Embedded, Profile)


def _fill(kind: type[_Table], table: Mapping[str, Any], where: str, **given: object) -> _Table:
    """An instance of the dataclass from a TOML table; lists become tuples."""
    _check_table(table, where)
    known = {f.name for f in fields(kind)} - set(given) - {"root", "configured", "name"}
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f'Did you mean "{near[0]}"?' if near else f"Keys there: {', '.join(sorted(known))}."
            raise UsageError(f'[{where}] has an unknown key "{key}".', hint=hint)
    hints = get_type_hints(kind)
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    for key, value in values.items():
        if not _fits(value, hints[key]):
            shown = f'"{value}"' if isinstance(value, str) else table[key]
            raise UsageError(f"[{where}] {key} must be {_spoken(hints[key])}, not {shown}.")
    build: Callable[..., _Table] = kind
    try:
        return build(**given, **values)
    except TypeError as error:
        raise UsageError(f"[{where}] is incomplete: {error}") from error


def _fits(value: object, hint: Any) -> bool:
    """Whether a value from TOML is of the type that a field of the settings has."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        kinds = arguments[:1] * len(value) if isinstance(value, tuple) and arguments[-1] is ... else arguments
        return isinstance(value, tuple) and len(value) == len(kinds) and all(map(_fits, value, kinds))
    if origin is Literal:
        return value in arguments
    if origin is Mapping:
        return isinstance(value, dict) and all(_fits(each, arguments[1]) for each in value.values())
    if origin is UnionType:
        return any(_fits(value, each) for each in arguments if each is not NoneType)
    if hint is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, hint) and (hint is bool or not isinstance(value, bool))


def _spoken(hint: Any) -> str:
    """The type in words, for a person who writes TOML."""
    if get_origin(hint) is Literal:
        return "one of " + ", ".join(f'"{each}"' for each in get_args(hint))
    if get_origin(hint) is UnionType:
        return _spoken(next(each for each in get_args(hint) if each is not NoneType))
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        return "a list of " + ("numbers" if inner is int else "strings" if inner is str else _spoken(inner))
    words = {str: "a string", float: "a number", int: "a whole number", bool: "true or false"}
    return words.get(hint, "a table")
