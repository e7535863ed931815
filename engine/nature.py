"""What facts are by their declarations alone, before anything is known: limits, parts, wholes."""

from collections.abc import Mapping
from fractions import Fraction

from engine.facts import NEVER
from engine.points import ONE, ZERO
from engine.record import Record
from engine.ruleset.fact import FactDeclaration, FactType

Facts = Mapping[str, FactDeclaration]

CODED = frozenset({FactType.DATE, FactType.YES_NO, FactType.CHOICE})
"""Types whose values are told by numbers that stand for them: see `engine.view.from_number`."""

COUNTED = frozenset({FactType.COUNT, FactType.MONEY})
"""Types of which nothing arising is 0; there is no rate where nothing arose."""

_WHOLE = frozenset({FactType.COUNT, FactType.ROWS, *CODED})


def natural_low(declaration: FactDeclaration) -> Fraction | None:
    """The least value a fact can have by its type and its `at_least`; None for no bound."""
    if declaration.at_least is not None:
        return declaration.at_least
    match declaration.type:
        case FactType.NUMBER:
            return None
        case FactType.DATE:
            return Fraction(1)
        case _:
            return ZERO


def natural_high(declaration: FactDeclaration) -> Fraction | None:
    """The greatest value a fact can have by its type and its `at_most`; None for no bound."""
    match declaration.type:
        case FactType.YES_NO:
            return ONE
        case FactType.DATE:
            return Fraction(NEVER.toordinal())
        case FactType.CHOICE:
            return Fraction(len(declaration.options) - 1)
        case _:
            return declaration.at_most


def wholes(facts: Facts, part: str) -> list[str]:
    """What a fact is a part of, nearest first. A cycle, which `check` refuses, ends it."""
    found: dict[str, None] = {}
    above = facts[part].part_of if part in facts else None
    while above is not None and above not in found:
        found[above] = None
        above = facts[above].part_of if above in facts else None
    return list(found)


def is_within(facts: Facts, part: str, whole: str) -> bool:
    """Whether `part` is a part of `whole`, directly or through others."""
    declared = facts.get(part)
    above = None if declared is None else declared.part_of
    if above is None:
        return False
    return above == whole or whole in wholes(facts, part)


def families(facts: Facts) -> dict[str, frozenset[str]]:
    """Facts tied together by part_of: knowing one can bound the others."""
    tied: dict[str, set[str]] = {fact: {fact} for fact in facts}
    for fact, declaration in facts.items():
        one, other = tied[fact], tied.get(declaration.part_of or "")
        if other is None or other is one:
            continue
        few, many = sorted((one, other), key=len)
        many |= few
        tied.update(dict.fromkeys(few, many))
    whole = {id(members): frozenset(members) for members in tied.values()}
    return {fact: whole[id(members)] for fact, members in tied.items()}


class Range(Record, frozen=True):
    """Every value a fact can still have: `low..high` (None: no bound), whole numbers or not."""

    low: Fraction | None
    high: Fraction | None
    whole: bool

    @property
    def known(self) -> bool:
        """Whether one value is left."""
        low, high = self.low, self.high
        if low is None or high is None:
            return False
        return low is high or low.as_integer_ratio() == high.as_integer_ratio()


class Nature(Record, frozen=True, eq=False):
    """What one ruleset's facts are by themselves, worked out once for all units.

    `lows`, `highs`: the least and the greatest value that each can have; `whole`: those that are
    whole numbers; `parts`: the facts that are directly a part of each; `families`: those that are
    tied to each by part_of.
    """

    lows: dict[str, Fraction | None]
    highs: dict[str, Fraction | None]
    whole: frozenset[str]
    parts: dict[str, list[str]]
    families: dict[str, frozenset[str]]
    _tied: dict[tuple[str, ...], frozenset[str]]

    def tied(self, facts: tuple[str, ...]) -> frozenset[str]:
        """All facts of the families of some."""
        found = self._tied.get(facts)
        if found is None:
            found = frozenset().union(*(self.families[fact] for fact in facts))
            self._tied[facts] = found
        return found


def nature_of(facts: Facts) -> Nature:
    """What these facts are by themselves."""
    return Nature(
        {fact: natural_low(one) for fact, one in facts.items()},
        {fact: natural_high(one) for fact, one in facts.items()},
        frozenset(fact for fact, one in facts.items() if one.type in _WHOLE),
        _parts(facts),
        families(facts),
        {},
    )


def _parts(facts: Facts) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for fact, one in facts.items():
        if one.part_of is not None:
            found.setdefault(one.part_of, []).append(fact)
    return found
