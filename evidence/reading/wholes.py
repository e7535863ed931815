"""No part is more than its whole: figures held against each other through chains of `part_of`."""

from collections.abc import Mapping
from fractions import Fraction

from engine.facts import Declaration, Declared, Value
from engine.nature import natural_high, natural_low, wholes
from evidence.reading.context import Context
from evidence.salvage import Place
from evidence.values import limit


class Wholes:
    """The numbers known, given or declared to be nothing, and where each stands in the file."""

    def __init__(
        self,
        context: Context,
        values: Mapping[str, Value],
        declared: Mapping[str, Declaration],
        declared_at: Mapping[str, Place],
    ) -> None:
        self._context = context
        self._facts = context.ruleset.facts
        self._given = {f: v for f, v in values.items() if isinstance(v, Fraction)}
        self._nothing = {
            fact: declared_at[fact]
            for fact, said in declared.items()
            if said.says is Declared.NOTHING_AROSE
            and fact not in values
            and self._facts[fact].type.numeric
        }

    def check(self) -> None:
        """Report every part that cannot be a part of its whole (E043-E045, E064), once each."""
        for part, declaration in self._facts.items():
            least = self._known(part)
            if least is None:
                least = natural_low(declaration)
            if declaration.part_of is None or least is None:
                continue
            for whole in wholes(self._facts, part):
                if self._refused(part, least, whole) or self._known(whole) is not None:
                    break  # what is above a known whole is that whole's affair

    def _known(self, fact: str) -> Fraction | None:
        return Fraction(0) if fact in self._nothing else self._given.get(fact)

    def _refused(self, part: str, least: Fraction, whole: str) -> bool:
        """Compare one pair, of which one at least is known; whether it was reported."""
        known_part, known_whole = self._known(part), self._known(whole)
        if known_part is None and known_whole is None:
            return False
        declaration = self._facts.get(whole)
        if declaration is None:
            return False
        most = natural_high(declaration) if known_whole is None else known_whole
        if most is None or least <= most:
            return False
        if known_part is None:
            self._add("E045", whole, got=most, part=part, limit=least)
        elif known_whole is None:
            self._add("E044", part, got=least, whole=whole, limit=most)
        elif whole in self._nothing:
            self._add("E064", whole, part, part=part, got=least)
        else:
            self._add("E043", part, whole, got=least, whole=whole, limit=most)
        return True

    def _add(self, code: str, *facts: str, **params: str | Fraction) -> None:
        """The first fact is what the finding is about; the others' places are shown with it."""
        as_written = self._facts[facts[0]]
        words = {
            k: v if isinstance(v, str) else limit(v, as_written.type) for k, v in params.items()
        }
        self._context.findings.add(code, *map(self._place, facts), name=facts[0], **words)

    def _place(self, fact: str) -> Place:
        return self._nothing.get(fact) or self._context.place_of("facts", fact)
