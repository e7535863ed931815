"""The cases of a rule as a table: facts in, points, the band that held, and why in words."""

from collections.abc import Iterator

from engine.kinds.limit import Limit
from engine.outcome import Tri
from engine.points import text
from engine.ruleset.text import Label
from engine.score import Engine
from engine.scorecard import CheckResult, CriterionResult
from explain import reasons
from explain.pages.cases import TODAY, Case, KindFile, Shown
from explain.pages.markdown import both, said, table
from explain.pages.sample import CRITERION, evidence_of, model_of, ruleset_of
from explain.pages.shapes import ShapeCase
from explain.report.criterion import Criterion
from explain.scored import Scored
from explain.words import LANGS, Words, words

COLUMNS = ("case", "facts", "points", "band", "why")


def cases_of(file: KindFile, shown: Shown) -> str:
    """The table of a rule's cases, each scored anew."""
    with Engine(model_of(ruleset_of(file, shown))) as engine:
        rows = [_row(engine, case) for case in shown.cases]
    return table([said(f"pages.column.{name}") for name in COLUMNS], rows)


def _row(engine: Engine, case: Case) -> list[str]:
    evidence = evidence_of(engine.ruleset, case)
    card = engine.score(evidence)
    result = card.criteria[CRITERION]
    told = [Scored(engine.compiled, evidence, card, words(lang)) for lang in LANGS]
    return [
        both(case.about),
        "<br>".join(facts_told(case)),
        points_told(result),
        "<br>".join(_bands(told, result)),
        "<br>".join(why_told(told, result)),
    ]


def facts_told(case: Case | ShapeCase) -> Iterator[str]:
    """What a case gives: facts, declarations, marks, and its day where it is not the usual one."""
    given = {**case.given, **case.declared}
    if case.unit_kind != "commune":
        yield f"`unit: {{kind: {case.unit_kind}}}`"
    for fact, value in given.items():
        if isinstance(value, str):
            yield f"`{fact}: {value}`"
            continue
        yield f"`{fact}:`"
        yield from (f"`- {', '.join(f'{k}: {v}' for k, v in row.items())}`" for row in value)
    yield from (f"`{check}: {text(mark)}`" for check, mark in case.marks.items())
    for figure, each in case.peers.items():
        listed = ", ".join("?" if one is None else text(one) for one in each)
        yield both(_said_of_peers(figure, listed))
    if case.as_of != TODAY:
        yield both(_said_of_day(case))
    elif not (given or case.marks or case.peers):
        yield "–"


def _said_of_peers(figure: str, listed: str) -> Label:
    return Label(
        vi=words("vi").say("pages.peers", figure=figure, listed=listed),
        en=words("en").say("pages.peers", figure=figure, listed=listed),
    )


def _said_of_day(case: Case | ShapeCase) -> Label:
    return Label(
        vi=words("vi").say("pages.as_of", day=words("vi").date(case.as_of)),
        en=words("en").say("pages.as_of", day=words("en").date(case.as_of)),
    )


def points_told(result: CriterionResult) -> str:
    """Points of the maximum, with bounds where something is open, and the status."""
    points, status = result.points, both(said(f"report.status.{result.status.value}"))
    if result.away is Tri.YES:
        return status
    if not points.value:
        return both(said("card.points.no_value"))
    earned, highest = text(points.earned), text(points.highest)
    shown = earned if earned == highest else f"{earned} … {highest}"
    return f"**{shown} / {text(points.max)}**<br>{status}"


def _bands(told: list[Scored], result: CriterionResult) -> Iterator[str]:
    """The band of every check, numbered where there are several."""
    for number, one in enumerate(result.checks, start=1):
        label = _band(told, one)
        if len(result.checks) > 1:
            yield f"{number}. {both(label) if label else '–'}"
        elif label is not None:
            yield both(label)


def _band(told: list[Scored], one: CheckResult) -> Label | None:
    """The band that held, None where no band did or there is only one to hold."""
    check = told[0].check(one.id)
    within = isinstance(check.leaf, Limit)  # its bands are over a difference; the sentence says it
    if one.band is None or len(check.table.rows) == 1 or within:
        return None
    vi, en = (scored.measured(check).of_band(one.band) for scored in told)
    return Label(vi=vi, en=en)


def why_told(told: list[Scored], result: CriterionResult) -> Iterator[str]:
    """The sentence, its code, and what would win points back."""
    vi, en = (reasons.criterion(scored, result) for scored in told)
    yield both(Label(vi=vi.reason.text, en=en.reason.text))
    yield f"`{result.reason}`"
    if vi.next is not None or vi.out_of_reach is not None:
        yield both(Label(vi=_next(words("vi"), vi), en=_next(words("en"), en)))


def _next(language: Words, told: Criterion) -> str:
    step = told.next
    if step is None:
        return language.say("pages.stuck", why=told.out_of_reach or "")
    award = language.precise(step.award)
    if step.why_not is None:
        return language.say("pages.next", text=step.text, award=award)
    return language.say("pages.next_late", text=step.text, award=award, why=step.why_not)
