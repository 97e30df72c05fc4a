"""The values of Docwitness, in the order in which they come to be.

    DocPage → Procedure → Scenario → Observation → Verdict → Report

Each is frozen, holds tuples, and carries its place in the document, so that whatever is found at the end
can be shown on the line where it was promised. Nothing here does anything: the stages are functions from
one value to the next.
"""

from __future__ import annotations

from docwitness.model.conclusions import FigureStatus, FigureVerdict, PageVerdict, SentenceVerdict, SentenceVerdictKind
from docwitness.model.evidence import (
    Capture,
    Change,
    ChangeKind,
    Colour,
    Element,
    ElementMap,
    ElementName,
    Exemptions,
    FigureJudgement,
    FigureText,
    FigureUnderTest,
    FigureVerdictKind,
    Fit,
    Judgement,
    Observation,
    Outcome,
    Placement,
)
from docwitness.model.identification import Box, Identification, Used, Way
from docwitness.model.page import (
    Block,
    BlockKind,
    Container,
    DocPage,
    Figure,
    Finding,
    Reference,
    Severity,
    SourceLocation,
    Span,
    SpanKind,
)
from docwitness.model.promises import (
    Action,
    Claim,
    ClaimKind,
    PlannedScenario,
    PlannedStep,
    Procedure,
    Scenario,
    ScenarioStep,
    Sentence,
    SentenceKind,
    Step,
)
from docwitness.model.report import History, Past, Report, Run, ScenarioResult
