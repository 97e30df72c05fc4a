"""The browser's own dialogs (“Delete this report?” with OK and Cancel): answered as the page says, and told of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from playwright.sync_api import BrowserContext, Dialog

from docwitness.language.likeness import concept, concepts
from docwitness.language.wording import same
from docwitness.model import Identification, Used
from docwitness.scenarios.vocabulary import Said

_ACCEPT, _DISMISS = "OK", "Cancel"
"""What the buttons are called in the language that scenarios run in."""
_PRESSED = ("click", "press", "select")


class NativeDialogs:
    """What the browser asked in one scenario, and how it was answered.

    A page stands still until it is answered, so the answer is what the page says next; where it says none, the dialog
    is dismissed, which changes nothing.
    """

    def __init__(self, upcoming: Callable[[], Sequence[Said]]) -> None:
        self._upcoming = upcoming
        self._asked = ""
        self._pressed = ""

    def watch(self, context: BrowserContext) -> None:
        """Answer the dialogs of all pages of the context from now on."""
        context.on("dialog", self._answer)

    def _answer(self, dialog: Dialog) -> None:
        self._asked, self._pressed = dialog.message, ""
        if dialog.type in ("alert", "beforeunload"):
            dialog.accept()
            return
        self._pressed = next(filter(None, map(_button, self._upcoming()[:2])), "")
        if self._pressed == _ACCEPT:
            dialog.accept(dialog.default_value)
        else:
            dialog.dismiss()

    def told(self) -> str:
        """What is to be said of a dialog that was not answered as the page says; empty where there was none."""
        asked, self._asked = self._asked, self._asked if self._pressed else ""
        return (
            f"the browser asked “{asked}”, and the page does not say what to answer"
            if asked and not self._pressed
            else ""
        )

    def pressed(self, what: Said) -> Used | None:
        """The button of a dialog that was pressed when it appeared, where the phrase says to press it now."""
        if not self._pressed or _button(what) != self._pressed:
            return None
        name, asked = self._pressed, self._asked
        self._asked = self._pressed = ""
        reason = f"the answer to what the browser asked: “{asked}”"
        return Used("button", name, (0, 0, 0, 0), Identification.NAMED, reason, came=True)


def _button(what: Said) -> str:
    """The button of the browser's own dialog that the phrase says to press; empty for anything else."""
    if what.kind not in _PRESSED or what.target is None:
        return ""
    if what.labelled:
        return next((name for name in (_ACCEPT, _DISMISS) if same(name, what.target)), "")
    return _ACCEPT if concept("confirm") in concepts(what.target) else ""
