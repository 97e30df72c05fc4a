"""What a clause says to be open or to be seen: "The Settings window opens", "You will be redirected to …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docwitness.language.lexicon import VERBS
from docwitness.procedures.acting.context import Context, Draft
from docwitness.procedures.grammar.clauses import Clause
from docwitness.procedures.grammar.labels import LABEL, Masked
from docwitness.procedures.grammar.moods import FILLERS
from docwitness.procedures.grammar.phrases import phrases, setting_of
from docwitness.procedures.grammar.things import Thing, things_in
from docwitness.procedures.grammar.unmarked import NAMING

_SHOWS = (
    r"(?:opens?|appears?|pops? up|comes? up|shows? up|(?:is|are|be) (?:displayed|shown|listed|opened?)|"
    r"loads|launches|slides (?:in|out|open))"
)
APPEARS = re.compile(rf"\b(?:{_SHOWS}|open|appear|prompts?)\b", re.IGNORECASE)
"""What tells that a window opens: whoever reads it is not in it yet."""
_OPENS = re.compile(
    rf"(?:and |then |now )*(?P<what>(?:the|a|an|your)\s.+?|{LABEL}(?:\s\w+)*)\s"
    r"(?:will |should |then |now |automatically ){0,4}"
    rf"(?<!\bthe )(?<!\ball )(?<!\bany )(?<!\byour ){_SHOWS}\b",
    re.IGNORECASE,
)
_LED = re.compile(
    r"(?:(?:this|that|it|which|clicking it|doing so)\s(?:will\s)?(?:then\s)?(?:takes?|brings?|redirects?|leads?|opens?|"
    r"displays?|shows?|lists?|contains?|offers?|launches|directs?|pops?|pulls?)"
    r"(?:\sup)?(?:\syou)?(?:\sback)?(?:\s(?:in)?to)?|"
    r"you(?:['’](?:ll|re)| will| are)?\s(?:then\s|now\s|automatically\s|be\s)*"
    r"(?:return to|(?<=['’]re\s|are\s|\sbe\s)back (?:on|at|in))|"
    r"(?:you|the user)(?:['’](?:ll|re)| will| are| should| get)?\s(?:then\s|now\s|automatically\s|be\s|get\s|are\s)*"
    r"(?:redirected|taken|brought|directed|sent|led|returned|forwarded|presented|prompted|navigated|transferred)\s"
    r"(?:back\s)?(?:with|to|by)|"
    r"(?:will\s|then\s)*(?:takes?\syou\sto|brings?\syou\sto|leads?\s(?:you\s)?to|redirects?\syou\sto|opens|shows|displays|"
    r"brings\sup|launches))\s(?P<what>.+)",
    re.IGNORECASE,
)
_SEEN = re.compile(
    r"(?:you|users?)(?:['’]ll)?\s(?:will\s|should\s|can\s|now\s|then\s|also\s|be able to\s)*"
    r"(?:see|find|notice|land on|arrive at|get)\s(?P<what>.+)",
    re.IGNORECASE,
)
_BEGINS = re.compile(rf"{FILLERS}(?:and |then |now )*", re.IGNORECASE)
_BECOMES = re.compile(
    rf"(?P<what>(?:(?:the|your)\s)?{LABEL}(?:\s[a-z]+)?)\s(?:will\s|should\s|now\s|then\s){{0,2}}"
    r"(?:(?:becomes?|gets?|turns|is now|are now)\s(?P<state>available|enabled|active|clickable|disabled|gr[ae]yed out|"
    r"inactive|selected|(?:un)?checked|(?:un)?ticked|expanded|collapsed|(?:switched |turned )?o(?:n|ff))|"
    r"(?P<gone>disappears?|vanish(?:es)?|goes away|is gone|(?:is|are) (?:no longer|not)(?: \w+)? "
    r"(?:shown|listed|visible|displayed|there)|is removed from (?:the|your) [a-z]+))\W*$",
    re.IGNORECASE,
)
"""What becomes of something by the step before: "The **Send** button becomes available", "*Oats* disappears"."""
_DOWNLOADED = re.compile(
    rf"(?P<what>(?:the|a|an|your)\s[^,;:]*?|{LABEL})\s(?:(?:is|are|gets?|will be)\s(?:then\s|automatically\s)?"
    r"(?:downloaded|saved (?:to|on) your (?:computer|device|disk))|(?:starts?|begins?) downloading)\b.*|"
    r"(?:the|your|a) (?P<itself>download)\s(?:starts?|begins?)\b.*",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"(?:when|once|after|as soon as) you(?:['’]ve|['’]re| have| are)? "
    r"(?:get to|got to|reach|reached|arrive at|on|at|in)\s(?P<what>.+)|"
    rf"(?:when|once|after|as soon as|if) (?P<new>(?:the|an?)\s.+?)\s(?:has |have )?{_SHOWS}.*",
    re.IGNORECASE,
)
_NEW = re.compile(r"\ban?\s+$", re.IGNORECASE)
"""Before a window that only now opens: "a dialog box appears"."""
_SUPPOSED = re.compile(
    r"(?:(?:even )?if|unless|in case|in the event|as long as|provided|assuming|should you)\b"
    r"(?!.*\b(?:success\w*|succeed\w*|works?|worked|everything|all (?:is|goes|went)|correct\w*|fine)\b)|"
    r".*(?:n['’]t|\b(?:not|cannot))\s(?:be\s)?(?:accepted|possible|allowed|saved|sent|submitted|empty|blank)\b",
    re.IGNORECASE,
)
"""How what need not be so is supposed: the steps before do not bring it about, unless it is that they went well."""
_CLICKED = re.compile(
    r"\b(?:click|select|press|choose|tap|check|tick|hit|pick|enable|turn(?=s?(?:ing)? o(?:n|ff)\b)|"
    r"switch(?=(?:es)?(?:ing)? o(?:n|ff)\b))(?:s|es|ing)?\b|"
    r"\b(?:is|are|ha(?:s|ve) been)\s(?:click|select|press|tapp|check|tick|chosen|hit)",
    re.IGNORECASE,
)
"""Not "the selected printer", which was chosen before."""
_PLACED = re.compile(
    r"\s*(?!in (?:an?|your|the) (?:(?:new|separate|another|different|browser) ){1,2}(?:tab|window|page)\b)"
    r"(?!(?:next to|beside|below|above|under|near|behind) (?:it|them)\b)(?:in|on|at|under|below|above|next|as|by)\b",
    re.IGNORECASE,
)
"""What tells where a thing is shown: a claim of its own. A new tab of the browser is no place of the product."""
_HAVING = re.compile(r"\s(?:containing|showing|listing|displaying|having|asking)\b", re.IGNORECASE)
_GOAL = re.compile(r"to (?:open|access|view|display|show|see|get to|reach|bring up)\s", re.IGNORECASE)
_THAT_OPENS = re.compile(r"the (?P<noun>[a-z -]+?) that (?:opens|appears|pops up|is displayed)\b", re.IGNORECASE)
_WINDOW = (
    "window", "popup window", "pop-up window", "popup", "pop-up", "dialog", "dialog box", "dialogue", "dialogue box",
    "dialog window", "modal", "modal window", "modal dialog", "page", "screen", "panel", "pane", "blade", "drawer",
    "wizard", "form", "overlay", "view",
)  # fmt: skip
"""What a page says to be open: not a whole dashboard or portal, in which the reader is anyway."""


def would_do(masked: Masked, clause: Clause) -> bool:
    """Whether what follows the clause is only what a click would do: "When you click Save, the list opens"."""
    return clause.mood in ("when", "not") and _CLICKED.search(masked.mask, clause.start, clause.end) is not None


def is_supposed(masked: Masked, clause: Clause) -> bool:
    """Whether what follows the clause is the case only if that is: "If a box is empty, …"."""
    general = clause.mood == "told" and _GENERAL.match(masked.mask, clause.start, clause.end) is not None
    return general or (
        clause.mood in ("when", "not") and _SUPPOSED.match(masked.mask, clause.start, clause.end) is not None
    )


_GENERAL = re.compile(r"(?:every|each|any|all)\s(?:[a-z]+\s){0,2}(?:is|are|gets?)\s", re.IGNORECASE)
"""What is said of whatever its reader may do: "Every change is saved at once"; the step before is none of it."""


_SENT = re.compile(
    r"you(?:['’]ll| will| are)? (?:then |now |automatically |be )*"
    r"(?:redirected|taken|brought|directed|sent|led|returned|forwarded) (?:back )?to\b",
    re.IGNORECASE,
)


def leads_to_unnamed(masked: Masked, clause: Clause) -> bool:
    """Whether it says where one is led, and gives that no name: "you are taken back to the main page of the boat"."""
    begin = _BEGINS.match(masked.mask, clause.start, clause.end).end()  # type: ignore[union-attr]
    sent = clause.mood == "told" and _SENT.match(masked.mask, begin, clause.end)
    return bool(sent) and not any(label.kinds for label in masked.labels_in(clause.start, clause.end))


def expectations(masked: Masked, clause: Clause, context: Context) -> Iterator[Draft]:
    """The window or thing that the clause says its reader finds."""
    if clause.mood == "place":
        yield from _stands_in(masked, clause, context)
    elif clause.mood == "when" and (reached := _REACHED.match(masked.mask, clause.start, clause.end)):
        for thing in _named(masked, reached, "new" if reached["new"] else "what")[:1]:
            if thing.sort == "window":
                context.enter(thing, new=reached["new"] is not None)
    elif clause.mood in ("told", "do", "may") and (clause.verb is None or VERBS[clause.verb].sort == "find"):
        yield from _arrives(masked, clause, context)


def _stands_in(masked: Masked, clause: Clause, context: Context) -> Iterator[Draft]:
    """ "In the Settings window, …" goes without saying that it is open."""
    for part in phrases(masked.mask, clause.start, clause.end):
        for thing in things_in(masked, part.start, part.end)[:1]:
            if part.prep in ("in", "on", "from", "at", "within") and thing.sort == "window" and thing.noun in _WINDOW:
                yield from _expect(thing, clause, context)


def _arrives(masked: Masked, clause: Clause, context: Context) -> Iterator[Draft]:
    begin = _BEGINS.match(masked.mask, clause.start, clause.end).end()  # type: ignore[union-attr]
    if match := _THAT_OPENS.match(masked.mask, begin, clause.end):
        context.enter(Thing(match["noun"], False, clause.start))
    if became := _BECOMES.match(masked.mask, begin, clause.end):
        state = "gone" if became["gone"] else became["state"].lower()
        for thing in _named(masked, became)[:1]:
            yield Draft("expect", thing.text, thing.labelled, clause.start, thing.role, value=state)
        return
    if loaded := _DOWNLOADED.match(masked.mask, begin, clause.end):
        labels = masked.labels_in(*loaded.span("what")) if loaded["what"] else ()
        yield Draft("expect", labels[0].text if labels else "file", bool(labels), clause.start, "download")
        return
    for pattern in (_LED, _OPENS, _SEEN):
        if match := pattern.match(masked.mask, begin, clause.end):
            yield from _arrived(masked, clause, match, context, opens=pattern is _OPENS)
            return


def _arrived(masked: Masked, clause: Clause, match: re.Match[str], context: Context, *, opens: bool) -> Iterator[Draft]:
    """The window that is told of, or all elements of one noun: "The fields **From** and **To** appear"."""
    things = _named(masked, match)
    placed = _PLACED.match(masked.mask, match.end(), clause.end) is not None
    if opens and (message := _message(masked, match)):
        parts = phrases(masked.mask, match.end(), clause.end)
        position = setting_of(masked, tuple(part for part in parts if part.prep)).position
        yield Draft("expect", message, True, clause.start, position=position if placed else None)
        return
    elements = all(thing.labelled and thing.sort != "window" for thing in things)
    every = things if elements and not re.search(r"\bor\b", match["what"]) else things[:1]
    for thing in every:
        if thing.sort == "window" or (thing.labelled and thing.noun == "box" and opens):
            yield from _expect(thing, clause, context)
            context.enter(thing, new=bool(_NEW.search(masked.text, max(0, thing.start - 4), thing.start)))
        elif thing.labelled and not placed:
            yield Draft("expect", thing.text, not _is_a_kind_of_window(thing.text), clause.start, thing.role)


def _message(masked: Masked, match: re.Match[str]) -> str | None:
    """What is said word by word to appear, and is no control: it comes by the step before, and is not there always."""
    quoted = [label for label in masked.labels_in(*match.span("what")) if "quote" in label.kinds]
    nouns = [thing.noun for thing in _named(masked, match) if thing.noun and thing.sort in ("window", "control")]
    control = any(re.search(rf"\b{noun}s?\b", match["what"], re.IGNORECASE) for noun in nouns)
    return quoted[0].text if len(quoted) == 1 and not control else None


def _is_a_kind_of_window(text: str) -> bool:
    """Whether a link says in common words what has opened, “the edit screen”: no window need be titled so."""
    return text.islower() and text.endswith(_WINDOW)


def _named(masked: Masked, match: re.Match[str], group: str = "what") -> tuple[Thing, ...]:
    """The things of the group, up to its first preposition or to what it has in it: "a modal containing a list"."""
    start, end = match.span(group)
    having = _HAVING.search(masked.mask, start, end)
    parts = phrases(masked.mask, start, having.start() if having else end)
    if not parts:
        return ()
    named = parts[1] if len(parts) > 1 and parts[1].prep in NAMING else parts[0]  # "a window titled **Fees**"
    return things_in(masked, parts[0].start, named.end)


def goals(masked: Masked, clause: Clause, context: Context) -> Iterator[Draft]:
    """ "To open the Cookie Manager, click …": it is open afterwards, and the page goes on in it."""
    if goal := _GOAL.match(masked.mask[clause.start : clause.end]):
        for thing in things_in(masked, clause.start + goal.end(), clause.end)[:1]:
            if thing.labelled and thing.sort != "control":
                yield from _expect(thing, clause, context)
            if (thing.labelled and thing.sort != "control") or thing.sort == "window":
                context.enter(thing)


def _expect(thing: Thing, clause: Clause, context: Context) -> Iterator[Draft]:
    if thing.labelled and thing.text != context.expected:
        context.expected = thing.text
        yield Draft("expect", thing.text, True, clause.start, "window")
