"""In what mood a clause is: asked, offered, forbidden, told. The rules, in the order in which they are tried.

A rule reads a clause whose labels are masked, see `docwitness.procedures.grammar.labels`, behind words such as "then".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from docwitness.language.alternation import any_of
from docwitness.language.lexicon import BARE, ING, STRONG
from docwitness.language.nouns import WINDOWS
from docwitness.procedures.grammar.labels import FIRST

Mood = Literal["do", "may", "not", "when", "purpose", "place", "told"]
"""`do` and `may` make steps; `place` is an introduction ("In the W window,"); `purpose` is "To cancel it,"."""

FILLERS = (
    r"(?:\d{1,2}[.)]\s+)?(?:(?:then|now|next(?! to\b)|first of all|(?:first|last)(?! name)|second|secondly|third|"
    r"finally|lastly|also|just|simply|only|"
    r"please|kindly|again|optionally|carefully|manually|directly|immediately|either|always|instead(?! of)|subsequently|"
    r"afterwards?|alternatively|additionally|furthermore|quickly|later|so(?! that)|here|from here|from there|there|"
    r"and|or|but|to (?:start|begin|finish)(?=[,:]?\s+\w)|step \w+|easily|right away|yes|ok|okay|"
    r"(?:after|in) (?:a|some) (?:short |little |brief |few )?(?:moments?|while|delay|time|seconds?|minutes?)(?! that\b)"
    r")\b(?:\s*[,:])?\s*){0,9}+"
)
"""At most nine, which no person writes; taken as a whole, so that there is one way to fit them."""
FILLED = re.compile(FILLERS, re.IGNORECASE)
GLOSS = re.compile(r"[\w-]+\)\s*$")
"""A single word in brackets behind a label says what it means: "**Speichern** (save)"."""
ONCE_MORE = re.compile(r"(?:\s*(?:once )?(?:again|more)\s(?=(?:on|in|at|the)\b))?", re.IGNORECASE)
"""What stands between a verb and its object and is none: "click again on **Send**"."""
TITLED = ("menu", "toolbar", "sidebar", "list", "tab", *WINDOWS)
PEOPLE = (
    r"(?:you|we|one|they|(?:the |an? )?(?:\w+[ -]){0,2}?(?:users?|admins?|administrators?|owners?|members?|managers?|"
    r"customers?|people|guests?|maintainers?|editors?|developers?|visitors?|readers?|authors?|teachers?))"
)
_OFTEN = (
    r"(?:also |then |now |just |simply |either |first |only |always |easily |optionally |instead |manually |still |"
    r"again |directly |quickly |next ){0,4}"
)
_FINITE = (
    r"(?:is|are|was|were|will|can|has|have|had|allows?|lets|provides|shows?|appears?|displays|opens|enables|contains|"
    r"must|should|may|might|could|would|does|do|did|helps?|gives|means|let|provide|contain|depend)"
)


NO_VERB = re.compile(
    r"access (?:controls?|rights?|tokens?|keys?|levels?|polic)|"
    r"drag-and-drop (?:uploads?|support|interface|area|zone|features?|functionality|operations?)\b|"
    r"access to\b|"
    r"go ahead\b|"
    r"click (?:out of|outside|away|off)\b|"
    r"write (?:access|permissions?|rights?)\b|"
    r"(?:single|double|right|left)-click (?:navigation|selection|mode|behaviou?r|menu|action|event|support|feature)\b|"
    rf"navigate (?:the|this|around|through|between|within)\b(?!\s{FIRST})",
    re.IGNORECASE,
)
"""What begins like a verb and asks for nothing: nouns, and "navigate the menus", which is to find one's way there."""


@dataclass(frozen=True, slots=True)
class MoodRule:
    """How the clauses that fit `pattern` are meant. The group `verb`, where there is one, is what is asked for."""

    name: str
    pattern: re.Pattern[str]
    mood: Mood | Literal["as before"]
    example: str
    """A sentence whose last verb clause is taken by this rule."""


def _rule(name: str, mood: Mood | Literal["as before"], pattern: str, example: str) -> MoodRule:
    return MoodRule(name, re.compile(pattern, re.IGNORECASE), mood, example)


_VERB = rf"(?P<verb>{BARE})\b(?!['’]|\s?-\s?\w|\ssource\b|\s*[→›»➔➜]|\s+>\s+[A-Z])"
_DOING = rf"(?P<verb>{ING})\b"

_NAMED = "rule"
MOODS = (
    # "Don't forget to save" forbids nothing: it has to be known before the rule on what is forbidden.
    _rule("reminder", "do", rf"(?:don['’]t|do not) forget to {_OFTEN}{_VERB}", "Don't forget to click Save."),
    # What a page forbids would be the worst thing to do.
    _rule(
        "forbidden", "not",
        rf"(?:do not|don['’]t|never|avoid|cannot|can['’]t|without|instead of|rather than|there is no need|no need|"
        rf"refrain|be careful not|(?:make|be) sure not|not to|you need not|{PEOPLE} (?:\w+ )?(?:can['’]t|cannot|"
        rf"can not|"
        rf"should not|shouldn['’]t|must not|mustn['’]t|don['’]t|do not|won['’]t|will not|need not|may not|never|"
        rf"no longer|didn['’]t|did not|haven['’]t|aren['’]t|are not|are unable))\b",
        "Do not click Delete account.",
    ),
    # A way of speaking before a comma, which asks for nothing.
    _rule("aside", "told", r"(?:put (?:simply|differently|another way|briefly|otherwise)|put)\s*,", "Put simply, it"),
    # "You land on the Import page, where you can pick a repository."
    _rule(
        "offer elsewhere", "may",
        rf"(?:(?:where|in which|on which|from which|from where)\s{PEOPLE} (?:can|could|may)|"
        rf"(?:allowing {PEOPLE} to|letting {PEOPLE})) {_OFTEN}{_VERB}",
        "It leads to the list, where you can select a file.",
    ),
    # "We are now going to click Publish."
    _rule(
        "going to", "do", rf"{PEOPLE}(?:['’]re| are) {_OFTEN}going to {_OFTEN}{_VERB}",
        "We are now going to click Save.",
    ),
    # "Next I would type a name", "there you click Save": somebody walks along.
    _rule(
        "walking along", "do",
        rf"(?:where )?(?:(?:we|you|i)(?: would|['’]d)?|[a-z]+s (?:have to|need to|must|should)) "
        rf"(?:then |now |just |simply |would )*(?P<verb>{STRONG})\b(?=\s(?:on |in )?(?:the|an?|your|their|{FIRST}))",
        "Now we click the arrow.",
    ),
    # "Hold Ctrl while you click each file": what is done meanwhile is asked for.
    _rule("meanwhile", "do", rf"while (?:you )?(?P<verb>{STRONG})\b(?=\s(?:on |in )?(?:the|an?|your|each|{FIRST}))",
          "Hold Ctrl while you click the row."),
    # "If you like", "when needed": an offer follows, and what the clause itself names is no step.
    _rule(
        "condition", "when",
        r"(?:when(?:ever)?|if|once|after|before|prior to|while|until|unless|because|since|although|though|whether|"
        r"as soon as|"
        r"as long as|every time|each time|the (?:first|next) time|as you|as shown|as described|as needed|as required|"
        r"so that|in case|even if|even though|provided that|assuming|depending|where|wherever|which|that|who|whose|"
        r"what|how|why|in the event|should you|upon|during|like)\b",
        "When you click Save, the window closes.",
    ),
    # Guides that lead in by the goal: "To cancel, click Cancel".
    _rule(
        "purpose", "purpose",
        rf"(?:in order )?to {_OFTEN}(?:\w+ly )?(?!(?:the|an?|your)\b)(?P<verb>{BARE}|[a-z]+)\b", "To cancel your plan",
    ),
    # Tutorials in which the author walks along.
    _rule(
        "duty", "do",
        rf"(?:{PEOPLE}(?:['’]ll| will| would)? {_OFTEN}(?:need to|need only|only need to|just need to|have to|must|"
        r"should|ought to|want to|are required to|will|"
        r"are (?:now |just )?going to|(?:are|will be) (?:asked|prompted|invited|requested) to)(?: first| now)?|"
        rf"{PEOPLE}['’]ll|let['’]s|let us|"
        rf"(?:make|be) sure (?:to|you|that you)|ensure (?:that )?you|remember to|be certain to|try to|"
        r"(?:the (?:next|first|last|final|second|third) (?:step|thing)|all you (?:have|need) to do|what you need to do)"
        r"(?: here)? is(?: to)?|(?:it is|it['’]s) (?:time|necessary|required|important) to|you['’]re asked to|go "
        r"ahead and|i(?:['’]d| would) like you to|(?:i|we) want you to) "
        rf"{_OFTEN}{_VERB}",
        "You need to click Save.",
    ),
    # What is asked politely is no question.
    _rule(
        "request", "do",
        rf"(?:(?:could|would|will) you|can you(?=\s(?:please|kindly|{STRONG}\s(?:on |in )?(?:the|your|{FIRST})))) "
        rf"{_OFTEN}(?:please |kindly )?{_VERB}", "Could you click Save?",
    ),
    # "The easiest way to do this | is to click Run."
    _rule("is to", "do", rf"is (?:to )?{_OFTEN}{_VERB}", "The easiest way to do this is to click Save."),
    # Reference pages offer instead of asking.
    _rule(
        "offer", "may",
        rf"(?:{PEOPLE} (?:\w+ )?(?:can|may|could|might|are (?:now |then |also )?able to|"
        r"have the option to|will be able to|want to)|"
        rf"{PEOPLE}['’](?:ll|re) (?:be )?able to|feel free to|"
        rf"(?:we|I)(?: would|['’]d)? (?:recommend|suggest|advise)(?: that)? you|you might want to|you may want to|"
        rf"(?:it['’]s|it is) (?:also )?(?:possible|recommended|advisable|best|a good idea|enough|"
        rf"sufficient) to|another (?:way|option) is to) "
        rf"{_OFTEN}(?:(?:choose|decide|opt|elect) to )?{_VERB}",
        "You can also press Enter.",
    ),
    # Prose that avoids the imperative: "Start by clicking Add and entering a name".
    _rule(
        "gerund", "do",
        r"(?:(?:you (?:can |should |will )?)?(?:start|begin|continue|proceed|finish|end)(?: off)? (?:by|with)|start|"
        r"begin|try|keep) "
        rf"{_DOING}",
        "Start by clicking Save.",
    ),
    # Capabilities that say how: "A user is removed by clicking Remove".
    _rule(
        "by doing", "may", rf"(?:by|via|through|with(?= a )|simply by|involves) {_DOING}",
        "A user is removed by clicking Remove.",
    ),
    # Lists of gerunds; at the start of a sentence, where there is none before it, a gerund is its subject.
    _rule("and doing", "as before", rf"(?:and |or |then |, )*{_DOING}", "Start by clicking Add and entering a name."),
    # A noun that looks like a verb: "Search results are sorted".
    _rule(
        "noun", "told", rf"{BARE}\s(?!(?:on\s|in\s)?(?:the|an?|your)\b)(?:[\w-]+\s){{0,4}}?{_FINITE}\b(?! (?:you|not))",
        "Search results are shown.",
    ),
    # A caption or a heading: "Search dialog", "Sort menu".
    _rule("title", "told", rf"(?!(?:click|tap|press|open|close|select|choose|go to)\b)(?:{BARE})\s"
          rf"(?!(?:the|an?|your|this|that|any|each)\b)(?:[\w-]+\s)?{any_of(TITLED)}\s*$", "Sort menu"),
    # What manuals are made of.
    _rule("imperative", "do", _VERB, "Click Save."),
    # "In the Settings window, click Save": where, not what.
    _rule(
        "introduction", "place",
        r"(?:(?:back |down |up |over )?(?:in|on|at|from|under|within|inside|into|for|next to|beside|below|above|"
        r"underneath|near|to the (?:left|right)|towards?|with|along|across|using|via|as an?)\b)",
        "In the Settings window",
    ),
    # Everything else.
    _rule("description", "told", r"", "The window closes."),
)  # fmt: skip
"""In the order in which they are tried."""
_FIRST = re.compile(
    "|".join(f"(?P<{_NAMED}{n}>{rule.pattern.pattern.replace('?P<verb>', '?:')})" for n, rule in enumerate(MOODS)),
    re.IGNORECASE,
)
"""All rules as one pattern: it asks them in their order without coming back here for each."""


def mood_rule(text: str, begin: int) -> tuple[MoodRule, re.Match[str]]:
    """The first rule that the clause fits from `begin` on, and how; the last one fits every clause."""
    found = _FIRST.match(text, begin)
    rule = MOODS[int((found.lastgroup or "")[len(_NAMED) :])] if found else MOODS[-1]
    return rule, rule.pattern.match(text, begin)  # type: ignore[return-value]


_MEANT_FOR = re.compile(r"\b(?:lets?|allows?|enables?|helps?|used|able|way|want|learn|know|how)\b", re.IGNORECASE)
_HAVING = re.compile(r"\b(?:uses?|with|has|have|is|are)\b", re.IGNORECASE)
_TO_DO = re.compile(r"\sto\s(?!the\b|an?\b|your\b|this\b)[a-z]+\s", re.IGNORECASE)


def is_meant_for(mask: str, start: int, end: int) -> bool:
    """Whether the stretch tells what something is for: "teams are used to group people"."""
    if _MEANT_FOR.search(mask, start, end):
        return True
    having = _HAVING.search(mask, start, end)
    return having is not None and _TO_DO.search(mask, having.end(), end) is not None
