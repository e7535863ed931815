"""Other units' figures, by which rules compare a unit with them: published, with their source."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from engine.facts import Other, Value
from engine.kinds.relative import Relative
from engine.lower import Compiled
from engine.nature import is_within, natural_high, natural_low
from engine.points import ONE, ZERO
from engine.ruleset.fact import FactType
from engine.source.document import same
from evidence.figure import Figure, refuse
from evidence.numbers import read_number
from evidence.reading.context import Context, Names
from evidence.shape import FactForm
from evidence.values import read_value


def read_peers(context: Context) -> dict[str, tuple[Other, ...]]:
    """By figure, `of` or `of/to` as a rule has it, what is known of every other unit.

    The units listed are all the others: one whose figure is not known is listed with a blank.
    """
    used = _compared(context.compiled)
    every = Names(figure for rules in context.all_rules for figure in _compared(rules.compiled))
    found: dict[str, tuple[Other, ...]] = {}
    for name, units in context.sections.peers.items():
        figure = Names(used).get(name)
        if figure is not None:
            found[figure] = tuple(_others(context, used[figure], name, units))
        elif every.get(name) is None:
            near = context.findings.near(name, every)
            context.findings.add_at_key("E100", ("peers", name), suggestion=near, name=name)
    return found


def _compared(compiled: Compiled) -> dict[str, Relative]:
    """The figures that a ruleset compares units by, each with a rule that does."""
    leaves = [check.leaf for check in compiled.checks.values()]
    return {leaf.figure: leaf for leaf in leaves if isinstance(leaf, Relative)}


def _others(
    context: Context, leaf: Relative, name: str, units: Mapping[str, FactForm]
) -> Iterator[Other]:
    unit = context.data.get("unit")
    own = {same(str(one).strip()) for one in unit.values() if one} if isinstance(unit, dict) else ()
    for other, form in units.items():
        place = ("peers", name, other)
        if same(other.strip()) in own:
            context.findings.add_at_key("E101", place, name=other)
        document = context.documents.get(form.document)
        if isinstance(form.value, tuple):
            kind = context.ruleset.facts[leaf.of].type.value
            context.findings.add("E110", place, name=other, expected=kind)
        if not isinstance(form.value, str):
            yield _unknown(context, leaf, other)
            continue
        if not isinstance(form.value, str):
            context.findings.add_at_key("E038", place, name=leaf.of)
            continue
        figure = _read(context, leaf, form.value)
        context.findings.problems(figure.problems, other, place)
        if isinstance(figure.value, Fraction):
            yield Other(other.strip(), figure.value, figure.value, document=document)


def _read(context: Context, leaf: Relative, written: str) -> Figure[Value]:
    """A figure as the fact is written; a rate of two as a share."""
    if leaf.to is None:
        return read_value(written, context.ruleset.facts[leaf.of])
    figure = read_number(written, FactType.SHARE)
    low = natural_low(context.ruleset.facts[leaf.of])
    below = figure.value is not None and figure.value < 0 and low is not None and low >= 0
    return refuse("E025", written) if below else figure


def _unknown(context: Context, leaf: Relative, unit: str) -> Other:
    facts = context.ruleset.facts
    low, high = natural_low(facts[leaf.of]), natural_high(facts[leaf.of])
    if leaf.to is not None:
        low = ZERO if low is not None and low >= 0 else None
        high = ONE if is_within(facts, leaf.of, leaf.to) else None
    return Other(unit.strip(), low, high, leaves=True)
