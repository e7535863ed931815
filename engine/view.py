"""One unit's facts as numbers and ranges, with what is unknown bounded by `part_of` and limits."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from engine.asked import Result
from engine.calendar import WorkingDays
from engine.facts import Declared, Evidence, Mark, Span, Value, less
from engine.nature import CODED, COUNTED, Facts, Nature, nature_of
from engine.nature import Range as Range
from engine.outcome import Outcome, Tri
from engine.points import ONE, ZERO, above
from engine.ruleset.fact import FactDeclaration, FactType


def as_number(declaration: FactDeclaration, value: Value) -> Fraction:
    """A value as the number its table is over: dates are day numbers, options are codes.

    Raises TypeError for what is no value of a fact, e.g. an int or a float.
    """
    if isinstance(value, Fraction):  # most are
        return value
    if isinstance(value, bool):
        return ONE if value else ZERO
    if isinstance(value, date):
        return Fraction(value.toordinal())
    if isinstance(value, tuple):
        return Fraction(len(value))
    if isinstance(value, str) and value in declaration.options:
        return Fraction(list(declaration.options).index(value))
    raise TypeError(f"{value!r} is no Fraction, date, yes or no, and no option's code")


def known(declaration: FactDeclaration, value: Value) -> bool:
    """Whether nothing of a value is missing: a table is known when all its cells are."""
    if not isinstance(value, tuple):
        return True
    return all(column in row.values for row in value for column in declaration.columns)


def from_number(declaration: FactDeclaration, number: Fraction) -> Value:
    """The value that a number of a table stands for; the inverse of `as_number`."""
    if declaration.type not in CODED:
        return number
    if declaration.type is FactType.YES_NO:
        return number != 0
    if declaration.type is FactType.DATE:
        return date.fromordinal(int(number))
    return list(declaration.options)[int(number)]


class View:
    """The evidence of one unit as rules read it. Ranges are worked out when first asked for.

    `opened` keeps what open checks come to (see `decide`), which depends on the view alone;
    `results` what criteria can come to that others ask for, once these are decided.
    """

    def __init__(
        self,
        facts: Facts,
        evidence: Evidence,
        calendar: WorkingDays | None = None,
        nature: Nature | None = None,
    ) -> None:
        self.facts = facts
        self.nature = nature or nature_of(facts)
        self.calendar = calendar
        self.linked = evidence.linked
        self._evidence, self._supposed = evidence, dict[str, Value]()
        self.numbers: dict[str, Fraction] = {}
        self._nothing: set[str] = set()
        self._ranges: dict[str, Range] = {}
        self._lows: dict[str, Fraction | None] = {}
        self._highs: dict[str, Fraction | None] = {}
        self.opened: dict[str, Outcome] = {}
        self.results: dict[str, frozenset[Result]] = {}
        for fact in evidence.declared:
            self._take(fact)
        for fact, value in evidence.values.items():
            if type(value) is Fraction and fact in facts:  # most are
                self.numbers[fact] = value
            elif fact in facts:
                self._count(fact, value)

    @property
    def evidence(self) -> Evidence:
        """What it is a view of; of what is only supposed, made when it is asked for."""
        if self._supposed:
            self._evidence = self._evidence.with_values(self._supposed)
            self._supposed = {}
        return self._evidence

    def changed(self, evidence: Evidence, facts: Iterable[str]) -> "View":
        """The view of other evidence that differs in these facts only."""
        view = self._copied(self.numbers.copy(), self._nothing.copy())
        view._evidence, view.linked = evidence, evidence.linked
        for fact in facts:
            view.numbers.pop(fact, None)
            view._nothing.discard(fact)
            view._take(fact)
        return view

    def supposing(self, values: Mapping[str, Value]) -> "View":
        """The view of the same evidence with some facts given or changed."""
        return self._supposing(values, self.numbers.copy(), self._nothing.copy())

    def narrowed(self, facts: Iterable[str], values: Mapping[str, Value]) -> "View":
        """As `supposing`, of which nothing but some facts will be read."""
        numbers, nothing = self.numbers, self._nothing
        few = {fact: numbers[fact] for fact in facts if fact in numbers}
        return self._supposing(values, few, nothing.intersection(facts) if nothing else set())

    def _supposing(
        self, values: Mapping[str, Value], numbers: dict[str, Fraction], nothing: set[str]
    ) -> "View":
        view = self._copied(numbers, nothing)
        view._evidence, view._supposed = self.evidence, dict(values)
        view.linked = less(self.linked, values)
        for fact, value in values.items():
            numbers.pop(fact, None)
            nothing.discard(fact)
            view._count(fact, value)
        return view

    def _copied(self, numbers: dict[str, Fraction], nothing: set[str]) -> "View":
        view = View.__new__(View)
        view.facts, view.nature, view.calendar = self.facts, self.nature, self.calendar
        view.numbers, view._nothing = numbers, nothing
        view._supposed = {}
        view._ranges, view._lows, view._highs, view.opened = {}, {}, {}, {}
        view.results = self.results.copy()
        return view

    def _take(self, fact: str) -> None:
        """Take over what the evidence says of one fact."""
        declaration = self.facts.get(fact)
        if declaration is None:
            return
        said = self.evidence.declared.get(fact)
        if said is not None and said.says is Declared.NOTHING_AROSE:
            self._nothing.add(fact)
            if declaration.type in COUNTED:
                self.numbers[fact] = ZERO
        values = self.evidence.values
        if fact in values:
            self._count(fact, values[fact])

    def _count(self, fact: str, value: Value) -> None:
        """Take over a value as the number it is, where nothing of it is missing."""
        if type(value) is Fraction:  # most are
            self.numbers[fact] = value
        elif known(self.facts[fact], value):
            try:
                self.numbers[fact] = as_number(self.facts[fact], value)
            except TypeError as wrong:
                raise TypeError(f"{fact}: {wrong}") from wrong

    def number(self, fact: str) -> Fraction | None:
        """The fact's value as a number, None while it is unknown."""
        return self.numbers.get(fact)

    def nothing_arose(self, fact: str) -> bool:
        """Whether it is declared that nothing arose."""
        return fact in self._nothing

    def may_not_arise(self, fact: str) -> bool:
        """Whether it may still be declared that nothing arose: it is unknown, and could be 0."""
        if self.number(fact) is not None or fact in self.linked:
            return False
        low = self.range(fact).low
        return self.facts[fact].type not in COUNTED or low is None or low <= 0

    def blank(self, fact: str) -> bool:
        """Whether the fact is declared blank (too few answers)."""
        said = self.evidence.declared.get(fact)
        return said is not None and said.says is Declared.BLANK

    def may_be_blank(self, fact: str) -> bool:
        """Whether it may still turn out blank: it is unknown, and no result that has a value."""
        linked = self._linked(fact)
        return self.number(fact) is None and (linked is None or linked.none is not Tri.NO)

    def mark(self, check: str) -> Mark | None:
        """The mark a person gave to a judged check, if any."""
        return self.evidence.marks.get(check)

    def range(self, fact: str) -> Range:
        """Every value the fact can still have, given what is known."""
        value = self.numbers.get(fact)
        if value is not None:
            return Range(value, value, fact in self.nature.whole)
        found = self._ranges.get(fact)
        if found is None:
            whole = fact in self.nature.whole
            found = self._ranges[fact] = Range(self.least(fact), self.most(fact), whole)
        return found

    def free(self, facts: tuple[str, ...]) -> bool:
        """Whether no number of some facts and their families is known: they are bound by nature."""
        return not self.linked and self.numbers.keys().isdisjoint(self.nature.tied(facts))

    def least(self, fact: str) -> Fraction | None:
        """The least a fact can be: its own limit, and what its parts must be (None: no bound).

        Chains of parts can be long, so each end is worked out once, and without recursion.
        """
        parts: Sequence[str] = self.nature.parts.get(fact, ())
        if not self.linked:  # most facts end here
            low = self.nature.lows[fact]
            if not parts:
                return low
            only = self.numbers.get(parts[0]) if len(parts) == 1 else None
            if only is not None:
                return only if low is None or above(only, low) else low
        waiting = [] if fact in self._lows else [fact]
        while waiting:
            parts = self.nature.parts.get(waiting[-1], ())
            first = [p for p in parts if self.number(p) is None and p not in self._lows]
            if first:
                waiting += first
            else:
                one = waiting.pop()
                self._lows[one] = self._raised(one, parts)
        return self._lows[fact]

    def _raised(self, fact: str, parts: Iterable[str]) -> Fraction | None:
        least = self.nature.lows[fact]
        linked = self._linked(fact)
        ends = [] if linked is None else [linked.low]
        for part in parts:
            known = self.number(part)
            ends.append(self._lows[part] if known is None else known)
        for end in ends:
            if end is not None and (least is None or above(end, least)):
                least = end
        return least

    def _linked(self, fact: str) -> Span | None:
        """What another ruleset's result says of a fact while it leaves it open."""
        linked = self.linked.get(fact)
        return None if linked is None or self.number(fact) is not None else linked.span

    def most(self, fact: str) -> Fraction | None:
        """The most a fact can be: its own limit, and the whole it is a part of."""
        if fact in self._highs:
            return self._highs[fact]
        chain, whole = [fact], self.facts[fact].part_of
        if not self.linked:  # most facts end here
            if whole is None:
                return self.nature.highs[fact]
            if whole in self.numbers and self.nature.highs[fact] is None:
                return self.numbers[whole]
        while whole is not None and whole not in self._highs and self.number(whole) is None:
            chain.append(whole)
            whole = self.facts[whole].part_of
        figure = None if whole is None else self.number(whole)
        greatest = self._highs[whole] if whole is not None and figure is None else figure
        for one in reversed(chain):
            greatest = self._highs[one] = self._lowered(one, greatest)
        return greatest

    def _lowered(self, fact: str, whole: Fraction | None) -> Fraction | None:
        greatest = self.nature.highs[fact]
        linked = self._linked(fact)
        for end in (whole, None if linked is None else linked.high):
            if end is not None and (greatest is None or above(greatest, end)):
                greatest = end
        return greatest
