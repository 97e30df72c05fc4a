"""The clauses of a sentence, and in what mood each of them is: asked, offered, forbidden, told.

A sentence is cut where a verb can begin something new; then each clause is taken by the first rule of `MOODS` whose
pattern fits its beginning. The rules read a text whose labels are masked, see `docwitness.procedures.grammar.labels`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from docwitness.language.lexicon import BARE, GERUNDS, ING, STRONG, VERBS
from docwitness.procedures.grammar.labels import FIRST, LABEL, REST
from docwitness.procedures.grammar.moods import (
    FILLED,
    FILLERS,
    GLOSS,
    ONCE_MORE,
    Mood,
    MoodRule,
    is_meant_for,
    mood_rule,
)
from docwitness.procedures.grammar.turned import NAMED_ALONE, turned_round


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence and how it is meant."""

    start: int
    end: int
    mood: Mood
    rule: str
    verb: str | None = None
    """Bare form, if it has one that the lexicon knows."""
    after_verb: int = 0
    """Offset at which what stands behind the verb begins."""
    verb_at: int = 0


_JOIN = r"(?:and then|and/or|and|or|then|but|&|plus(?!\s(?:sign|icon|button|symbol)))"
HAPPENS = (
    "is|are|will|opens?|appears?|lets|shows|displays|pops|loads|closes|expands|changes|becomes|creates|starts|slides|"
    "updates|turns"
)
"""What a part of the interface does by itself: behind "and a side panel" it begins a clause that asks for nothing."""
_CUTS = re.compile(
    rf"""(?P<stop>[,;:—–]|\((?!s\))|(?<!\(s)\)|\s-{{1,2}}\s)
    | (?<=[a-z]\s)(?=[>→»›]\s{LABEL})
    | (?<=[>→»›]\s)(?=(?:{STRONG})\s(?:on\s|in\s)?(?:the\s)?{LABEL})
    | (?<!\w)(?=\w)(?:(?=[abfopt])(?:
          (?={_JOIN}\s+(?:(?:then|also|now|finally|just|simply|either|optionally|next|please|again)\s){{0,4}}
              (?-i:(?![A-Z]{{2}}))(?:{BARE}|{ING})\b)
        | (?={_JOIN}\s+(?:you|we|it)\b)
        | (?={_JOIN}\s+(?:the|an?|your|its|this|that|another)\s(?:[\w\ue000\ue001-]+\s){{1,6}}?(?:{HAPPENS})\b)
        | (?=and\s+(?:in|on|at|from|under)\s(?:the\s)?[\w\ue000\ue001\s-]{{1,50}}?,\s(?:{STRONG})\b)
        | (?=(?:and|or)\s+(?:the\s)?{LABEL}\s(?:button\s|icon\s|link\s)?(?:for|if|when|to)\s)
        | (?=(?:and\sthen|(?<!and\s)then|and\sfinally|followed\sby)\s(?:(?:on|at)\s)?(?:the\s)?{LABEL}))
      | (?<=\s)(?:
          (?<!by\s)(?=(?:while\s)?holding\b)
        | (?=(?:when|whenever|if|once|after|before|prior\sto|while|until|unless|because|since|so\sthat|so\syou|such\sas|
            which(?!\s(?:says|reads))|who|whose|in\sorder\sto|without|instead\sof|rather\sthan|even\sif|in\scase|
            where(?!\sit\s(?:says|reads))|
            as\s(?:you|shown|described|soon|long|needed|required|follows|well|desired|necessary|appropriate))\b)
        | (?=to:\s*$)
        | (?=is\sto\s(?:{BARE})\b|is\s(?:to\s)?(?:{STRONG})\s(?:on\s|in\s)?(?:the|an?|your|{LABEL}))
        | (?=that\s(?!same\s|says|reads|opens|appears|pops|is\sdisplayed|comes|shows|displays|follows|is\sshown|slides))
        | (?<!start\s)(?<!begin\s)(?<!continue\s)(?<!finish\s)(?<!proceed\s)
            (?=(?:by|via|through|with(?=\sa\s))\s(?:simply\s)?(?:{ING})\b)))
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Where a clause may end; but for signs all of them are tried at the beginning of a word alone."""
_TO = re.compile(
    rf"(?<=\s)(?=(?:in\sorder\s)?to\s(?:\w+ly\s|also\s|then\s)?(?:{BARE}|be|become|begin|ensure|prevent|help|learn|"
    r"know|tell|understand|keep|let|call|determine|control|improve|protect|avoid|receive|explain|represent|track|"
    r"perform|narrow|authenticate|finalize|clarify|build|work|read|take|bring|ask|wait|happen|trigger)\b)",
    re.IGNORECASE,
)
_TO_STAYS = re.compile(
    r"\b(?:click|tap|need|needs|have|has|want|wants|wish|like|able|sure|going|ought|try|remember|forget|is|are|required|asked|"
    r"next|prompted|us|you|users|them|people|teams|free|go|back|navigate|head|over|down|return|switch|move|jump|scroll|"
    r"in|on|close|set|belongs?|refer|according|addition|up|possible|recommended|necessary|important|due|advisable|best|"
    r"idea|order|option|choose|decide|opt|elect|certain|proceed|careful|not|time)\s$", re.IGNORECASE,
)  # fmt: skip
_NOT_INFINITIVE = re.compile(
    rf"to\s(?:the|an?|your|this|that|its|their|our|it|them|any|all|each|\d+)\b|to\s{FIRST}", re.IGNORECASE
)
_RELATIVE = re.compile(
    r"(?<=[\w)\ue000\ue001]\s)(?=(?:you|we|I|they)(?:['’](?:d|ve|re|ll))?\s"
    r"(?!can\salso\b|(?:to|into|in|on|at|back|through|with|an?|the|of|for|and|or|directly|straight)\b))",
    re.IGNORECASE,
)
"""Where a noun is told apart by a clause without "that": "the plan | you want to cancel", not "takes you to"."""
_OPENERS = re.compile(
    rf"(?:[,;:(]\s*|\b(?:{_JOIN}|when|whenever|if|once|after|before|while|until|unless|because|since|that|so|as|which|"
    r"where|how|what|why|sure|ensure|now|here|there|then|also|next|first|finally|could|would|can|will|recommend|suggest|advise|"
    r"let)\s)$", re.IGNORECASE,
)  # fmt: skip
_LABEL_LIST = re.compile(
    rf"\s*(?:(?:and/or|and|or)\s)?(?:(?:the|an?|your)\s(?:optional\s)?)?{LABEL}(?:\s\w+)?\s?"
    rf"(?:,|and\b|or\b|\.|$|(?:in|into|as|for|under)\s(?:the\s)?{LABEL})|"
    rf"\s*(?:and/or|and|or)\s(?:the\s)?{LABEL}", re.IGNORECASE,
)  # fmt: skip
_EITHER = re.compile(
    r"\s*(?:(?:the|an?|your|its)\s[\w -]{1,40},\s?){0,3}(?:the|an?|your|its)\s[\w -]{1,40}\sor\s[\w -]{1,40}\s"
    rf"(?:into|in)\s(?:the\s)?(?:{LABEL}|(?:[\w-]+\s){{0,2}}(?:box|field|bar)\b)", re.IGNORECASE,
)  # fmt: skip
"""How an object goes on that leaves it to readers what to type: "a name, a number or a town into the box"."""
_BARE_INTRO = re.compile(
    rf"{FILLERS}(?:(?:the )?(?:(?:top|left|right|bottom|side|main|upper)[ -]){{1,3}}(?:menu|bar|sidebar)\s+"
    rf"(?={STRONG}\s)|"
    rf"(?:in|on|at|from|under|within|inside|next to|below|above|for|to \w+|using|with|once|after|if|when|as an?)\b"
    rf"(?:(?!\b(?:to|and|or|you|can|we|not|that|which)\s+(?:{STRONG}|add|set)\b).){{1,160}}?[\w\ue000\ue001)]\s+"
    rf"(?<!\bthe\s)(?<!\ban\s)(?<!\ba\s)(?<!\byour\s)(?=(?:{STRONG}|add|set)(?::\s|\s"
    rf"(?:on |in )?(?:the|an?|your|any|one|this|each|what|\d|{FIRST}|(?-i:[A-Z])))))",
    re.IGNORECASE,
)
_CLICKING = re.compile(
    rf"{FILLERS}(?P<verb>{ING})\s(?:(?![,;:.]).){{1,160}}?\s(?=(?:will\s|then\s){{0,2}}(?:(?:allows?|lets?|enables?)\s(?:you|users)|"
    r"(?:takes?|brings?|leads?|redirects?|sends?)\s(?:you|to)|opens?|displays?|shows?|brings\sup|launches)\b)",
    re.IGNORECASE,
)  # fmt: skip
"""Where "Clicking **Import** | takes you to the **Import** page" has said what is to be done."""


@lru_cache(maxsize=2048)
def split_clauses(mask: str) -> tuple[Clause, ...]:
    """The clauses of a sentence in order, given the sentence with its labels masked."""
    question = mask.rstrip(" \"'”)").endswith("?")
    before = _Before(mask, clicks=_CLICKING.match(mask) is not None)
    cuts = [0, *sorted(set(_cuts(mask))), len(mask)]
    for start, end in pairwise(cuts):
        start += len(mask[start:end]) - len(mask[start:end].lstrip(" ,;:()—–-"))
        if start < end:
            before.add(_judge(mask, start, end, before, question))
    return tuple(before.clauses)


class _Before:
    """The clauses before the one that is judged, and those of them that it may go on with."""

    def __init__(self, mask: str, *, clicks: bool) -> None:
        self.mask = mask
        self.clicks = clicks
        """Whether the sentence begins with what a click leads to."""
        self.clauses: list[Clause] = []
        self.spoken: Clause | None = None
        """The last that does not belong to a noun."""
        self.main: Clause | None = None
        """The first that asks for something."""
        self.leading: Clause | None = None
        """The last that is not what something is done for."""
        self.doing: Clause | None = None
        """The last gerund."""
        self._meant: dict[int, bool] = {}

    def add(self, clause: Clause) -> None:
        """Go on behind the clause."""
        self.clauses.append(clause)
        if clause.rule == "description" and self.spoken and self.mask[clause.start : clause.end].strip(" ,").isalpha():
            return  # "how to add, clone, and edit": a verb that the lexicon does not know
        if clause.rule != "relative":
            self.spoken = clause
        if clause.mood in ("do", "may"):
            self.main = self.main or clause
        if clause.mood != "purpose":
            self.leading = clause
        if clause.rule == "imperative" and clause.mood == "told":  # goes on with what is only told
            self._meant[clause.start] = True
        if clause.rule in ("gerund", "by doing", "and doing"):
            self.doing = clause

    @property
    def last(self) -> Clause | None:
        """The clause just before."""
        return self.clauses[-1] if self.clauses else None

    @property
    def ensures(self) -> bool:
        """Whether the clause before tells to make sure of what follows."""
        return self.last is not None and _ENSURES.search(self.mask, self.last.start, self.last.end) is not None

    def only_tells(self, clause: Clause) -> bool:
        """Whether the clause only tells what something is for: "teams are used to group people and …"."""
        if clause.start not in self._meant:
            self._meant[clause.start] = clause.mood == "told" and is_meant_for(self.mask, clause.start, clause.end)
        return self._meant[clause.start]


def _cuts(mask: str) -> Iterator[int]:
    for cut in _CUTS.finditer(mask):
        if cut["stop"] and _glued(mask, cut):
            continue
        if mask[cut.end() : cut.end() + 1] in (*">→»›",) and _GOING.search(mask, max(0, cut.end() - 80), cut.end()):
            continue  # a way begins with what is only described: "go to the user menu → **Tokens**"
        yield cut.end()
    for cut in _TO.finditer(mask):
        at = cut.start()
        if not _TO_STAYS.search(mask, max(0, at - 20), at) and not _NOT_INFINITIVE.match(mask, at):
            yield at
    for cut in _RELATIVE.finditer(mask):
        if not _opens(mask, cut.start()):
            yield cut.start()
    if lead := _LEAD.match(mask):
        yield lead.end()
    yield from _introductions(mask)
    if clicking := _CLICKING.match(mask):
        yield clicking.end()


_ENSURES = re.compile(r"\b(?:make|be) sure\s*$|\bensure\s*$", re.IGNORECASE)
_LEAD = re.compile(rf"\W{{0,2}}{LABEL}\s+(?=[A-Z])")
_BEGINS = re.compile(r"[,;:]\s|\band (?=on |in |at |under |from )")
_PERSON = re.compile(r"(?:you|we|I|they)\b", re.IGNORECASE)
_MAY = re.compile(
    rf"{_PERSON.pattern}\s(?:(?:can|may|must|should|need to)\s(?:{STRONG})\b|"
    rf"(?:then\s|now\s)?(?:{STRONG})\s(?:on\s)?(?:the|an?|your|one|{LABEL}))", re.IGNORECASE,
)  # fmt: skip
"""What asks by itself: "you can open", or "you select the column", which has an object of its own."""
_GOING = re.compile(r"\b(?:go|navigate|head|proceed|browse)\s(?:back\s)?to\s[^,;.]*$", re.IGNORECASE)
_SIGNS = re.compile(r"\([^\w\s()]{1,4}\)")


def _opens(mask: str, at: int) -> bool:
    """Whether a clause of its own may begin here: behind a comma, a conjunction, or at the start."""
    return at == 0 or bool(_OPENERS.search(mask, max(0, at - 20), at))


def _glued(mask: str, cut: re.Match[str]) -> bool:
    """Whether a comma stands between the items of a list of labels, or a colon or dash inside a word.

    Brackets around signs alone are the picture of a label: "**More** (⋯)".
    """
    if cut["stop"] in ("(", ")"):
        opened = cut.start() if cut["stop"] == "(" else mask.rfind("(", max(0, cut.start() - 5), cut.start())
        return opened >= 0 and _SIGNS.match(mask, opened) is not None
    if cut["stop"] == ",":
        listed = mask.endswith((FIRST, REST), 0, cut.start()) and _LABEL_LIST.match(mask, cut.end())
        return bool(listed or _EITHER.match(mask, cut.end()))
    return cut["stop"] == ":" and mask[cut.end() : cut.end() + 1].strip() != ""


def _introductions(mask: str) -> Iterator[int]:
    """Where a step begins behind an introduction that no comma ends: "At the top | select the Users tab"."""
    for begin in [0, *(m.end() for m in _BEGINS.finditer(mask))]:
        if intro := _BARE_INTRO.match(mask, begin):
            yield intro.end()


def _judge(mask: str, start: int, end: int, before: _Before, question: bool) -> Clause:
    text = mask[start:end]
    glosses = GLOSS.match(text) and mask[max(0, start - 3) : start].rstrip("( ").endswith((FIRST, REST))
    if glosses or _is_relative(mask, start, text, before.last):
        return Clause(start, end, "told", "relative", after_verb=end, verb_at=start)
    if turned := turned_round(text, ensured=before.ensures):
        return Clause(start, start + turned.end, "do", turned.rule, turned.verb, start + turned.start, start)
    begin = FILLED.match(text).end()  # type: ignore[union-attr]
    if before.spoken is None and begin and NAMED_ALONE.match(text, begin):
        return Clause(start, end, "do", "verbless", "click", start + begin, start)
    rule, match = mood_rule(text, begin)
    verb = match.groupdict().get("verb")
    mood = _mood(rule, text, start, _bare(verb), before)
    if question and mood in ("do", "may") and rule.name != "request":
        mood = "told"
    at = start + match.start("verb") if verb else start
    after = ONCE_MORE.match(mask, start + match.end(), end).end()  # type: ignore[union-attr]
    return Clause(start, end, mood, rule.name, _bare(verb), after, at)


def _mood(rule: MoodRule, text: str, start: int, verb: str | None, before: _Before) -> Mood:
    """How the clause is meant after those before it."""
    last = before.last
    if rule.mood == "as before" and before.clicks and not before.clauses:
        return "do" if VERBS[verb or ""].sort in ("touch", "choose") else "told"
    if rule.mood == "as before":
        return before.doing.mood if before.doing else "told"  # without another gerund it is the subject of a sentence
    if rule.name == "imperative":
        return _coordinated(before.mask, start, text, before) or rule.mood
    if rule.name == "purpose" and last and last.mood in ("do", "may") and last.verb:
        return last.mood if _is_asked_for(verb, last.verb) else rule.mood
    asked = before.main if last and last.mood == "purpose" else last  # "select those to hide by ticking the box"
    return _by(asked) if rule.name == "by doing" else rule.mood


def _is_relative(mask: str, start: int, text: str, last: Clause | None) -> bool:
    """Whether the clause belongs to the noun before it: "the plan | you want to cancel"."""
    if last is None or not _PERSON.match(text):
        return False
    if last.mood in ("when", "place") and last.start == 0 and "," not in mask[start:] and _MAY.match(text):
        return False  # a condition has to be followed by what it is the condition of, a place by what is done there
    return bool(_RELATIVE.match(mask, start)) and not _opens(mask, start) and last.mood != "purpose"


def _bare(verb: str | None) -> str | None:
    """The bare form of a verb that the lexicon knows."""
    words = " ".join((verb or "").lower().split())
    bare = GERUNDS.get(words, words)
    return bare if bare in VERBS else None


def _is_asked_for(verb: str | None, last: str) -> bool:
    """Whether what something is done for is asked for as well: "use X to …", "go to the list to select one"."""
    chooses = verb is not None and VERBS[verb].sort in ("touch", "choose")
    return VERBS[last].sort == "use" or (VERBS[last].sort == "go" and chooses)


def _by(last: Clause | None) -> Mood:
    """How "by clicking X" is meant: as what it follows, if that is asked or forbidden, else it is offered."""
    return {"not": "told", "do": "do"}.get(last.mood, "may") if last else "may"  # type: ignore[return-value]


_ALONE = re.compile(rf"{BARE},\s(?:(?:and|or)\s)?{BARE}\b", re.IGNORECASE)
"""A verb and nothing else, between others: "to view, share, and search"."""
_WITHOUT_OBJECT = re.compile(rf"{BARE}\s(?:and|or)\s[a-z]+[\s.,;]*$", re.IGNORECASE)
"""A noun that could be a verb, in a list of what is there: "shows its price, name and stock"."""


def _still_purpose(text: str, before: _Before) -> bool:
    """Whether ", edit …" goes on with what something is for, rather than with what is to be done.

    "To add a key or revoke it, select …" asks again; "you will learn how to add a file, upload …" never did.
    """
    if before.leading and before.only_tells(before.leading):
        return True
    imperative = before.last is not None and before.last.rule == "imperative"
    return imperative and not re.match(rf"{FILLERS}{STRONG}\b", text, re.IGNORECASE)


def _coordinated(mask: str, start: int, text: str, before: _Before) -> Mood | None:
    """The mood that "and save" or ", edit" takes over from the verb it is coordinated with, None for its own."""
    last, main = before.spoken, before.main
    if last is None:
        return None
    joined = re.match(rf"(?!(?:and )?then\b){_JOIN}\b", text, re.IGNORECASE) is not None
    if last.mood == "purpose" and not joined:
        return "purpose" if _ALONE.match(mask, start) or _still_purpose(text, before) else None
    if last.mood == "purpose":
        strong = re.match(rf"{FILLERS}{STRONG}\b", text, re.IGNORECASE)
        return main.mood if strong and main else "purpose"
    if last.mood == "may" or (last.mood == "not" and joined):
        return last.mood
    if last.rule == "description" and _WITHOUT_OBJECT.match(text):
        return "told"
    return "told" if before.only_tells(last) else None
