"""Closes what stands in a reader's way on a first visit: questions for consent, tours, news.

In the page itself, in every frame: such dialogs come in the middle of a step, or while something is waited for.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from playwright.sync_api import BrowserContext

from docwitness.browser.shadow_roots import ROOTS


def dismiss_in(context: BrowserContext, names: Sequence[str]) -> None:
    """Press buttons, and close dialogs, that are called so, wherever they appear in the context's pages from now on."""
    if names:
        context.add_init_script(f"({_DISMISS})({json.dumps(list(names))})")


_DISMISS = (
    f"(names) => {{ {ROOTS}"
    + """
    const plain = (text) => (text ?? "").replace(/\\s+/g, " ").trim().toLowerCase();
    const wanted = new Set(names.map(plain));
    const text = (element) => element.innerText ?? element.textContent;
    const called = (element, inner) => [element.ariaLabel, element.title, ...inner.map(text),
        ...(element.ariaLabelledByElements ?? []).map(text)].some((name) => wanted.has(plain(name)));
    const shown = (element) => element.checkVisibility({ visibilityProperty: true });
    const tries = new WeakMap();
    const again = (element) => {  // a page that is still being drawn does not answer to the first click
        const [times, last] = tries.get(element) ?? [0, -Infinity];
        if (times >= 5 || performance.now() - last < 1000) return false;
        tries.set(element, [times + 1, performance.now()]);
        return true;
    };
    const escape = { key: "Escape", code: "Escape", keyCode: 27, bubbles: true, cancelable: true, composed: true };
    const close = (dialog) => dialog instanceof HTMLDialogElement
        ? dialog.requestClose ? dialog.requestClose() : dialog.close()
        : dialog.dispatchEvent(new KeyboardEvent("keydown", escape));
    const look = () => {
        for (const root of roots(document)) {
            const buttons = "button, [role=button], a, input[type=button], input[type=submit]";
            for (const button of root.querySelectorAll(buttons)) {
                const named = called(button, [button]) || wanted.has(plain(button.value));
                if (named && shown(button) && again(button)) button.click();
            }
            const dialogs = "dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]";
            for (const dialog of root.querySelectorAll(dialogs)) {
                const headings = [...dialog.querySelectorAll("h1, h2, h3, h4, h5, h6, [role=heading]")].slice(0, 1);
                if (called(dialog, headings) && shown(dialog) && again(dialog)) close(dialog);
            }
        }
    };
    setInterval(look, 200);
    new MutationObserver(look).observe(document, { subtree: true, childList: true });
}"""
)
"""A dialog is closed as by the Escape key, the convention for dialogs (ARIA Authoring Practices)."""
