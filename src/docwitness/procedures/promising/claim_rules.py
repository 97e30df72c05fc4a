"""The wordings in which a clause promises something: of what, and where it is or in which state."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docwitness.language.alternation import any_of
from docwitness.language.nouns import ROLES, WINDOWS
from docwitness.model import ClaimKind
from docwitness.procedures.grammar.labels import LABEL
from docwitness.procedures.grammar.moods import PEOPLE


@dataclass(frozen=True, slots=True)
class ClaimRule:
    """How a clause of a certain wording promises something: of `what`, and for the `rest` its state or place."""

    name: str
    kind: ClaimKind
    pattern: re.Pattern[str]
    example: str


_ONCE = (
    r"(?:(?:will|should|would|can|now|then|also|always|automatically|still|currently|be|by default|initially)\s){0,4}"
)
_WINDOW = any_of(WINDOWS)
_CONTROL = any_of(noun for noun in (*ROLES, "menu", "panel", "bar") if " " not in noun)
_STATE = r"(?:un)?(?:checked|ticked|selected)|enabled|disabled|expanded|collapsed|(?:(?:turned|switched) )?(?:on|off)"
_WHAT = rf"(?P<what>(?:the|a|an|your|each|every|all|any|its|this|these|{LABEL}|[A-Z])[^,;:?]*?)"


_ONCE_DONE = (
    rf"(?:when|once|after|as soon as|if)\s{PEOPLE}(?:['’]ve)?\s(?:have\s|has\s)?(?:click(?:s|ed)?|select(?:s|ed)?|"
    r"chooses?|press(?:es|ed)?|taps?|do|submits?|ticks?|checks?|picks?|enables?|turns? on|switch(?:es)? on)\s?(?:on\s)?"
)


def _rule(name: str, kind: ClaimKind, pattern: str, example: str) -> ClaimRule:
    return ClaimRule(name, kind, re.compile(pattern, re.IGNORECASE), example)


RULES = (
    # "The tags are managed in the Tags page, available in the left-hand menu."
    _rule(
        "which is available", "position",
        rf"[^.;]*?\b(?P<what>(?:{LABEL}|(?-i:[A-Z]\w*(?:\s[A-Z]\w*){{0,4}}))\s{_WINDOW}),?\s(?:which\sis\s|that\sis\s)?"
        r"(?:available|accessible)\s(?P<rest>(?:in|on|at|under|below|above|next to|from|through|via)\s.+)",
        "They are kept in the Tags page, available in the menu on the left.",
    ),
    # Reference sections that say where things are before anything is asked for.
    _rule(
        "is located", "position",
        rf"{_WHAT}\s(?:is|are|sits?|can be|will be|appears?|lies|lie)\s{_ONCE}"
        r"(?P<rest>(?:located|listed|shown|found|displayed|placed|situated|positioned|available|visible|accessible|"
        r"grouped|added to the(?=\s(?:top|bottom|left|right|upper|lower)\b))?\s?"
        r"\b(?:in|on|at|under|below|above|next to|beside|within|inside|near|to the (?:left|right) of|beneath)\s.+|"
        r"(?:available|accessible|accessed|reached|opened|found)\s(?:from|through|via)\s.+)",
        "The plan is listed above Account Information.",
    ),
    # "The **Columns** menu in the toolbar lets you choose what is shown."
    _rule(
        "that is there lets", "position",
        rf"(?P<what>(?:the\s)?{LABEL}\s(?:{_CONTROL}))\s(?P<rest>(?:in|on|at|under|below|above|next to|beside)\sthe\s"
        r"[^,;:]+?)\s(?:lets|allows|enables|opens|shows|displays|controls|takes|brings|contains)\s.+",
        "The “Columns” menu in the toolbar lets you choose.",
    ),
    # "Use the Preview button, located at the top of the order."
    _rule(
        "which is located", "position",
        rf"[^.;]*?(?P<what>(?:the\s|a\s)?{LABEL}(?:\s[\w-]+){{0,2}}?),?\s(?:which\sis\s|that\sis\s)?"
        r"(?:located|situated)\s(?P<rest>(?:in|on|at|under|below|above|next to|beside|within|near)\s.+)",
        "It is done by the “Preview” button, located at the top.",
    ),
    _rule(
        "you find", "position",
        r"(?:you|users)(?:['’]ll)?\s(?:can|will|should|may)?\s?(?:also\s|always\s)?(?:find|see|locate|access|"
        r"reach)\s(?P<what>.+?)\s"
        r"(?P<rest>(?:in|on|at|under|below|above|next to|beside|within|inside|near|to the (?:left|right) of)\s.+)",
        "You find the search box at the top.",
    ),
    # "In the bottom-right corner, you'll find the Help button."
    _rule(
        "there you find", "position",
        r"(?P<rest>(?:in|on|at|under|below|above|next to|beside|near)\s[^,]+?),?\s(?:you(?:['’]ll)?\s(?:will\s|"
        r"can\s|should\s)?(?:find|see)|"
        r"there(?:['’]s|\s(?:is|are|will be)))\s(?P<what>.+)", "In the corner you'll find the Help button.",
    ),
    # "On the left is the list of folders."
    _rule(
        "there is the", "position",
        r"(?P<rest>(?:in|on|at|under|below|above|next to|beside)\s[^,]+?)\s(?:is|are)\s(?P<what>(?:the|an?)\s.+)",
        "On the left is the list of albums.",
    ),
    # "The results are updated as you type."
    _rule(
        "as you type", "changes",
        r"(?P<what>[^,;:]+?)\s(?:will\s|are\s|is\s|be\s|automatically\s|instantly\s){0,4}(?:updated?|refresh(?:es|ed)?|filter(?:s|ed)?|"
        r"narrow(?:s|ed)?(?: down)?|changed?)\s(?:automatically\s|themselves\s)?(?:as|while)\syou\stype\b.*",
        "The results are updated as you type.",
    ),
    # "There is a Save button at the bottom."
    _rule(
        "there is", "presence", r"there(?:['’]s|\s(?:is|are|will be))\s(?:also\s)?(?P<what>.+)",
        "There is a Save button.",
    ),
    _rule(
        "shows", "presence",
        rf"(?P<where>(?:the|this|your|each)\s(?:[^,;:]*?)(?:window|page|dialog|screen|panel|tab|list|table|section|"
        rf"menu|form|view|sidebar|dashboard|{LABEL}))\s"
        r"(?:now\s|also\s|then\s)?(?:shows|displays|contains|lists|has|includes|will show|will display)\s(?P<what>.+)",
        "The Members page shows an Invite button.",
    ),
    # "Filters include author, year and genre", "The table shows each book's title, author and year."
    _rule(
        "includes", "entry",
        rf"(?:(?:the\s|these\s|its\s)?(?:[\w-]+\s){{0,3}}?(?:filters?|columns?|fields?|options?|settings|tabs?|sections?|"
        rf"{_WINDOW})\s(?:also\s)?(?:includes?|consists? of)\s|"
        rf"[^,;:]*?(?:\b{_WINDOW}|\btable|\blist|\bit)\s(?:also\s)?(?:shows|displays|lists)\s(?:each|every)\s[^,;:]+?"
        r"['’]s\s)(?P<what>[^,;:.]+,\s.+)",
        "Filters include author, year and genre.",
    ),
    # "The Tags page lists any tags", "This displays a list of tags."
    _rule(
        "lists", "lists",
        rf"(?P<where>(?:the\s|this\s|your\s|each\s)?[^,;:]*?(?:\b{_WINDOW}|\btab|\blist|{LABEL}|\bthis))(?:\sin\s[^,;:]+?)?\s"
        r"(?:now\s|also\s|then\s)?(?:shows|displays|contains|lists|provides|will show|will display)\s"
        r"(?P<what>(?:(?:an?|the)\s(?:list(?:ing)?|table|overview)\s(?:of|listing|showing)\s(?:all of\s)?)?"
        r"(?:all\s|any\s|the\s|every\s)*[a-z][\w -]*?)"
        r"(?=\s(?:that|which|of|for|in|on|with|you|[a-z]+ed(?=\s(?:by|in|on|to|for|from|with|at|as|via|and|or)\b|[,.:]|$)|available)\b|[,.:]|$).*",
        "The Tags page lists the tags of the account.",
    ),
    _rule(
        "clicking opens", "opens",
        r"(?:clicking|selecting|choosing|pressing|tapping)\s(?:on\s)?(?P<rest>.+?)\s(?:opens|displays|shows|brings up|"
        r"reveals|prompts|launches|takes you to|will open|leads to|will take you to|redirects you to|"
        r"brings you to)\s(?P<what>.+)",
        "Clicking Save opens the Summary page.",
    ),
    # "The **Back** button takes you back to **Orders**", "With **Back** you get to the list".
    _rule(
        "takes you", "opens",
        rf"(?:with\s)?(?P<rest>(?:the\s)?(?:(?:button|link|icon|entry|tab|logo|word|arrow)\s)?{LABEL}(?:\s(?:button|link|icon|entry|"
        r"tab|logo))?(?:\s(?:in|at|on|above|below)\s[^,;:]+?)?),?\s"
        r"(?:(?:takes|brings|leads|sends|returns)\s(?:you\s)?|you\s(?:get|come|go|return|are\staken)\s)"
        rf"(?:back\s|straight\s|on\s)?to\s(?P<what>(?:the\s)?(?:{LABEL}(?:\s(?:page|screen|list|view|window|dialog|tab))?|"
        rf"(?:{_WINDOW}|list|table)))\W*$",
        "The “Back” button takes you back to “Orders”.",
    ),
    # "When you click Export, the Export dialog opens."
    _rule(
        "opens when", "opens",
        rf"{_ONCE_DONE}(?P<rest>.*?),\s"
        rf"{_WHAT}\s{_ONCE}(?:opens?|appears?|pops? up|shows? up|displayed|is displayed|is shown|shown)\b",
        "When you click Export, the Export dialog opens.",
    ),
    # "When you tick **Public**, you'll see *Visible to all*."
    _rule(
        "is told when", "opens",
        rf"{_ONCE_DONE}(?P<rest>(?:the\s)?{LABEL}[^,;:]*?),\s[^,;:]*?(?:see|read|reads|told|asked|says|tells\syou|shows|reports|"
        rf"confirms(?:\swith)?)(?:\s(?:that|to))?[:,]?\s(?P<what>{LABEL})\W*$",
        "When you tick “Public”, you'll see “Visible to all”.",
    ),
    # "If you select the name of a song in the Songs page, the app shows details about it."
    _rule(
        "shows when", "opens",
        rf"(?:when|once|after|as soon as|if)\s{PEOPLE}(?:['’]ve)?\s(?:have\s|has\s)?(?:click(?:s|ed)?|select(?:s|ed)?|"
        rf"chooses?|press(?:es|ed)?|taps?)\s(?:on\s)?(?P<rest>[^,;:]+),\s(?:[^,;:]+?\s|it\s)(?:will\s)?"
        r"(?:opens?|displays?|shows?|brings? up|presents?)\s(?P<what>.+)",
        "If you select the name of a song, the app shows details about it.",
    ),
    # "Public (checked by default)", "The Public box is ticked by default."
    _rule(
        "by default", "state",
        rf"{_WHAT}\s\(?(?:(?:is|are|remains?)\s)?(?P<rest>{_STATE})\)?,?\sby default\b",
        "The Public box is ticked by default.",
    ),
    # "New polls are set as public by default": a box called so is ticked.
    _rule(
        "set by default", "state",
        r"(?=.*\bby default\b)(?:by default,?\s|as [^,]+,\s)?[^,;:]+?\s(?:will\s)?"
        r"(?:sets?|checks?|marks?|makes?|treats?)\s[^,;:]+?\s(?:to|as)\s"
        r"(?P<what>(?:an?\s)?(?!\d)[^,;:.]+?)(?:\sby default\b.*|[.,].*|$)",
        "By default, the editor marks a poll as public.",
    ),
    # "Daily mail is preselected."
    _rule(
        "is preselected", "state", rf"{_WHAT}\s(?:is|are)\s{_ONCE}pre-?(?:selected|set|ticked|checked)\b.*",
        "Daily mail is preselected.",
    ),
    # "History is the default tab of a record."
    _rule(
        "is the default", "state",
        r"(?P<what>[^,;:]+?)\s(?:is|are)\sthe\sdefault\s(?:view|tab|page|option|choice|selection|mode|setting)\b.*",
        "History is the default tab.",
    ),
    # "**Public** is ticked": people and boats are ticked as well, but these have no label.
    _rule(
        "is ticked", "state",
        rf"(?P<what>(?:the\s)?{LABEL}(?:\s(?:box|checkbox|switch|option))?)\sis\s{_ONCE}(?P<rest>(?:un)?ticked)\W*$",
        "“Public” is ticked.",
    ),
    _rule(
        "is in a state", "state",
        rf"{_WHAT}\s(?:will\s|should\s|would\s)?(?:is|are|be|becomes?|gets?|remains?|stays?|changes? to|turns?|"
        rf"defaults? to)\s{_ONCE}(?:set to\s|(?:marked|shown|tagged|flagged|listed)\sas\s|labell?ed\s)?"
        rf"(?P<rest>(?:selected|enabled|disabled|checked|unchecked|gr[ae]yed out|active|inactive|pending|completed?|"
        rf"visible|hidden|empty|required|"
        rf"optional|mandatory|read-only|expanded|collapsed|highlighted|on|off|green|red|blue|grey|gray|locked|open|"
        rf"closed|turned (?:on|off))\b.*|{LABEL}.*)",
        "The Save button is disabled.",
    ),
)  # fmt: skip
"""In the order in which they are tried; of every sentence each rule is tried on each of its main clauses."""
