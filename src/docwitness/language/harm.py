"""Words for what cannot be taken back, costs money or reaches other people: nobody acts so on a guess."""

from __future__ import annotations

from docwitness.language.likeness import concept
from docwitness.language.wording import words

_HARMFUL = """publish unpublish deploy release delete remove erase destroy purge wipe discard drop clear empty trash
cancel terminate close deactivate disable revoke unsubscribe leave transfer merge archive reset restore rollback
pay buy purchase order checkout subscribe upgrade downgrade donate refund charge send invite share submit post
approve reject confirm logout signout"""
_CONCEPTS = frozenset(concept(word) for word in _HARMFUL.split())
_OUT = frozenset({"out", "off"})
"""“Sign out”, “Log off”: who does it stands outside."""


def is_harmful(label: str, said: str = "") -> bool:
    """Whether a control so called may do what cannot be taken back, and the document does not say so."""
    meant = {concept(word) for word in words(said)}
    told = words(label)
    out = (_OUT & set(label.casefold().split())) - set(said.casefold().split())
    leaves = bool(out) and concept("login") in {concept(word) for word in told}
    return leaves or any(concept(word) in _CONCEPTS - meant for word in told)
