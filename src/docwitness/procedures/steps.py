"""What the clauses of a page ask its reader to do, as steps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from docwitness.model import Action, Block
from docwitness.procedures.arrivals import expectations, goals
from docwitness.procedures.clauses import Clause, split_clauses
from docwitness.procedures.context import Context, Draft
from docwitness.procedures.labels import FIRST, Masked, mask_labels
from docwitness.procedures.lexicon import COMMAND_WORDS, NO_TARGET, VERBS, Verb
from docwitness.procedures.things import Phrase, Setting, Thing, phrases, setting_of, things_in


@dataclass(slots=True)
class Scene:
    """What a sentence has said so far about where its next step happens."""

    setting: Setting = field(default_factory=Setting)
    conditional: bool = False
    used: Thing | None = None
    """What "use the dropdown" named, until "to select …" says what for."""


_PARTICLES = {
    "touch": ("on", "in", "over", "onto", "at", "to"), "go": ("to", "into", "in", "on", "onto", "at", "over", "through"),
    "choose": ("for", "from", "on"), "write": ("in", "into", "for"), "weak": ("to",), "use": (), "find": ("for", "to", "at", "on", "down"),
}  # fmt: skip
_KEY = re.compile(
    r"(?:(?:ctrl|control|cmd|command|alt|option|shift|meta|win|windows|⌘|⌥|⇧|⌃)(?:\s?[+-]\s?)?)+(?:\s?[+-]?\s?\w+)?|enter|return|"
    r"esc|escape|tab|space|spacebar|delete|backspace|f\d{1,2}|home|end|page ?(?:up|down)|(?:up|down|left|right) arrow|"
    r"(?:up|down|left|right)|[a-z]", re.IGNORECASE,
)  # fmt: skip
_OFFERED = re.compile(
    r"if\b.*\b(?:want|wish|like|prefer|need|needed|desired?|necessary|applicable)\b|optional", re.IGNORECASE
)
_PATH = re.compile(r"\s*(?:>|→|➔|»|›|➜|➡|->|-->|=>|\|)\s*")


def drafts_of(block: Block, start: int, end: int, context: Context) -> Iterator[Draft]:
    """The steps of one sentence, in order; `context` is brought up to date."""
    masked = mask_labels(block, start, end)
    scene = Scene()
    made: list[Draft] = []
    clauses = split_clauses(masked.mask)
    for index, clause in enumerate(clauses):
        made.extend(expectations(masked, clause, clauses[:index], context))
        if clause.mood in ("do", "may") and clause.verb:
            more = _steps(masked, clause, clauses[index + 1 :], scene, context)
            made.extend(more)
            if more:
                scene.setting = replace(scene.setting, field=None, named=None)
        else:
            _listen(
                masked, clause, scene, context, made, last=not any(c.mood in ("do", "may") for c in clauses[index:])
            )
    if any(draft.action != "expect" for draft in made):
        made.extend(goals(masked, clauses, context))
    seen = {draft.target for draft in made if draft.action != "expect"}
    for draft in made:
        if draft.action != "expect" or draft.role == "window" or draft.target not in seen:
            yield replace(draft, at=start + draft.at)


def _listen(masked: Masked, clause: Clause, scene: Scene, context: Context, made: list[Draft], *, last: bool) -> None:
    """Take from a clause that asks for nothing what it says about the steps around it."""
    text = masked.mask[clause.start : clause.end]
    if clause.mood == "when":
        scene.conditional = scene.conditional or bool(_OFFERED.match(text))
    example = re.match(
        r"(?:for example|for instance|e\.?g\.?|i\.?e\.?|such as|like|example|eg)\b[,:.]?", text, re.IGNORECASE
    )
    if made and made[-1].action == "type" and (example or text.startswith(FIRST)):
        _give_example(masked, clause.start + (example.end() if example else 0), clause.end, made)
    elif clause.mood == "place" or re.match(r"(?:located|found|situated|at|on|in)\b", text, re.IGNORECASE):
        said = setting_of(masked, phrases(masked.mask, clause.start, clause.end))
        said = _under(masked, clause, said)
        if last and made:
            made[-1] = replace(made[-1], position=made[-1].position or said.position)
            return
        scene.setting = _merged(scene.setting, said)
        if said.window:
            context.enter(said.window)
    for label in masked.labels_in(clause.start, clause.end):
        context.mentioned = Thing(label.text, True, label.start)


def _under(masked: Masked, clause: Clause, said: Setting) -> Setting:
    """ "For **Name**, enter" names the field; "Under **Scopes**, select" the place."""
    parts = phrases(masked.mask, clause.start, clause.end)
    if not parts or said.window:
        return said
    things = things_in(masked, parts[-1].start, parts[-1].end)
    if parts[0].prep == "for" and things and things[0].labelled:
        return replace(said, field=things[0])
    return said


def _give_example(masked: Masked, start: int, end: int, made: list[Draft]) -> None:
    things = things_in(masked, start, end)
    if things and made[-1].value is None:
        made[-1] = replace(made[-1], value=things[0].text)


def _merged(old: Setting, new: Setting) -> Setting:
    return Setting(**{name: getattr(new, name) or getattr(old, name) for name in Setting.__slots__})


def _steps(masked: Masked, clause: Clause, later: tuple[Clause, ...], scene: Scene, context: Context) -> list[Draft]:
    verb = VERBS[clause.verb or ""]
    parts = phrases(masked.mask, clause.after_verb, clause.end)
    if not parts:
        parts = ()
    elif parts[0].prep and parts[0].prep in _PARTICLES[verb.sort]:
        parts = (Phrase("", parts[0].start, parts[0].end), *parts[1:])
    own = setting_of(masked, parts[1:] if parts and not parts[0].prep else parts)
    heads = _heads(masked, parts, context)
    if own.window:
        context.enter(own.window)
    setting = _merged(scene.setting, own)
    if verb.sort == "find":
        if heads and parts:
            place = masked.text[parts[0].start : parts[0].end].strip(' ,;:."“”')
            scene.setting = replace(scene.setting, position=re.sub(r"[\"“”]|^(?:the|a|an|your) ", "", place))
        return []
    if verb.sort == "use":
        return _use(heads, later, scene, clause, context)
    drafts = _aimed(verb, clause, heads, setting, scene, context)
    if drafts and clause.verb not in ("expand", "collapse", "unfold"):
        context.follow(drafts[-1])
    for head in heads:
        if head.labelled:
            context.mentioned = head
    return drafts


def _use(heads: list[Thing], later: tuple[Clause, ...], scene: Scene, clause: Clause, context: Context) -> list[Draft]:
    if not heads:
        return []
    thing = heads[0]
    following = later[0] if later else None
    if following and following.rule == "purpose" and following.verb and thing.role in ("combobox", "listbox"):
        if VERBS[following.verb].sort in ("choose", "touch", "weak"):
            scene.setting = replace(scene.setting, source=thing)
            scene.used = thing
            return []
    if thing.role is None and not (thing.labelled and thing.sort == "control"):
        return []
    actions: dict[str, Action] = {
        "textbox": "type",
        "searchbox": "type",
        "combobox": "select",
        "listbox": "select",
        "slider": "drag",
    }
    action = actions.get(thing.role or "", "click")
    scene.used = thing
    return [_draft(action, thing, clause, scene, scene.setting, context)]


def _heads(masked: Masked, parts: tuple[Phrase, ...], context: Context) -> list[Thing]:
    """What the verb acts on; a pronoun stands for the label that was named last."""
    if not parts or parts[0].prep:
        return []
    first = parts[0]
    end = first.end
    text = masked.text[first.start : end].strip(" ,;:.")
    if re.fullmatch(
        r"(?:it|them|this|that|these|this (?:box|option|checkbox|setting|button|field|link|tab))", text, re.IGNORECASE
    ):
        return [replace(context.mentioned, start=first.start)] if context.mentioned else []
    of = [p for p in parts[1:2] if p.prep in ("of", "for") and not masked.labels_in(first.start, end)]
    for part in of:
        if things_in(masked, part.start, part.end) and not masked.labels_in(part.start, part.end):
            nearest = things_in(masked, first.start, end)
            if nearest and nearest[0].role is None:
                end = part.end
    things = [t for thing in things_in(masked, first.start, end) for t in _path(thing)]
    return [t for t in things if not _names_nothing(t)]


def _path(thing: Thing) -> list[Thing]:
    """The stations of a menu path that was marked up as one label."""
    stations = _PATH.split(thing.text) if thing.labelled and len(thing.text) > 3 else [thing.text]
    return [replace(thing, text=station) for station in stations if station.strip()] or [thing]


def _names_nothing(thing: Thing) -> bool:
    if thing.labelled:
        return False
    words = thing.text.lower().split()
    return not words or words[-1] in NO_TARGET or words[0] in NO_TARGET or len(words) > 10


def _aimed(
    verb: Verb, clause: Clause, heads: list[Thing], setting: Setting, scene: Scene, context: Context
) -> list[Draft]:
    if setting.instrument and verb.sort not in ("touch", "go"):
        return _with_instrument(verb, clause, heads, setting, scene, context)
    if setting.named:
        role = heads[0].role if heads else None
        heads = [replace(setting.named, role=setting.named.role or role)]
    if scene.used and verb.sort in ("weak", "write") and scene.used.role in ("textbox", "searchbox", "slider"):
        return []
    if verb.action == "type":
        return _written(verb, clause, heads, setting, scene, context)
    if verb.sort == "go":
        return _gone(verb, clause, heads, setting, scene, context)
    if verb.sort == "weak":
        heads = [h for h in heads if _is_interface(verb, h)]
    if verb.action in ("check",) and verb.sort == "touch":
        heads = [
            h for h in heads if (h.labelled and not h.link) or h.role in ("checkbox", "textbox", "option", "radio")
        ]
    return [_draft(_action(verb, clause, h), h, clause, scene, setting, context) for h in heads]


def _is_interface(verb: Verb, thing: Thing) -> bool:
    if verb.action in ("check", "uncheck"):
        return thing.labelled or thing.role in ("checkbox", "switch", "radio")
    return thing.labelled and thing.sort == "control"


def _action(verb: Verb, clause: Clause, thing: Thing) -> Action:
    if clause.verb in ("press", "hit", "tap", "push"):
        return "press" if _KEY.fullmatch(thing.text) and thing.role != "button" else "click"
    return verb.action


def _with_instrument(
    verb: Verb, clause: Clause, heads: list[Thing], setting: Setting, scene: Scene, context: Context
) -> list[Draft]:
    thing = setting.instrument
    assert thing is not None
    if thing.role in ("combobox", "listbox") and heads:
        return [_draft("select", heads[0], clause, scene, replace(setting, source=thing), context)]
    if thing.role in ("textbox", "searchbox"):
        return [_draft("type", thing, clause, scene, setting, context)]
    if not thing.labelled and thing.role not in ("combobox", "slider"):
        return []
    return [_draft("drag" if thing.role == "slider" else "click", thing, clause, scene, setting, context)]


def _gone(
    verb: Verb, clause: Clause, heads: list[Thing], setting: Setting, scene: Scene, context: Context
) -> list[Draft]:
    heads = [h for h in heads if h.labelled or h.sort != "plain" or clause.verb in ("open", "go", "navigate")]
    drafts = [_draft(verb.action, h, clause, scene, setting, context) for h in heads]
    if not heads and setting.goal and not _names_nothing(setting.goal):
        drafts = [_draft(verb.action, setting.goal, clause, scene, setting, context)]
    return drafts


def _written(
    verb: Verb, clause: Clause, heads: list[Thing], setting: Setting, scene: Scene, context: Context
) -> list[Draft]:
    if heads and heads[0].role == "slider":
        return [_draft("drag", heads[0], clause, scene, setting, context)]
    if clause.verb in ("search", "search for"):
        thing = setting.field or Thing("search", False, clause.verb_at, role="searchbox")
        return (
            [_draft("type", thing, clause, scene, setting, context, value=heads[0].text if heads else None)]
            if heads or setting.field
            else []
        )
    field_, value = setting.field, setting.value or (setting.goal if verb.sort == "weak" else None)
    head = heads[0] if heads else None
    if field_ is None and context.lead and not (head and head.labelled and not head.literal):
        field_ = context.lead
    if field_ and (field_.labelled or not (head and head.labelled and not head.literal)):
        shown = value or head
        if shown and shown.text == field_.text:
            shown = None
        return [_draft("type", field_, clause, scene, setting, context, value=shown.text if shown else None)]
    if verb.sort == "weak":
        return [_set(h, value, clause, scene, setting, context) for h in heads[:1] if h.labelled and value]
    return [
        _draft("type", h, clause, scene, setting, context, value=value.text if value else h.text if h.literal else None)
        for h in heads
    ]


def _set(thing: Thing, value: Thing, clause: Clause, scene: Scene, setting: Setting, context: Context) -> Draft:
    """ "Set **Visibility** to **Private**" chooses, "Set **Port** to `8080`" types."""
    action: Action = "type" if value.literal or re.fullmatch(r"[\d.,]+\W?", value.text) else "select"
    return _draft(action, thing, clause, scene, setting, context, value=value.text)


def _draft(
    action: Action, thing: Thing, clause: Clause, scene: Scene, setting: Setting, context: Context, *, value: str | None = None
) -> Draft:  # fmt: skip
    role = thing.role
    if action in ("select", "check") and setting.source:
        role = setting.source.role
        if setting.source.labelled and setting.source.text != thing.text:
            value, thing = thing.text, setting.source
        elif thing.labelled:
            value = thing.text
    elif action == "select" and setting.field and setting.field.labelled and setting.field.text != thing.text:
        value, thing, role = thing.text, setting.field, "combobox"
    role = role or _implied_role(action, thing, setting)
    if action == "select" and role in ("button", "link", "tab", "menuitem", "img"):
        action = "click"
    return Draft(
        action=action, target=thing.text, labelled=thing.labelled, at=clause.verb_at, role=role, window=context.window, position=setting.position,
        value=value, optional=clause.mood == "may" or scene.conditional,
    )  # fmt: skip


def _implied_role(action: Action, thing: Thing, setting: Setting) -> str | None:
    if action == "type":
        return "textbox"
    if action in ("check", "uncheck"):
        return "checkbox"
    if action == "upload" or action == "press" or action == "open":
        return None
    if setting.position and re.search(
        r"menu|sidebar|side bar|navigation|nav\b|toolbar", setting.position, re.IGNORECASE
    ):
        return "menuitem"
    if thing.labelled and thing.text.split() and thing.text.lower().split()[0].strip("+.…") in COMMAND_WORDS:
        return "button"
    return None
