"""The browser's own dialogs (“Delete this report?” with OK and Cancel): answered as the page says, and told of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from playwright.sync_api import BrowserContext, Dialog

from docwitness.language.likeness import concept, concepts
from docwitness.language.wording import same, says
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
        self._typed: Said | None = None
        self._shown = ""
        """What the last dialog said, until something else is done."""

    def watch(self, context: BrowserContext) -> None:
        """Answer the dialogs of all pages of the context from now on."""
        context.on("dialog", self._answer)

    def _answer(self, dialog: Dialog) -> None:
        self._asked = self._shown = dialog.message
        following = self._upcoming()[:2]
        self._pressed = next(filter(None, map(_button, following)), "")
        typed = following[0] if following and following[0].kind == "type" and following[0].value else None
        self._typed = typed if dialog.type == "prompt" and self._pressed != _DISMISS else None
        if dialog.type in ("alert", "beforeunload"):
            dialog.accept()
        elif self._typed or self._pressed == _ACCEPT:
            dialog.accept((self._typed and self._typed.value) or dialog.default_value)
        else:
            dialog.dismiss()

    def told(self) -> str:
        """What is to be said of a dialog that was not answered as the page says; empty where there was none."""
        answered = bool(self._pressed or self._typed)
        asked, self._asked = self._asked, self._asked if answered else ""
        return "" if answered or not asked else f"the browser asked “{asked}”, and the page does not say what to answer"

    def forget(self) -> None:
        """What was shown is gone once something else is done."""
        self._shown = ""

    def shown(self, label: str) -> Used | None:
        """The dialog, if it said that: it is gone when the page is looked at."""
        if not says(self._shown, label):
            return None
        return Used("dialog", self._shown, (0, 0, 0, 0), Identification.NAMED, "the browser showed it", came=True)

    def asked(self) -> Used | None:
        """The dialog that was shown by what was done last, whatever it said."""
        return self.shown(self._shown) if self._shown else None

    def pressed(self, what: Said) -> Used | None:
        """What was typed or pressed in a dialog when it appeared, where the phrase says to do it now."""
        if self._typed is not None and what == self._typed:
            self._typed = None
            reason = f"typed where the browser asked “{self._asked}”"
            return Used("textbox", what.value or "", (0, 0, 0, 0), Identification.NAMED, reason, came=True, field=True)
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
