"""Words for what ends a session, destroys, costs money, or reaches other people."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

_VERBS = (
    r"(?:sign|log)[ _-]?(?:out|off)|disconnect|delete|remove|erase|destroy|purge|wipe|discard|terminate|revoke|"
    r"deactivate|uninstall|unlink|pay|buy|purchase|check[ _-]?out|place[ _-](?:an[ _-]|your[ _-])?order|donate|refund|"
    r"subscribe|unsubscribe|publish|unpublish|deploy|send|resend|submit|restart|reboot|shut[ _-]?down"
)
"""In their plain form. Words that are as often names of places (archive, order, post, email) are none of them."""
_ALONE = r"confirm|approve|reject|accept|decline|cancel|activate|impersonate"
"""What only an address says by itself: on a button it tells of the window that it stands in."""
_NAME = re.compile(rf"(?<![\w-])(?:{_VERBS})(?![\w-])", re.IGNORECASE)
_ADDRESS = re.compile(rf"(?:^|[^a-z])(?:{_VERBS}|{_ALONE})(?:[^a-z]|$)", re.IGNORECASE)
"""In an address a word may stand between any signs: `/rooms/3/delete`, `?action=remove`."""


def names_lasting(label: str) -> bool:
    """Whether a control of that name may do what cannot be taken back.

    The verb has to be there in its plain form: "Deleted items" and "Payment methods" are places.
    """
    return _NAME.search(label) is not None


def leads_to_lasting(address: str) -> bool:
    """Whether the address says that following it does what cannot be taken back.

    A page that only asks whether to do it is not told apart: nothing in an address tells the two.
    """
    parts = urlsplit(address)
    return _ADDRESS.search(unquote(f"{parts.path}?{parts.query}#{parts.fragment}")) is not None
