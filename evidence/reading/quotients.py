"""Something done of nothing due: figures that no rule can turn into a rate."""

from collections.abc import Mapping
from fractions import Fraction

from engine.facts import Value
from engine.kinds.ratio import Ratio
from engine.nature import is_within
from evidence.reading.context import Context
from evidence.values import limit


def check_quotients(context: Context, values: Mapping[str, Value]) -> None:
    """Report every rate whose denominator is 0 although something was done, or below 0 (E047).

    So too a part of a whole that is more than the whole less what is excluded (E066).
    """
    told: set[tuple[str, str]] = set()
    for check in context.compiled.checks.values():
        leaf = check.leaf
        if not isinstance(leaf, Ratio) or leaf.to is None or (leaf.of, leaf.to) in told:
            continue
        done, due = values.get(leaf.of), values.get(leaf.to)
        out = [values.get(fact) for fact in leaf.exclude]
        if not isinstance(due, Fraction) or not all(isinstance(one, Fraction) for one in out):
            continue
        taken = [one for one in out if isinstance(one, Fraction)]
        if any(one > due for one in taken):
            continue  # a part over its whole, which is told already
        left = due - sum(taken, Fraction(0))
        if left < 0 or (left == 0 and isinstance(done, Fraction) and done > 0):
            told.add((leaf.of, leaf.to))
            places = [context.place_of("facts", f) for f in (leaf.to, leaf.of) if f in values]
            context.findings.add(
                "E047", *places, name=leaf.to, got=str(left), part=leaf.of, done=str(done or 0)
            )
        elif isinstance(done, Fraction) and done > left and _is_part(context, leaf):
            told.add((leaf.of, leaf.to))
            _beyond(context, leaf, done, left)


def _is_part(context: Context, leaf: Ratio) -> bool:
    """Whether it is a part of a whole from which something is excluded."""
    facts = context.ruleset.facts
    return bool(leaf.exclude) and leaf.to is not None and is_within(facts, leaf.of, leaf.to)


def _beyond(context: Context, leaf: Ratio, done: Fraction, left: Fraction) -> None:
    """More than 100 %: what is excluded below the line is likely counted above it."""
    facts = context.ruleset.facts
    places = [context.place_of("facts", f) for f in (leaf.of, *leaf.exclude)]
    context.findings.add(
        "E066",
        *places,
        name=leaf.of,
        got=limit(done, facts[leaf.of].type),
        whole=leaf.to or "",
        limit=limit(left, facts[leaf.of].type),
        excluded=", ".join(leaf.exclude),
    )
