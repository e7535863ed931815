"""chamdiem on the benchmark's units: a whole scorecard, the same in words, one changed fact."""

from fractions import Fraction

from engine.ruleset.load import load_ruleset
from engine.score import Engine
from engine.scorecard import Scorecard
from explain import reasons
from explain.scored import Scored
from explain.words import Words
from tests.benchmarks import unit

MOVED = (20, 90, 118, 30, 95, 115, 40, 100)
"""What the live unit's figure becomes, of 121 due: at every change another band."""


class Ours:
    """The engine, the units' evidence, and one unit kept live while a fact of it changes."""

    def __init__(self) -> None:
        self.engine = Engine(load_ruleset(unit.ruleset(), "benchmark.yaml"))
        self.evidence = [unit.evidence(number) for number in range(unit.UNITS)]
        self._words = Words("vi")
        self._run = self.engine.run(self.evidence[0])

    def score(self, number: int) -> Fraction:
        """Points, bounds, steps with gains, supported, missing."""
        return self.card(number).total.points.earned

    def card(self, number: int) -> Scorecard:
        """The whole scorecard of one unit."""
        return self.engine.score(self.evidence[number])

    def decide(self, number: int) -> Fraction:
        """Points and bounds only."""
        return self.engine.run(self.evidence[number]).earned

    def digested(self, number: int) -> Fraction:
        """The scorecard with the digests of everything that made it."""
        card = self.card(number)
        assert len(card.digests) == 4
        return card.total.points.earned

    def in_words(self, number: int) -> Fraction:
        """The scorecard with every criterion's reason in Vietnamese."""
        card = self.card(number)
        scored = Scored(self.engine.compiled, self.evidence[number], card, self._words)
        told = [reasons.criterion(scored, one) for one in card.criteria.values()]
        assert len(told) == unit.COUNT
        return card.total.points.earned

    def change(self, number: int) -> Fraction:
        """One fact of the live unit: points and bounds again, as both evaluators agree."""
        self._run = self.engine.changed(self._run, {"done_3": Fraction(MOVED[number])})
        return self._run.earned
