"""Reports to render: one with every verdict, one where all holds, large ones and a hostile one."""

from dataclasses import replace

from docwitness.model import (
    Block,
    Capture,
    Change,
    Container,
    DocPage,
    ElementName,
    Figure,
    FigureVerdict,
    Finding,
    Observation,
    PageVerdict,
    Report,
    Run,
    ScenarioResult,
    Sentence,
    SentenceVerdict,
    SourceLocation,
    Span,
)

SOURCE = "docs/billing/cancel.md"
RUN = Run(
    id="20260301T101500Z",
    started="2026-03-01T10:15:00Z",
    finished="2026-03-01T10:15:09Z",
    product_url="http://127.0.0.1:8400",
    profile="embedded",
    browser="Chromium 156",
    version="0.1.0",
    command="docwitness verify docs/billing/cancel.md",
    product_version="2.1",
)
_BULLETS = Container("bullets", 1)
_TABLE = Container("table", 4)


def at(line: int, source: str = SOURCE) -> SourceLocation:
    return SourceLocation(source, line)


def block(kind: str, text: str, line: int, **more: object) -> Block:
    return Block(kind, text, at(line), ((0, line),), **more)  # type: ignore[arg-type]


def marked(text: str, *labels: str) -> tuple[Span, ...]:
    """Bold code spans over the labels, as the cancel page marks its labels."""
    return tuple(
        Span(text.index(label), text.index(label) + len(label), kind)  # type: ignore[arg-type]
        for label in labels
        for kind in ("bold", "code")
    )


def sentence(number: int, page: DocPage, where: int, text: str, kind: str = "step") -> Sentence:
    start = page.blocks[where].text.index(text)
    line = page.blocks[where].location.line
    return Sentence(f"s{number}", at(line, page.source), text, kind, where, start, start + len(text))  # type: ignore[arg-type]


_OPENING = "First click the Billing link on the left. Mind the gap."
_CANCEL = "In the Subscription Details window, click Cancel Subscription at the bottom left."


def document() -> DocPage:
    return DocPage(
        source=SOURCE,
        title="Cancelling a Subscription",
        blocks=(
            block("heading", "Cancelling a Subscription", 1, level=1),
            block("paragraph", _OPENING, 3, spans=marked(_OPENING, "Billing")),
            block("paragraph", _CANCEL, 5, spans=marked(_CANCEL, "Cancel Subscription")),
            block("figure", "figure-1", 7),
            block("caption", "The Subscription Details window", 7),
            block("heading", "Confirming", 9, level=2),
            block("item", "Choose a reason.", 11, containers=(_BULLETS, Container("item", 2))),
            block("item", "Click Confirm.", 12, containers=(_BULLETS, Container("item", 3))),
            block("paragraph", "The plan ends at midnight.", 14),
            block("figure", "figure-2", 16),
            block("figure", "figure-3", 17),
            block("figure", "figure-4", 18),
            block("figure", "figure-5", 19),
            block("figure", "figure-6", 20),
            block("cell", "Plan", 22, containers=(_TABLE, Container("row", 5, "header"))),
            block("cell", "Price", 22, containers=(_TABLE, Container("row", 5, "header"))),
            block("cell", "Basic", 24, containers=(_TABLE, Container("row", 6))),
            block("cell", "9 €", 24, containers=(_TABLE, Container("row", 6))),
            block("paragraph", "Nothing is lost.", 27, containers=(Container("admonition", 7, "warning"),)),
            block("code", "GET /plans\n  200", 29, language="http"),
            block("html", "<marquee>kept <b>bold</b></marquee>", 33),
        ),
        figures=tuple(
            Figure(
                id=f"figure-{number}",
                location=at(line),
                src=f"/files/{number}.png",
                caption="The Subscription Details window" if number == 1 else "",
                alt="" if number == 1 else f"Window {number}",
                window="Subscription Details" if number == 1 else None,
                block=where,
            )
            for number, line, where in ((1, 7, 3), (2, 16, 9), (3, 17, 10), (4, 18, 11), (5, 19, 12), (6, 20, 13))
        ),
        line_count=34,
    )


def observation(**more: object) -> Observation:
    values: dict[str, object] = {
        "scenario": "cancel.feature::Cancel a plan",
        "feature": "features/cancel.feature",
        "line": 8,
        "keyword": "When",
        "phrase": 'I click the "Cancel Subscription" button in the "Subscription Details" window',
        "outcome": "passed",
        "scenario_name": "Cancel a plan",
        "milliseconds": 128.0,
    }
    return Observation(**(values | more))  # type: ignore[arg-type]


BROKEN = observation(
    outcome="broken",
    why='No button "Cancel Subscription" in the "Subscription Details" window.',
    expected="Cancel Subscription",
    found=("End Plan", "Close"),
    window="Subscription Details",
    capture=Capture(("artifacts/cancel-8.png",), ""),
    highlight=(470.0, 560.0, 120.0, 40.0),
)
RENAMED = Change(
    "renamed",
    ElementName("button", "End Plan"),
    "Cancel Subscription",
    "End Plan",
    (24.0, 240.0, 180.0, 36.0),
    (24.0, 240.0, 180.0, 36.0),
)


def every_verdict() -> Report:
    """One page with a sentence of every verdict, a figure of every verdict and findings of every severity."""
    page = document()
    sentences = (
        SentenceVerdict(
            sentence(1, page, 1, "First click the Billing link on the left."),
            "holds",
            scenario="cancel.feature::Cancel a plan",
            evidence=("I open it: link “Plans/More” at 1,2 (3×4), named: its label is the one that the page names",),
            observations=(observation(line=6, phrase='I click the "Billing" link', milliseconds=64.0),),
        ),
        SentenceVerdict(sentence(2, page, 1, "Mind the gap.", "prose"), "unchecked", "It promises nothing."),
        SentenceVerdict(
            sentence(3, page, 2, _CANCEL),
            "broken",
            BROKEN.why,
            scenario=BROKEN.scenario,
            evidence=("I click Cancel: button “End Plan” at 470,560 (120×40), guessed: it is most alike",),
            observations=(BROKEN,),
        ),
        SentenceVerdict(
            sentence(4, page, 6, "Choose a reason."), "blocked", "It was not reached.", "s3", BROKEN.scenario
        ),
        SentenceVerdict(sentence(5, page, 7, "Click Confirm."), "blocked", "It was not reached.", "s3"),
        SentenceVerdict(
            sentence(6, page, 8, "The plan ends at midnight.", "claim"), "undecided", "The product's clock is not ours."
        ),
        SentenceVerdict(sentence(7, page, 18, "Nothing is lost.", "claim"), "unchecked", "Nothing can be seen of it."),
    )
    figures = (
        FigureVerdict(
            page.figures[0],
            "stale",
            "A button was renamed.",
            (RENAMED, Change("moved", ElementName("link", "Help"), severity="warning")),
            0.97,
            BROKEN.scenario,
            "figures/1-figure.png",
            "figures/1-capture.png",
            observation=BROKEN,
        ),
        FigureVerdict(
            page.figures[1], "current", figure_file="figures/2-figure.png", capture_file="figures/2-capture.png"
        ),
        FigureVerdict(page.figures[2], "cosmetic", "Drawn in another style.", (Change("restyled"),)),
        FigureVerdict(page.figures[3], "undecided", "The crop hides the evidence.", figure_file="figures/4-figure.png"),
        FigureVerdict(page.figures[4], "missing", "There is no such file."),
        FigureVerdict(page.figures[5], "blocked", "Its moment was not reached.", figure_file="figures/6-figure.png"),
    )
    findings = (
        Finding("empty-alt", at(7), "The figure has no alt text.", "warning"),
        Finding("broken-link", at(27), "There is no page plans.md.", "error"),
        Finding("long-sentence", at(3), "The sentence is long.", "note"),
    )
    scenarios = (
        ScenarioResult(BROKEN.scenario, BROKEN.feature, "Cancel a plan", "broken", BROKEN.why, 1800.0),
        ScenarioResult("look", BROKEN.feature, "See the plans", "passed", milliseconds=640.0),
    )
    return Report(RUN, (PageVerdict(page, sentences, figures, findings),), scenarios, complete=True, exit=1)


def all_holds() -> Report:
    """The same page where every sentence and figure holds."""
    report = every_verdict()
    page = report.pages[0]
    sentences = tuple(
        SentenceVerdict(item.sentence, "unchecked" if item.sentence.kind == "prose" else "holds")
        for item in page.sentences
    )
    figures = tuple(FigureVerdict(item.figure, "current") for item in page.figures)
    return replace(report, pages=(PageVerdict(page.page, sentences, figures),), scenarios=(), exit=0)


def sixty_sentences() -> Report:
    """A page of 60 sentences and 12 figures: one sentence broken, ten blocked by it, one figure stale."""
    base = every_verdict().pages[0]
    blocks = [block("heading", "Managing a Team", 1, level=1)]
    figures = []
    for number in range(12):
        line = 3 + number * 6
        blocks.append(block("heading", f"{_TASKS[number % 4]} {number // 4 + 1}", line, level=2))
        text = " ".join(_SENTENCES[(number + offset) % 5] for offset in range(5))
        labels = [label for label in ("Members", "Invite", "Role", "Save changes") if label in text]
        blocks.append(block("paragraph", text, line + 2, spans=marked(text, *labels)))
        blocks.append(block("figure", f"figure-{number}", line + 4))
        figures.append(
            Figure(
                f"figure-{number}", at(line + 4), f"/files/{number}.png", alt=f"Team {number}", block=len(blocks) - 1
            )
        )
    page = replace(base.page, title="Managing a Team", blocks=tuple(blocks), figures=tuple(figures), findings=())
    verdicts = tuple(_long_page_verdict(number, page) for number in range(60))
    judged = tuple(
        replace(base.figures[0] if number == 5 else base.figures[1], figure=figure)
        for number, figure in enumerate(figures)
    )
    return replace(every_verdict(), pages=(PageVerdict(page, verdicts, judged),))


_TASKS = ("Invite people", "Change a role", "Leave a team", "Export the list")
_SENTENCES = (
    "Open Members in the sidebar to see everyone who has access.",
    "Click Invite at the top right.",
    "Choose a Role from the list, then type the address of the person whom you want to invite.",
    "A green banner confirms that the invitation is on its way.",
    "Click Save changes to finish.",
)


def _long_page_verdict(number: int, page: DocPage) -> SentenceVerdict:
    where, offset = 2 + number // 5 * 3, number % 5
    text = _SENTENCES[(number // 5 + offset) % 5]
    kind = "claim" if "banner" in text else "step"
    told = sentence(number, page, where, text, kind)
    if number == 25:
        return SentenceVerdict(told, "broken", BROKEN.why, scenario=BROKEN.scenario, observations=(BROKEN,))
    if 25 < number < 36:
        return SentenceVerdict(told, "blocked", "It was not reached.", "s25")
    return SentenceVerdict(told, "holds", observations=(observation(phrase=text),))


def many_findings(number: int = 300) -> Report:
    """A page on which every one of many sentences is broken or undecided, each with its moment."""
    base = every_verdict()
    texts = [f"Click Option {index} in the settings." for index in range(number)]
    blocks = (
        block("heading", "All Settings", 1, level=1),
        *(block("paragraph", text, 3 + 2 * index) for index, text in enumerate(texts)),
    )
    page = replace(base.pages[0].page, title="All Settings", blocks=blocks, figures=(), findings=())
    verdicts = tuple(
        SentenceVerdict(
            sentence(index, page, index + 1, text),
            "undecided" if index % 3 == 0 else "broken",
            "The page did not settle." if index % 3 == 0 else "",
            observations=(replace(BROKEN, expected=f"Option {index}", line=index),),
        )
        for index, text in enumerate(texts)
    )
    return replace(base, pages=(PageVerdict(page, verdicts, ()),))


def two_hundred_figures() -> Report:
    """Forty pages of five figures each."""
    base = every_verdict()
    return replace(base, pages=tuple(_figure_page(number) for number in range(40)))


def _figure_page(number: int) -> PageVerdict:
    source = f"docs/page-{number}.md"
    blocks = [Block("heading", f"Page {number}", at(1, source), ((0, 1),), level=1)]
    blocks += [Block("figure", f"f{index}", at(3 + index, source), ((0, 3 + index),)) for index in range(5)]
    figures = tuple(
        Figure(f"f{index}", at(3 + index, source), f"{index}.png", f"Figure {index}", block=index + 1)
        for index in range(5)
    )
    judged = tuple(
        FigureVerdict(
            figure,
            "stale" if number % 8 == 0 and figure.id == "f0" else "current",
            changes=(RENAMED,) if number % 8 == 0 and figure.id == "f0" else (),
            figure_file=f"figures/{number}-{figure.id}-figure.png",
            capture_file=f"figures/{number}-{figure.id}-capture.png",
        )
        for figure in figures
    )
    return PageVerdict(DocPage(source, f"Page {number}", tuple(blocks), figures), (), judged)


HOSTILE = (
    "<script>document.title='owned'</script>",
    '"><img src=x onerror="document.title=1">',
    "]]>\u2028\u2029\x1b[31mred\x07\x00\ud800",
    "::error file=a::forged\n::set-output name=a::b",
    "| a `b` **c** [d](javascript:alert(1)) </details> @everyone #1",
    "{{ 7 * 7 }} {% raw %} </style></script>",
)


def hostile() -> Report:
    """A page whose every text, name and address tries to break out of the report."""
    base = every_verdict()
    old = base.pages[0]
    evil = " ".join(HOSTILE)
    link = Span(0, 5, "link", "javascript:document.title='owned'")
    blocks = (
        block("heading", evil, 1, level=1, spans=(link,)),
        block("paragraph", evil, 3, spans=(Span(0, len(evil), "code"), link)),
        block("figure", "x", 5),
        block("caption", evil, 6),
        block("html", evil + "<a href=javascript:alert(1)>x</a><iframe src=//evil></iframe>", 7),
        block("code", evil, 9),
        block("item", evil, 11, containers=(Container("tabs", 1), Container("tab", 2, evil))),
    )
    figure = Figure('x" onload="document.title=1', at(5), f"javascript:{evil}", "", evil, block=2)
    name = 'figures/a" onerror="document.title=1?#<b>.png'
    page = replace(old.page, source=evil, title=evil, blocks=blocks, figures=(figure,))
    told = replace(sentence(1, old.page, 1, "Mind the gap."), id=evil, text=evil, block=1, start=0, end=len(evil))
    seen = replace(BROKEN, why=evil, expected=evil, found=HOSTILE, phrase=evil, feature=evil, scenario_name=evil)
    seen = replace(seen, window=evil)
    return replace(
        base,
        run=replace(base.run, product_url=evil, id=evil, command=evil, browser=evil),
        pages=(
            PageVerdict(
                page,
                (SentenceVerdict(told, "broken", evil, None, evil, (evil,), (seen,)),),
                (FigureVerdict(figure, "stale", evil, (replace(RENAMED, was=evil, now=evil),), 1, evil, name, name),),
                (Finding("rule,a:b", SourceLocation(evil, 1), evil, "error"),),
            ),
        ),
        scenarios=(ScenarioResult(evil, evil, evil, "broken", evil, artifacts=(evil,)),),
        problems=(evil,),
    )
