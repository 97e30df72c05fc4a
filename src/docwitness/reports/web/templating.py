"""Pages of HTML that stand alone: what comes from documents is escaped, and only their own style and script run."""

from __future__ import annotations

import base64
import hashlib
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


def environment_of(package: str) -> Environment:
    """The templates that lie in the package."""
    environment = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["path"] = path
    return environment


def style_and_script(environment: Environment, name: str, *, policy: str) -> dict[str, str]:
    """The style and script that are called so, and the content policy: under it nothing else runs or is loaded.

    `policy` says what the page may do beside that.
    """
    assert environment.loader is not None
    style, script = (environment.loader.get_source(environment, f"{name}.{kind}")[0] for kind in ("css", "js"))
    only_own = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'"
    return {"style": Markup(style), "script": Markup(script), "policy": f"{only_own}; {policy}"}


def _hash(text: str) -> str:
    """By what a content policy knows an inline style or script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def path(file: str) -> str:
    """A relative URL for a file of the report folder: no scheme, host, query or fragment can come from its name."""
    return "./" + quote("/".join(part for part in file.split("/") if part not in ("", ".", "..")), errors="replace")
