"""The points that a unit claims, per criterion and for the total."""

from fractions import Fraction

from engine.kinds.count import Count
from engine.points import ZERO, text
from engine.ruleset.fact import FactType
from evidence.numbers import read_number
from evidence.reading.context import Context, Names
from evidence.reading.marks import meant

TOTAL = "total"


def read_claims(context: Context) -> dict[str, Fraction]:
    """Claimed points by criterion id, and under `total`. A claim past its limits is kept."""
    found: dict[str, Fraction] = {}
    ids = Names([*context.ruleset.by_id, TOTAL])
    for name, written in context.sections.claims.items():
        id_ = ids.get(name)
        if id_ is None:
            near = meant(context, name) or context.findings.near(name, ids)
            context.findings.add_at_key("E080", ("claims", name), suggestion=near, name=name)
        if written is None:
            continue
        figure = read_number(written, FactType.NUMBER)
        context.findings.problems(figure.problems, name, ("claims", name))
        if id_ is not None and figure.value is not None:
            found[id_] = figure.value
            _hold_within(context, id_, name, figure.value)
    return found


def _hold_within(context: Context, id_: str, name: str, claim: Fraction) -> None:
    low, high = _total_limits(context) if id_ == TOTAL else _limits(context, id_)
    if low is not None and claim < low:
        code, limit = "E081", low
    elif high is not None and claim > high:
        code, limit = "E082", high
    else:
        return
    context.findings.add(code, ("claims", name), name=name, got=text(claim), limit=text(limit))


def _limits(context: Context, id_: str) -> tuple[Fraction | None, Fraction | None]:
    """The least and the most that a criterion can earn; a penalty takes points away."""
    one = context.compiled.criteria[id_]
    if one.sign > 0:
        return ZERO, one.points
    uncapped = any(isinstance(c.leaf, Count) and c.leaf.uncapped for c in one.checks())
    return None if uncapped else -one.points, ZERO


def _total_limits(context: Context) -> tuple[Fraction | None, Fraction | None]:
    """The limits of the total, as far as they are plain: bonus and penalty groups have none."""
    kinds = {group.kind for group in context.ruleset.groups()}
    rescale = context.ruleset.total.rescale
    base = sum((one.points for one in context.compiled.criteria.values() if one.sign > 0), ZERO)
    top = base if rescale is None else rescale
    return None if "penalty" in kinds else ZERO, None if "bonus" in kinds else top
