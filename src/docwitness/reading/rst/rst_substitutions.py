"""docutils' substitutions, held to what a page could mean: twenty that double one another would fill the memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from docutils import nodes
from docutils.readers.standalone import Reader
from docutils.transforms.references import Substitutions

_MOST = 300_000
"""Characters that all substitutions of a page may put in, those within others counted with them."""
_LEAST = 20
"""Characters that one counts for, however short it is."""


class BoundedReader(Reader):  # type: ignore[type-arg]
    """The reader of a page, whose substitutions come to an end."""

    def get_transforms(self) -> list[type[Any]]:
        """The steps that the reader takes, with ours instead of docutils' substitutions."""
        return [_Bounded if each is Substitutions else each for each in super().get_transforms()]


class _Bounded(Substitutions):
    """Leaves as it is written what would put in too much."""

    def apply(self) -> None:
        sizes = _sizes(self.document.substitution_defs)
        left = {True: _MOST, False: _MOST}
        for reference in list(self.document.findall(nodes.substitution_reference)):
            size = sizes.get(reference["refname"].lower(), _LEAST)
            defining = isinstance(reference.parent, nodes.substitution_definition)
            if size > left[defining]:
                reference.parent.replace(reference, nodes.Text(reference.rawsource))
            else:
                left[defining] -= size
        super().apply()


def _sizes(definitions: Mapping[str, nodes.Element]) -> dict[str, int]:
    """For each definition, in lower case, the characters that it puts in; more than the most for one in a circle."""
    inner = {
        name.lower(): [ref["refname"].lower() for ref in body.findall(nodes.substitution_reference)]
        for name, body in definitions.items()
    }
    own = {name.lower(): max(_LEAST, len(body.astext())) for name, body in definitions.items()}
    waiting = {name: sum(other in inner for other in others) for name, others in inner.items()}
    users = defaultdict(list)
    for name, others in inner.items():
        for other in others:
            users[other].append(name)
    sizes: dict[str, int] = {}
    ready = [name for name, count in waiting.items() if not count]
    while ready:
        name = ready.pop()
        sizes[name] = min(_MOST + 1, own[name] + sum(sizes.get(other, 0) for other in inner[name]))
        for user in users[name]:
            waiting[user] -= 1
            if not waiting[user]:
                ready.append(user)
    return {name: sizes.get(name, _MOST + 1) for name in inner}
