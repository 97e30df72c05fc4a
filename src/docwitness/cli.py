"""The command line: finds the command, runs it, and turns errors into messages and exit codes."""

from __future__ import annotations

import importlib
import sys
import traceback
import warnings
from typing import Any

import click

from docwitness import __version__
from docwitness.errors import Caveat, DocwitnessError, Inconclusive, UsageError

_ROOMS: dict[str, dict[str, str]] = {
    "runs": {
        "verify": "Witness the pages and write the report: the main job.",
        "merge": "Make one report out of those of several shards.",
        "rejudge": "Judge what a run has captured again, without a browser.",
        "render": "Make a report's files again from its results.json.",
        "history": "Show how the documentation fared from run to run.",
    },
    "documents": {
        "init": "Scaffold a suite in another repository.",
        "read": "Show what a page promises: steps, claims, figures.",
        "check": "Find drift, missing images and broken references without a browser.",
        "compare": "Judge a figure by captures of the product.",
        "update": "Propose new figures and wordings as a patch; apply it with --write.",
        "review": "Accept or reject stale figures and proposed wordings on a local web page.",
        "lsp": "Serve an editor: findings, verdicts of the last run on hover, proposals as quick fixes.",
    },
    "products": {
        "map": "Explore the product read-only and keep what is found: states, ways, labels.",
        "coverage": "Show which places of the product no page speaks of, as a table and a picture.",
        "ask": "Put a question to the documentation, and see what was witnessed of the answer.",
        "serve": "Start the embedded dashboard and its documentation, to click through by hand.",
        "doctor": "Show what is installed, what is missing, and what to run.",
    },
}
"""Folder below `docwitness.commands` → name of each command in it → one line of help. The module of that name has a
click command `command`, imported only when it is called, since browsers and pictures are slow to import."""
COMMANDS = {name: room for room, commands in _ROOMS.items() for name in commands}


class _Commands(click.Group):
    """Commands by name, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"docwitness.commands.{COMMANDS[cmd_name]}.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for room, commands in _ROOMS.items():
            with formatter.section(f"Commands on {room}"):
                formatter.write_dl(list(commands.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="docwitness")
def docwitness() -> None:
    """Put a documentation page on the witness stand."""


def _show(message: Warning | str, category: type[Warning], *place: Any, **more: Any) -> None:
    """Print a caveat as what it says; other warnings as Python does."""
    if issubclass(category, Caveat):
        click.secho(f"! {message}", fg="yellow", err=True)
    else:
        _PYTHONS_OWN(message, category, *place, **more)


_PYTHONS_OWN = warnings.showwarning


def main() -> None:
    """Run the command line and exit with pytest's meanings (0 holds, 1 does not, 2 interrupted …)."""
    warnings.showwarning = _show
    try:
        code = docwitness.main(standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        code = 2
    except SystemExit as end:
        # No command ends so with 1, but click and rich do where nobody reads on: `docwitness check | head`.
        code = 2 if end.code == 1 else end.code
    except click.ClickException as error:
        error.show()
        code = 4
    except DocwitnessError as error:
        click.secho(str(error), fg="red", err=True)
        code = error.exit_code
    except OSError as error:
        _fail(f"{error.filename or 'the system'}: {error.strerror or error}")
        code = 3
    except Exception as error:  # Python would exit with 1, which says that the document does not hold
        code = _fail_by(error)
    sys.exit(code if isinstance(code, int) else 0)


def _fail_by(error: Exception) -> int:
    """Tell of a part that is not installed, or of a fault of our own; the exit code comes back."""
    extra = _EXTRAS.get((error.name or "").split(".")[0]) if isinstance(error, ModuleNotFoundError) else None
    if extra is not None:
        _fail(f"this needs {error.name}, which is not installed.\n  pip install 'docwitness[{extra}]'")  # type: ignore[attr-defined]
        return UsageError.exit_code
    traceback.print_exc()
    _fail(f"Docwitness itself failed: {type(error).__name__}. Nothing is said of the document.")
    return Inconclusive.exit_code


_EXTRAS = {
    **dict.fromkeys(("greenlet", "playwright", "pytest", "pytest_bdd", "pytest_playwright", "sqlalchemy"), "browser"),
    **dict.fromkeys(("cv2", "numpy"), "figures"),
    **dict.fromkeys(("lsprotocol", "pygls"), "editor"),
    "psycopg": "postgres",
}
"""Package → the extra that brings it."""


def _fail(message: str) -> None:
    click.secho(message, fg="red", err=True)
