"""What each line of a scenario proves: by how its element was identified, by what came after it and before it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from docwitness.model import Identification, Observation, Used, Way


def doubts(scenario: Sequence[Observation]) -> Mapping[int, str]:
    """Why a line that passed is no evidence, by its place in the scenario; lines that are evidence are not in it.

    What was only described or guessed is confirmed by the line after it, if that names something which came by it.
    What follows a guess is no evidence until a landmark is reached.
    """
    confirmed = _confirmed(scenario)
    found: dict[int, str] = {}
    way = Way(begun=True)
    for place, seen in enumerate(scenario):
        if seen.used is None:
            continue
        if not seen.used.identification.certain and place not in confirmed:
            found[place] = _unconfirmed(seen.used)
        else:
            cleared = seen.used.landmark or seen.used.came or place in confirmed
            if way.doubt and not cleared:
                found[place] = f"It was carried out, but the way there is in doubt: {way.doubt}."
        way = way.after(seen.used) if place not in confirmed else Way(True)
    return found


def _confirmed(scenario: Sequence[Observation]) -> frozenset[int]:
    """The lines whose consequence came: from the last to the first, since one may confirm the one before it."""
    confirmed: set[int] = set()
    lines = [place for place, seen in enumerate(scenario) if seen.used is not None]
    for place, after in reversed(list(pairwise(lines))):
        used, then = scenario[place].used, scenario[after].used
        if used is None or then is None or scenario[after].outcome != "passed":
            continue
        proves = then.identification.certain or after in confirmed
        if not used.identification.certain and proves and then.came:
            confirmed.add(place)
    return frozenset(confirmed)


def in_words(scenario: Sequence[Observation], place: int) -> str:
    """For the report: which element a line used, how it was identified, and what was opened on the way."""
    seen = scenario[place]
    if seen.used is None:
        return ""
    used = seen.used
    how = Identification.CONFIRMED if place in _confirmed(scenario) else used.identification
    x, y, width, height = map(round, used.box)
    name = f"{used.role} “{used.name}”" if used.name else f"{used.role} without a name"
    opened = ", ".join(f"“{label}”" for label in used.opened)
    more = f"; opened on the way, which the page does not mention: {opened}" if opened else ""
    return f"{seen.phrase}: {name} at {x},{y} ({width}×{height}), {how.value}: {used.reason}{more}"


def _unconfirmed(used: Used) -> str:
    name = f"“{used.name}”" if used.name else f"a {used.role} without a name"
    how = "only described" if used.identification is Identification.DESCRIBED else "guessed"
    return (
        f"{name} was used, which is {how}: {used.reason}. Nothing that the page says next shows that it is meant. "
        "An alias, a page object or a hint would tell."
    )
