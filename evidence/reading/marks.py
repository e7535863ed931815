"""Marks that people gave to judged checks, in points, with their reasons."""

from collections.abc import Iterable
from fractions import Fraction

from engine.facts import Mark
from engine.kinds.judged import Judged
from engine.lower import Check
from engine.points import text
from engine.ruleset.fact import FactType
from evidence.numbers import read_number
from evidence.reading.context import Context, Names, Rules
from evidence.reading.whose import known, whose
from evidence.shape import MarkForm


def read_marks(context: Context) -> dict[str, Mark]:
    """Marks by the check they are for. A mark left blank is not given."""
    found: dict[str, Mark] = {}
    for name, form in context.sections.marks.items():
        plain = whose(context, "marks", name, _judged_in, _named)
        if plain is None:
            continue
        check = _judged(context, name, plain)
        mark = _mark(context, name, form, check)
        if check is not None and mark is not None:
            reason = (form.reason or "").strip()
            found[check.id] = Mark(mark, reason, form.by, form.confirmed_by)
    return found


def _judged(context: Context, name: str, plain: str) -> Check | None:
    """The judged check of this name; E070 and E071 where there is none."""
    checks, judged = context.compiled.checks, context.rules.judged
    id_ = Names([*checks, *context.compiled.criteria]).get(plain)
    if id_ in judged:
        return checks[id_]
    if id_ is not None:
        inner = [one for one in judged if one.startswith(f"{id_}/")]
        code, near = "E071", inner[0] if len(inner) == 1 else None
    else:
        every = known(context, name, _judged_in)
        code, near = "E070", meant(context, plain) or context.findings.near(plain, every)
    context.findings.add_at_key(code, ("marks", name), suggestion=near, name=plain)
    return None


def _judged_in(rules: Rules) -> Iterable[str]:
    """What a mark is for."""
    return rules.judged


def _named(rules: Rules) -> Iterable[str]:
    """Whatever in a ruleset a mark could be meant for."""
    return (*rules.compiled.checks, *rules.compiled.criteria)


def meant(context: Context, name: str) -> str | None:
    """The one criterion that has this id in the source document, None where several do."""
    ids = [
        id_
        for rules in context.all_rules
        for id_, c in rules.ruleset.by_id.items()
        if c.source_id == name.strip()
    ]
    return ids[0] if len(ids) == 1 else None


def _mark(context: Context, name: str, form: MarkForm, check: Check | None) -> Fraction | None:
    if form.mark is None:
        return None
    place = context.place_of("marks", name)
    figure = read_number(form.mark, FactType.NUMBER)
    context.findings.problems(figure.problems, name, place)
    if not (form.reason or "").strip():
        context.findings.add_at_key("E074", ("marks", name), name=name)
    mark = figure.value
    if mark is None or check is None or not isinstance(check.leaf, Judged):
        return None
    top, step = check.worth.points, check.leaf.step
    if not 0 <= mark <= top:
        context.findings.add("E072", place, name=name, got=form.mark, limit=text(top))
    elif step is not None and mark % step != 0 and mark != top:
        context.findings.add("E073", place, name=name, got=form.mark, step=text(step))
    return mark
