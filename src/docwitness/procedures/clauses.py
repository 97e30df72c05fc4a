"""The clauses of a sentence, and in what mood each of them is: asked, offered, forbidden, told.

A sentence is cut where a verb can begin something new; then each clause is taken by the first rule of `MOODS` whose
pattern fits its beginning. The rules read a text whose labels are masked, see `docwitness.procedures.labels`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from docwitness.procedures.labels import FIRST, LABEL
from docwitness.procedures.lexicon import BARE, GERUNDS, ING, STRONG, VERBS

Mood = Literal["do", "may", "not", "when", "purpose", "place", "told"]
"""`do` and `may` make steps; `place` is an introduction ("In the W window,"); `purpose` is "To cancel it,"."""

FILLERS = (
    r"(?:(?:and then|then|now|next|first of all|first|second|secondly|third|finally|lastly|last|also|just|simply|only|"
    r"please|again|optionally|carefully|manually|directly|immediately|either|always|instead|subsequently|afterwards?|"
    r"alternatively|additionally|furthermore|quickly|later|again|so|here|from here|from there|there|and|or|but|"
    r"to start|to begin|to finish|step \w+|if you like|if needed|easily|right away|yes|ok|okay)\b\s*[,:]?\s*)*"
)
_PEOPLE = (
    r"(?:you|we|one|they|(?:the |an? )?(?:\w+[ -]){0,2}?(?:users?|admins?|administrators?|owners?|members?|managers?|"
    r"customers?|people|guests?|maintainers?|editors?|developers?|visitors?|readers?|authors?|teachers?))"
)
_OFTEN = r"(?:also |then |now |just |simply |either |first |only |always |easily |optionally |instead |manually |still |again |directly |quickly |next )*"
_FINITE = (
    r"(?:is|are|was|were|will|can|has|have|had|allows?|lets|provides|shows?|appears?|displays|opens|enables|contains|"
    r"must|should|may|might|could|would|does|do|did|helps?|gives|means|let|provide|contain|depend)"
)


@dataclass(frozen=True, slots=True)
class MoodRule:
    """How the clauses that fit `pattern` are meant. The group `verb`, where there is one, is what is asked for."""

    name: str
    pattern: re.Pattern[str]
    mood: Mood | Literal["as before"]
    example: str
    """A sentence whose last verb clause is taken by this rule."""


def _rule(name: str, mood: Mood | Literal["as before"], pattern: str, example: str) -> MoodRule:
    return MoodRule(name, re.compile(rf"{FILLERS}{pattern}", re.IGNORECASE), mood, example)


_VERB = rf"(?P<verb>{BARE})\b(?!['’]|\s?-\s?\w|\ssource\b)"
_DOING = rf"(?P<verb>{ING})\b"

MOODS = (
    # "Don't forget to save" forbids nothing: it has to be known before the rule on what is forbidden.
    _rule("reminder", "do", rf"(?:don['’]t|do not) forget to {_OFTEN}{_VERB}", "Don't forget to click Save."),
    # What a page forbids would be the worst thing to do.
    _rule(
        "forbidden", "not",
        rf"(?:do not|don['’]t|never|avoid|cannot|can['’]t|without|instead of|rather than|there is no need|no need|"
        rf"refrain|be careful not|(?:make|be) sure not|not to|you need not|{_PEOPLE} (?:\w+ )?(?:can['’]t|cannot|can not|"
        rf"should not|shouldn['’]t|must not|mustn['’]t|don['’]t|do not|won['’]t|will not|need not|may not|never|"
        rf"no longer|didn['’]t|did not|haven['’]t|aren['’]t|are not|are unable))\b",
        "Do not click Delete account.",
    ),
    # "You land on the Import page, where you can pick a repository."
    _rule(
        "offer elsewhere", "may",
        rf"(?:where|in which|on which|from which|from where)\s{_PEOPLE} (?:can|could|may) {_OFTEN}{_VERB}",
        "It leads to the list, where you can select a file.",
    ),
    # "If you like", "when needed": an offer follows, and what the clause itself names is no step.
    _rule(
        "condition", "when",
        r"(?:when(?:ever)?|if|once|after|before|while|until|unless|because|since|although|though|whether|as soon as|"
        r"as long as|every time|each time|the (?:first|next) time|as you|as shown|as described|as needed|as required|"
        r"so that|in case|even if|even though|provided that|assuming|depending|where|wherever|which|that|who|whose|"
        r"what|how|why|in the event|should you|upon|during|like)\b",
        "When you click Save, the window closes.",
    ),
    # Guides that lead in by the goal: "To cancel, click Cancel".
    _rule("purpose", "purpose", rf"(?:in order )?to {_OFTEN}(?:\w+ly )?(?P<verb>{BARE}|[a-z]+)\b", "To cancel your plan"),
    # Tutorials in which the author walks along.
    _rule(
        "duty", "do",
        rf"(?:{_PEOPLE}(?:['’]ll| will| would)? {_OFTEN}(?:need to|need only|only need to|just need to|have to|must|should|ought to|want to|are required to|"
        rf"will|are going to|are asked to|are prompted to)(?: first| now)?|{_PEOPLE}['’]ll|let['’]s|let us|"
        rf"(?:make|be) sure (?:to|you|that you)|ensure (?:that )?you|remember to|be certain to|try to|"
        rf"(?:the (?:next|first|last|final|second|third) (?:step|thing)|all you (?:have|need) to do|what you need to do)"
        rf"(?: here)? is(?: to)?|it is (?:necessary|required|important) to|you['’]re asked to|go ahead and) {_OFTEN}{_VERB}",
        "You need to click Save.",
    ),
    # Reference pages offer instead of asking.
    _rule(
        "offer", "may",
        rf"(?:{_PEOPLE} (?:\w+ )?(?:can|may|could|might|are able to|have the option to|will be able to|want to)|"
        rf"{_PEOPLE}['’](?:ll|re) (?:be )?able to|feel free to|it is (?:also )?(?:possible|recommended|advisable|best) to|"
        rf"(?:we|I)(?: would|['’]d)? (?:recommend|suggest|advise)(?: that)? you|you might want to|you may want to|"
        rf"(?:it['’]s|it is) (?:also )?(?:possible|recommended|a good idea) to|another (?:way|option) is to) "
        rf"{_OFTEN}{_VERB}",
        "You can also press Enter.",
    ),
    # Prose that avoids the imperative: "Start by clicking Add and entering a name".
    _rule(
        "gerund", "do",
        rf"(?:(?:you (?:can |should |will )?)?(?:start|begin|continue|proceed|finish|end)(?: off)? (?:by|with)|try) {_DOING}",
        "Start by clicking Save.",
    ),
    _rule("by doing", "may", rf"(?:by|via|through|simply by|is by|for|involves) {_DOING}", "It is deleted by clicking Delete."),
    _rule("and doing", "as before", rf"(?:and |or |then |, )*{_DOING}", "Start by clicking Add and entering a name."),
    # A noun that looks like a verb: "Search results are sorted".
    _rule(
        "noun", "told", rf"{BARE}\s(?!the\b|a\b|an\b|your\b)(?:[\w-]+\s){{0,4}}?{_FINITE}\b(?! (?:you|not))",
        "Search results are shown.",
    ),
    _rule("imperative", "do", _VERB, "Click Save."),
    # "In the Settings window, click Save": where, not what.
    _rule(
        "introduction", "place",
        r"(?:(?:back |down |up |over )?(?:in|on|at|from|under|within|inside|into|for|next to|beside|below|above|underneath|near|"
        r"to the (?:left|right)|towards?|with|along|across|using|via)\b)", "In the Settings window",
    ),
    _rule("description", "told", r"", "The window closes."),
)  # fmt: skip
"""In the order in which they are tried."""


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


_JOIN = r"(?:and then|and/or|and|or|then|but|&|plus)"
_CUTS = re.compile(
    rf"""(?P<stop>[,;:—–]|\((?!s\))|(?<!\(s)\)|\s-{{1,2}}\s)
    | \b(?={_JOIN}\s+(?:(?:then|also|now|finally|just|simply|either|optionally|next|please|again)\s)*(?:{BARE}|{ING})\b)
    | \b(?={_JOIN}\s+(?:you|we|it|the\s[\w ]+\s(?:is|are|will|opens?|appears?))\b)
    | (?<=\s)(?=(?:when|whenever|if|once|after|before|while|until|unless|because|since|so\sthat|so\syou|which|
        who|whose|in\sorder\sto|without|instead\sof|rather\sthan|even\sif|in\scase|where|as\s(?:you|shown|described|soon|long|
        needed|required|follows|well|desired|necessary|appropriate))\b)
    | (?<=\s)(?=that\s(?!opens|appears|pops|is\sdisplayed|comes|shows|displays|follows|is\sshown|slides))
    | (?<=\s)(?=(?:by|via|through)\s(?:simply\s)?(?:{ING})\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_TO = re.compile(
    rf"(?<=\s)(?=(?:in\sorder\s)?to\s(?:\w+ly\s|also\s|then\s)?(?:{BARE}|be|become|begin|ensure|prevent|help|learn|know|tell|"
    r"understand|use|keep|let|call|determine|control|improve|protect|avoid|receive|explain|represent|receive|track|perform|"
    r"narrow|authenticate|finalize|clarify|spot|build|work|read|take|bring|ask|wait|happen|trigger|save)\b)",
    re.IGNORECASE,
)
_TO_STAYS = re.compile(
    r"\b(?:need|needs|have|has|want|wants|wish|like|able|sure|going|ought|try|remember|forget|is|are|required|asked|"
    r"next|prompted|us|you|users|them|people|teams|free|go|back|navigate|head|over|down|return|switch|move|jump|scroll|in|on|close|set|belongs?|refer|according|addition|up|possible|recommended|necessary|important|due|advisable|best|idea|order|option|certain|proceed|careful|not|time)\s$",
    re.IGNORECASE,
)
_NOT_INFINITIVE = re.compile(
    rf"to\s(?:the|an?|your|this|that|its|their|our|it|them|any|all|each|\d+)\b|to\s{FIRST}", re.IGNORECASE
)
_RELATIVE = re.compile(
    r"(?<=[\w)\ue000\ue001]\s)(?=(?:you|we|I|they)(?:['’](?:d|ve|re|ll))?\s(?!can\salso\b))", re.IGNORECASE
)
_OPENERS = re.compile(rf"(?:^|[,;:(]\s*|\b(?:{_JOIN}|when|whenever|if|once|after|before|while|until|unless|because|since|that|so|as|which|where|how|what|why|sure|ensure|now|here|there|then|also|recommend|suggest|advise|let)\s)$", re.IGNORECASE)  # fmt: skip
_LABEL_LIST = re.compile(
    rf"\s*(?:(?:and/or|and|or)\s(?:the\s)?{LABEL}|(?:the\s)?{LABEL}(?:\s\w+)?\s?(?:,|and\b|or\b|\.|$))", re.IGNORECASE
)
_BARE_INTRO = re.compile(
    rf"{FILLERS}(?:in|on|at|from|under|within|inside|next to|below|above|for|to \w+|using|with|once|after|if|when)\b"
    rf"(?:(?!\b(?:to|and|or|you|can|we|not|that|which)\s+{STRONG}\b).)+?[\w\ue000\ue001)]\s+"
    rf"(?=(?:{STRONG})\s(?:on |in )?(?:the|an?|your|any|one|this|each|{FIRST}|(?-i:[A-Z])))",
    re.IGNORECASE,
)


def split_clauses(mask: str) -> tuple[Clause, ...]:
    """The clauses of a sentence in order, given the sentence with its labels masked."""
    question = mask.rstrip(" \"'”)").endswith("?")
    clauses: list[Clause] = []
    cuts = [0, *sorted(set(_cuts(mask))), len(mask)]
    for start, end in zip(cuts, cuts[1:], strict=False):
        start += len(mask[start:end]) - len(mask[start:end].lstrip(" ,;:()—–-"))
        if start < end:
            clauses.append(_judge(mask, start, end, clauses, question))
    return tuple(clauses)


def _cuts(mask: str) -> Iterator[int]:
    for cut in _CUTS.finditer(mask):
        if cut["stop"] and _glued(mask, cut):
            continue
        yield cut.end()
    for cut in _TO.finditer(mask):
        if not _TO_STAYS.search(mask[: cut.start()]) and not _NOT_INFINITIVE.match(mask, cut.start()):
            yield cut.start()
    for cut in _RELATIVE.finditer(mask):
        if not _OPENERS.search(mask[: cut.start()]):
            yield cut.start()
    if lead := re.match(rf"\W{{0,2}}{LABEL}\s+(?=[A-Z])", mask):
        yield lead.end()
    yield from _introductions(mask)


def _glued(mask: str, cut: re.Match[str]) -> bool:
    """Whether a comma stands between the items of a list of labels, or a colon or dash inside a word."""
    if cut["stop"] == ",":
        return mask[: cut.start()].endswith(("\ue000", "\ue001")) and bool(_LABEL_LIST.match(mask, cut.end()))
    return cut["stop"] == ":" and mask[cut.end() : cut.end() + 1].strip() != ""


def _introductions(mask: str) -> Iterator[int]:
    """Where a step begins behind an introduction that no comma ends: "At the top | select the Users tab"."""
    for begin in [0, *(m.end() for m in re.finditer(r"[,;:]\s|\band (?=on |in |at |under |from )", mask))]:
        if intro := _BARE_INTRO.match(mask, begin):
            yield intro.end()


def _judge(mask: str, start: int, end: int, before: list[Clause], question: bool) -> Clause:
    text = mask[start:end]
    if _is_relative(mask, start, text, before):
        return Clause(start, end, "told", "relative", after_verb=end, verb_at=start)
    rule, match = next((rule, m) for rule in MOODS if (m := rule.pattern.match(text)))
    verb = match.groupdict().get("verb")
    mood: Mood = _inherited(mask, start, text, before) if rule.mood == "as before" else rule.mood
    if rule.name == "imperative":
        mood = _coordinated(mask, start, text, before) or mood
    if rule.name == "purpose" and before and (before[-1].verb or "") in _USING and before[-1].mood in ("do", "may"):
        mood = before[-1].mood
    if rule.name == "purpose" and _goes_to_choose(verb, before):
        mood = before[-1].mood
    if rule.name == "by doing":
        mood = _by(text, before)
    if question and mood in ("do", "may"):
        mood = "told"
    at = start + match.start("verb") if verb else start
    return Clause(start, end, mood, rule.name, _bare(verb), start + match.end(), at)


def _is_relative(mask: str, start: int, text: str, before: list[Clause]) -> bool:
    """Whether the clause belongs to the noun before it: "the plan | you want to cancel"."""
    if not before or not re.match(r"(?:you|we|I|they)\b", text, re.IGNORECASE):
        return False
    return bool(_RELATIVE.match(mask, start)) and not _OPENERS.search(mask[:start]) and before[-1].mood != "purpose"


def _bare(verb: str | None) -> str | None:
    """The bare form of a verb that the lexicon knows."""
    words = " ".join((verb or "").lower().split())
    bare = GERUNDS.get(words, words)
    return bare if bare in VERBS else None


_USING = ("use", "utilize", "utilise", "make use of", "work with")


def _goes_to_choose(verb: str | None, before: list[Clause]) -> bool:
    """ "Go to the Projects page to select one": the choice is asked for as well."""
    if not before or before[-1].mood not in ("do", "may") or before[-1].verb is None:
        return False
    known = VERBS.get(_bare(verb) or "")
    return VERBS[before[-1].verb].sort == "go" and known is not None and known.sort in ("touch", "choose")


def _by(text: str, before: list[Clause]) -> Mood:
    """How "by clicking X" is meant: asked after "start", offered after anything else that is no condition."""
    if not text.lower().startswith(("by", "via", "through", "simply")):
        return "told"
    if before and before[-1].mood in ("not", "when"):
        return "told"
    return "do" if before and before[-1].mood == "do" and before[-1].rule != "offer" else "may"


def _inherited(mask: str, start: int, text: str, before: list[Clause]) -> Mood:
    """The mood of the gerund that this one is coordinated with; without one it is the subject of a sentence."""
    for clause in reversed(before):
        if clause.rule in ("gerund", "by doing", "and doing"):
            return clause.mood
    return "told"


def _coordinated(mask: str, start: int, text: str, before: list[Clause]) -> Mood | None:
    """The mood that "and save" or ", edit" takes over from the verb it is coordinated with, None for its own."""
    earlier = [clause for clause in before if clause.rule != "relative"]
    if not earlier:
        return None
    last = earlier[-1]
    joined = bool(re.match(rf"{_JOIN}\b", text, re.IGNORECASE)) and not re.match(
        r"then\b|and then\b", text, re.IGNORECASE
    )
    if last.mood == "purpose" and joined:
        strong = re.match(rf"{FILLERS}{STRONG}\b", text, re.IGNORECASE)
        main = next((c for c in before if c.mood in ("do", "may")), None)
        return main.mood if strong and main else "purpose"
    if last.mood in ("when", "not") and joined:
        main = next((c for c in before if c.mood in ("do", "may")), None)
        return main.mood if main and last.mood == "when" else last.mood
    if last.mood == "may":
        return "may"
    if last.mood == "told" and re.search(
        r"\b(?:lets?|allows?|enables?|helps?|used|able|way|want)\b", mask[last.start : last.end]
    ):
        return "told"
    return None
