"""Procedure + Observations → a verdict for every sentence and figure. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from docwitness.language.wording import quoted
from docwitness.model import (
    Claim,
    Figure,
    FigureJudgement,
    FigureVerdict,
    Observation,
    PageVerdict,
    Procedure,
    Sentence,
    SentenceVerdict,
    SentenceVerdictKind,
    Step,
    Used,
)
from docwitness.scenarios.vocabulary import is_of_figure
from docwitness.scenarios.witnesses import Witnesses
from docwitness.verdicts.held_figures import Held, deciding_moment
from docwitness.verdicts.reasons import UNSEEN, not_reached, not_understood
from docwitness.verdicts.skipped import why_skipped
from docwitness.verdicts.trust import doubts, in_words

DID_NOT_PASS = " did not pass"
"""Behind the line that stopped a scenario; what comes after it is why."""
_GRAVITY: tuple[SentenceVerdictKind, ...] = ("holds", "unchecked", "undecided", "blocked", "broken")
_PREFERRED: tuple[SentenceVerdictKind, ...] = ("broken", "holds", "undecided", "blocked", "unchecked")
"""Of several scenarios that put one promise to the test, which tells of it."""


@dataclass(frozen=True, slots=True)
class _PromiseVerdict:
    """What is to be said of one promise."""

    verdict: SentenceVerdictKind
    why: str
    observation: Observation | None = None


def judge_page(
    procedure: Procedure,
    witnesses: Witnesses,
    observations: Sequence[Observation],
    *,
    figure_files: Mapping[str, str],
    elsewhere: Sequence[Observation] = (),
) -> PageVerdict:
    """The verdict on every sentence and figure of a page.

    `witnesses` links the page's promises to observations; `figure_files` names, by figure id, the copy of each
    figure in the report folder; a figure without one is missing. `elsewhere` are the observations of the whole run:
    other pages may come to the moment that a figure shows.
    """
    judge = _PageJudge(procedure, witnesses, observations, elsewhere)
    sentences = judge.sentences()
    found = {verdict.sentence.id: verdict for verdict in sentences}
    figures = tuple(judge.figure(figure, figure_files.get(figure.id), found) for figure in procedure.page.figures)
    return PageVerdict(procedure.page, sentences, figures, procedure.page.findings)


class _PageJudge:
    """The promises of one page and all that was observed, ready to be held against each other."""

    def __init__(
        self,
        procedure: Procedure,
        witnesses: Witnesses,
        observations: Sequence[Observation],
        elsewhere: Sequence[Observation],
    ) -> None:
        self._procedure = procedure
        self._promises: tuple[Step | Claim, ...] = (*procedure.steps, *procedure.claims)
        self._witnesses = witnesses
        self._by_scenario: dict[str, list[Observation]] = {}
        for observation in observations:
            self._by_scenario.setdefault(observation.scenario, []).append(observation)
        self._seen_all = tuple(observations)
        self._elsewhere = elsewhere
        self._doubts = {
            id(seen[place]): why for seen in self._by_scenario.values() for place, why in doubts(seen).items()
        }
        """By observation: why it is no evidence although it passed."""
        self._words = {
            id(o): in_words(seen, place) for seen in self._by_scenario.values() for place, o in enumerate(seen)
        }
        self._promise_of = {id(o): promise for promise, seen in witnesses.of_promise.items() for o in seen}
        self._sentence_of = {p.id: p.sentence for p in self._promises}
        self._missing: dict[str, str] = {}
        """By sentence id: what was looked for in vain."""
        self._unreached_of: dict[str, str] = {}
        """By sentence id: the first of its labels that was not reached."""
        self._said_of: dict[str, list[Observation]] = {}
        for scenario, seen in self._by_scenario.items():
            self._attribute(scenario, seen)

    def _attribute(self, scenario: str, seen: Sequence[Observation]) -> None:
        """A line that did not pass and says no promise itself speaks against the one that its scenario is about.

        Where the name of the scenario does not tell, that is the last promise that was carried out before it.
        """
        last = None
        for observation in seen:
            last = self._promise_of.get(id(observation), last)
            failed = observation.outcome in ("broken", "undecided", "error") and observation.keyword != "Given"
            if failed and not is_of_figure(observation.phrase):
                promise = self._witnesses.subject.get(scenario, last)
                if promise and id(observation) not in self._promise_of:
                    self._said_of.setdefault(promise, []).append(observation)

    def sentences(self) -> tuple[SentenceVerdict, ...]:
        """The verdicts; what is missing is held against the sentence that names it, and against no other.

        Whoever carries out a sentence comes through windows that it does not name.
        """
        verdicts = [self._in_doubt(self._sentence(sentence)) for sentence in self._procedure.sentences]
        broken = [verdict for verdict in verdicts if verdict.verdict == "broken"]
        judged = [self._blocked_or(verdict, broken) for verdict in verdicts]
        found = {verdict.sentence.id: verdict for verdict in judged}
        return tuple(
            replace(verdict, why=self._why_blocked(verdict, found)) if verdict.verdict == "blocked" else verdict
            for verdict in judged
        )

    def _in_doubt(self, verdict: SentenceVerdict) -> SentenceVerdict:
        why = self._moved(verdict) if verdict.verdict == "holds" else ""
        if missing := next((o for o in verdict.observations if o.outcome == verdict.verdict == "broken"), None):
            said = {seen: self._sentence_of[promise] for seen, promise in self._promise_of.items()}
            seen = self._by_scenario[missing.scenario]
            why = why_skipped(self._procedure, verdict.sentence, seen, missing, said)
        return replace(verdict, verdict="undecided", why=why) if why else verdict

    def _moved(self, verdict: SentenceVerdict) -> str:
        """Why it does not simply hold: what it names is in sight in a figure, and has moved behind something since."""
        for used in (seen.used for seen in verdict.observations if seen.used is not None and seen.used.opened):
            for judged in (judged for seen in self._seen_all for judged in seen.judgements):
                gone = (c for c in judged.judgement.changes if c.kind in ("removed", "moved", "renamed"))
                if any(
                    change.was == used.name or (change.element and change.element.name == used.name) for change in gone
                ):
                    opened = ", ".join(f"“{label}”" for label in used.opened)
                    return (
                        f"“{used.name}” is in sight in a figure of this page, and now behind {opened}, "
                        "which the page does not mention."
                    )
        return ""

    def _why_blocked(self, verdict: SentenceVerdict, found: Mapping[str, SentenceVerdict]) -> str:
        """A reason of its own: what of this sentence was not reached, and because of which other one."""
        blocking = found.get(verdict.blocked_by or "")
        own = self._unreached_of.get(verdict.sentence.id, "this")
        if blocking is None or blocking.verdict in ("holds", "unchecked"):
            return f"{own}: {verdict.why}" if verdict.why else f"{own} was not reached."
        return not_reached(blocking, own)

    def _blocked_or(self, verdict: SentenceVerdict, broken: Sequence[SentenceVerdict]) -> SentenceVerdict:
        missing = self._missing.get(verdict.sentence.id) if verdict in broken else None
        if missing is None or _names(verdict, missing):
            return verdict
        cause = next(
            (other for other in broken if _names(other, missing) and self._missing.get(other.sentence.id) == missing),
            None,
        )
        return replace(verdict, verdict="blocked", blocked_by=cause.sentence.id) if cause else verdict

    def _sentence(self, sentence: Sentence) -> SentenceVerdict:
        promises = [promise for promise in self._promises if promise.sentence == sentence.id]
        if not promises:
            why = not_understood(sentence) if sentence.rest else "It promises nothing that a look at the product tells."
            return SentenceVerdict(sentence, "unchecked", why)
        told = [_unless_led_astray(sentence, promise, self._promise(promise)) for promise in promises]
        told = _proved_by_each_other(told)
        told = [t for t, p in zip(told, promises, strict=True) if not _dispensable(p, t)] or told
        # What a part of the sentence kept from being reached is told of that part.
        told = [t for t in told if t.verdict != "blocked" or self._blocker(t.observation) != sentence.id] or told
        worst = max(told, key=lambda t: _GRAVITY.index(t.verdict))
        unreached = next((p for p in promises if self._promise(p).verdict == "blocked"), promises[0])
        self._unreached_of[sentence.id] = quoted(unreached.target) if unreached.target else "what it says"
        if worst.verdict == "holds" and sentence.rest:
            worst = _PromiseVerdict("undecided", not_understood(sentence), worst.observation)
        if worst.observation and worst.observation.expected:
            self._missing[sentence.id] = worst.observation.expected
        seen = tuple(o for promise in promises for o in self._seen(promise))
        return SentenceVerdict(
            sentence,
            worst.verdict,
            worst.why,
            blocked_by=self._blocker(worst.observation) if worst.verdict == "blocked" else None,
            scenario=worst.observation.scenario if worst.observation else (seen[0].scenario if seen else None),
            evidence=tuple(dict.fromkeys(filter(None, (self._words.get(id(o)) for o in seen)))),
            observations=seen,
        )

    def figure(self, figure: Figure, file: str | None, sentences: Mapping[str, SentenceVerdict]) -> FigureVerdict:
        """The verdict on a figure, given those on the sentences by id: one may have kept it from being seen."""
        judged = self._held(figure, (seen for lines in self._by_scenario.values() for seen in lines))
        if file is None and "://" in figure.src:
            return FigureVerdict(figure, "undecided", f"{figure.src} could not be fetched.")
        if file is None:
            return FigureVerdict(figure, "missing", f"There is no picture at {figure.src}.")
        if moment := deciding_moment(judged, self._held(figure, self._elsewhere)):
            return _verdict_of(figure, file, *moment)
        return self._unseen(figure, file, sentences)

    def _held(self, figure: Figure, observations: Iterable[Observation]) -> list[Held]:
        """How the figure compared at each moment that it was held against."""
        return [
            (judged, seen)
            for seen in observations
            for judged in seen.judgements
            if judged.figure == figure.id and judged.source == self._procedure.page.source
        ]

    def _unseen(self, figure: Figure, file: str, sentences: Mapping[str, SentenceVerdict]) -> FigureVerdict:
        tried = sorted(self._witnesses.of_figure.get(figure.id, ()), key=lambda seen: seen.outcome == "omitted")
        for seen in tried[:1]:
            if seen.outcome in ("refused", "omitted"):
                return FigureVerdict(figure, "undecided", seen.why, scenario=seen.scenario, figure_file=file)
            blocking = sentences.get(self._blocker(seen) or "")
            why = not_reached(blocking, "what it shows") if blocking else self._unreached(seen)
            return FigureVerdict(figure, "blocked", why, scenario=seen.scenario, figure_file=file)
        if not self._by_scenario:
            return FigureVerdict(figure, "undecided", "No scenario was carried out.", figure_file=file)
        why = (
            f"No scenario comes to what it shows ({figure.window})."
            if figure.window
            else "It does not say what it shows."
        )
        return FigureVerdict(figure, "undecided", why, figure_file=file)

    def _seen(self, promise: Step | Claim) -> tuple[Observation, ...]:
        """The observations that put a promise to the test."""
        whole = [
            self._deciding(seen)
            for scenario in self._witnesses.of_claim.get(promise.id, ())
            if (seen := self._by_scenario.get(scenario))
        ]
        all_of_them = (*self._witnesses.of_promise.get(promise.id, ()), *whole, *self._said_of.get(promise.id, ()))
        different = tuple({id(observation): observation for observation in all_of_them}.values())
        return tuple(observation for observation in different if observation.outcome != "omitted") or different

    def _promise(self, promise: Step | Claim) -> _PromiseVerdict:
        by_scenario: dict[str, list[_PromiseVerdict]] = {}
        for observation in self._seen(promise):
            by_scenario.setdefault(observation.scenario, []).append(self._one(promise, observation))
        # All lines of a scenario that say it have to hold: that it was clicked is no evidence that anything opened.
        told = [max(lines, key=lambda line: _GRAVITY.index(line.verdict)) for lines in by_scenario.values()]
        if not told:
            return _PromiseVerdict("unchecked", self._why_unchecked(promise))
        return min(told, key=lambda each: _PREFERRED.index(each.verdict))

    def _why_unchecked(self, promise: Step | Claim) -> str:
        """Why nothing was looked at for a promise."""
        sentence = next((s for s in self._procedure.sentences if s.id == promise.sentence and s.rest), None)
        if isinstance(promise, Claim) and promise.kind in UNSEEN:
            return not_understood(sentence) if sentence else UNSEEN[promise.kind]
        return f"No scenario witnesses this: {promise.id}."

    def _one(self, promise: Step | Claim, seen: Observation) -> _PromiseVerdict:
        if seen.outcome == "passed":
            doubt = self._doubts.get(id(seen))
            return _PromiseVerdict("undecided", doubt, seen) if doubt else _PromiseVerdict("holds", "", seen)
        if seen.outcome == "refused":
            return _PromiseVerdict("unchecked", f"Not checked: {seen.why}.", seen)
        if seen.outcome == "omitted":
            return _PromiseVerdict("unchecked", seen.why, seen)
        if seen.outcome == "skipped" or not self._is_about(promise, seen):
            return _PromiseVerdict("blocked", self._unreached(seen), seen)
        return _PromiseVerdict("broken" if seen.outcome == "broken" else "undecided", seen.why, seen)

    def _is_about(self, promise: Step | Claim, seen: Observation) -> bool:
        """Whether a line that did not pass speaks against this promise, and not against what comes before it."""
        other = self._promise_of.get(id(seen))
        return seen.keyword != "Given" and other in (None, promise.id)

    def _deciding(self, seen: list[Observation]) -> Observation:
        """The line that decides about a whole scenario: the first that did not pass, or the last."""
        return next((o for o in seen if o.outcome != "passed"), seen[-1])

    def _unreached(self, seen: Observation) -> str:
        """Why a line was not reached: which one before it did not pass, and why not."""
        stopped = self._deciding(self._by_scenario[seen.scenario])
        return f"not reached: {quoted(f'{stopped.keyword} {stopped.phrase}')}{DID_NOT_PASS}: {stopped.why}"

    def _blocker(self, seen: Observation | None) -> str | None:
        """The sentence whose failure kept a line from being reached."""
        if seen is None:
            return None
        stopped = self._deciding(self._by_scenario.get(seen.scenario, [seen]))
        promise = self._promise_of.get(id(stopped))
        if promise is None and stopped.expected:
            promise = next((s.id for s in self._procedure.steps if s.target == stopped.expected), None)
        return self._sentence_of.get(promise) if promise else None


def _unless_led_astray(sentence: Sentence, promise: Step | Claim, told: _PromiseVerdict) -> _PromiseVerdict:
    """The verdict; what is missing behind a part that was not understood may be where that part leads."""
    before = sentence.text.partition(promise.target or sentence.text)[0]
    if told.verdict != "broken" or not any(part in before for part in sentence.rest):
        return told
    return replace(told, verdict="undecided", why=f"{told.why} {not_understood(sentence)}")


def _proved_by_each_other(told: Sequence[_PromiseVerdict]) -> list[_PromiseVerdict]:
    """The verdicts on one sentence; what one promise only describes is meant where another has proved it.

    "Click the bell in the upper right": what the click has brought tells that it was the bell, and so where it stands.
    """
    proved = [t.observation.used for t in told if t.verdict == "holds" and t.observation and t.observation.used]
    return [
        replace(t, verdict="holds", why="")
        if t.verdict == "undecided" and any(_is_described_as(t.observation, used) for used in proved)
        else t
        for t in told
    ]


def _is_described_as(seen: Observation | None, proved: Used) -> bool:
    """Whether the line passed, and its element was only described and is the one that is proved."""
    used = seen.used if seen and seen.outcome == "passed" else None
    same = used is not None and (used.role, used.box) == (proved.role, proved.box)
    return same and used is not None and not used.identification.certain


def _names(verdict: SentenceVerdict, label: str) -> bool:
    return label.casefold() in verdict.sentence.text.casefold()


def _dispensable(promise: Step | Claim, told: _PromiseVerdict) -> bool:
    """An alternative that no scenario takes does not speak against its sentence."""
    return isinstance(promise, Step) and promise.optional and told.verdict == "unchecked"


def _verdict_of(figure: Figure, file: str, judged: FigureJudgement, seen: Observation) -> FigureVerdict:
    judgement = judged.judgement
    verdict = FigureVerdict(figure, judgement.verdict, judgement.why, judgement.changes, judgement.confidence)
    return replace(
        verdict,
        scenario=seen.scenario,
        figure_file=file,
        capture_file=judged.capture_file,
        diff_file=judged.diff_file,
        retaken_file=judged.retaken_file,
        observation=seen,
    )
