"""Something done of nothing due: figures that no rule can turn into a rate."""

from collections.abc import Mapping
from fractions import Fraction

from engine.facts import Value
from engine.kinds.ratio import Ratio
from evidence.reading.context import Context


def check_quotients(context: Context, values: Mapping[str, Value]) -> None:
    """Report every rate whose denominator is 0 although something was done, or below 0 (E047)."""
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
