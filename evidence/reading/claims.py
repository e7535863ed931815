"""The points that a unit claims: per criterion, part and group, and for the total."""

from fractions import Fraction

from engine.audit.limits import Limits, criterion_limits, part_limits
from engine.audit.lines import TOTAL
from engine.lower import Lowered
from engine.points import ZERO, text
from engine.ruleset.criterion import Group
from engine.ruleset.fact import FactType
from evidence.numbers import read_number
from evidence.reading.context import Context, Names, Rules
from evidence.reading.marks import meant
from evidence.reading.whose import known, whose


def read_claims(context: Context) -> dict[str, Fraction]:
    """Claimed points by the id of what they are for. A claim past its limits is kept.

    What can be named: a criterion, a part of one (`3.2.1/2`), an area or a group, and `total`.
    """
    found: dict[str, Fraction] = {}
    ids = Names(_claimed(context.rules))
    for name, written in context.sections.claims.items():
        plain = whose(context, "claims", name, _claimed)
        if plain is None:
            continue
        id_ = ids.get(plain)
        if id_ is None:
            every = known(context, name, _claimed)
            near = meant(context, plain) or context.findings.near(plain, every)
            context.findings.add_at_key("E080", ("claims", name), suggestion=near, name=plain)
        if written is None:
            continue
        figure = read_number(written, FactType.NUMBER)
        context.findings.problems(figure.problems, name, ("claims", name))
        if id_ is not None and figure.value is not None:
            found[id_] = figure.value
            _hold_within(context, id_, name, figure.value)
    return found


def _claimed(rules: Rules) -> tuple[str, ...]:
    """What points can be claimed for; a criterion of a part's name goes before the part."""
    groups = (group.id for group in rules.ruleset.groups())
    return (*rules.compiled.checks, *groups, *rules.ruleset.by_id, TOTAL)


def _hold_within(context: Context, id_: str, name: str, claim: Fraction) -> None:
    low, high = _limits(context, id_)
    if low is not None and claim < low:
        code, limit = "E081", low
    elif high is not None and claim > high:
        code, limit = "E082", high
    else:
        return
    context.findings.add(code, ("claims", name), name=name, got=text(claim), limit=text(limit))


def _limits(context: Context, id_: str) -> Limits:
    """The least and the most that a line can earn, as far as they are plain."""
    if id_ == TOTAL:
        return _total_limits(context)
    if id_ in context.compiled.criteria:
        return criterion_limits(context.compiled.criteria[id_])
    if id_ in context.compiled.checks:
        return part_limits(context.compiled.checks[id_])
    return _group_limits(context, next(g for g in context.ruleset.groups() if g.id == id_))


def _group_limits(context: Context, group: Group) -> Limits:
    """Of a group of gains that is a bare sum; any other has none that are plain."""
    if any(one.kind != "base" or one.rescale or one.clamp for one in group.all_groups()):
        return None, None
    return ZERO, _worth([context.compiled.criteria[c.id] for c in group.all_criteria()])


def _worth(criteria: list[Lowered]) -> Fraction:
    return sum((one.points for one in criteria if one.sign > 0), ZERO)


def _total_limits(context: Context) -> Limits:
    """Of the total: bonus and penalty groups have none."""
    kinds = {group.kind for group in context.ruleset.groups()}
    rescale = context.ruleset.total.rescale
    top = _worth(list(context.compiled.criteria.values())) if rescale is None else rescale
    return None if "penalty" in kinds else ZERO, None if "bonus" in kinds else top
