"""What a user reads, in Vietnamese and English: sentences by key, figures by the language's habits.

words("vi").say("reason.ratio.below", figure="1.187/1.240 = 95,73%", side="dưới 100%")

A key is `<catalogue>.<entry>`; a catalogue is a YAML file here, both languages side by side.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from math import ceil
from typing import Literal, get_args

from engine.points import terminates
from explain.words import catalogue, numbers

Lang = Literal["vi", "en"]
LANGS: tuple[Lang, ...] = get_args(Lang)


@dataclass(frozen=True, slots=True)
class Words:
    """One language."""

    lang: Lang

    def say(self, key: str, /, **params: str) -> str:
        """The sentence of a key; one that is missing shows as its key, for tests to see."""
        return catalogue.said(key, self.lang, params)

    def plain(self, key: str) -> str:
        """The text of a key as it is written, without parameters."""
        return catalogue.plain(key, self.lang)

    def takes(self, key: str) -> frozenset[str]:
        """The parameters that a sentence takes."""
        return catalogue.takes(key, self.lang)

    def has(self, key: str) -> bool:
        """Whether a catalogue has the key."""
        return catalogue.has(key)

    def number(self, value: Fraction, *, places: int = 2, near: tuple[Fraction, ...] = ()) -> str:
        """Rounded to `places`, or as many as keep it on its own side of everything in `near`."""
        return numbers.number(value, self.lang, places, near)

    def points(self, value: Fraction, *, near: tuple[Fraction, ...] = ()) -> str:
        """Points, to two decimals; what is not nothing never reads as 0."""
        return numbers.number(value, self.lang, 2, (*near, Fraction(0)))

    def worth(self, value: Fraction) -> str:
        """Points with the word for them."""
        return self.say("report.worth", points=self.points(value))

    def awarded(self, value: Fraction) -> str:
        """Points as a rule writes them, every decimal kept, with the word for them."""
        return self.say("report.worth", points=self.exact(value))

    def signed(self, value: Fraction) -> str:
        """Points with their sign."""
        return f"{'+' if value > 0 else ''}{self.points(value)}"

    def share(self, value: Fraction, *, places: int = 2, near: tuple[Fraction, ...] = ()) -> str:
        """A share in per cent."""
        return numbers.share(value, self.lang, places, near)

    def exact(self, value: Fraction, *, share: bool = False) -> str:
        """A figure as it was given, every decimal kept; ten where it never ends."""
        return numbers.exact(value, self.lang, share=share)

    def term(self, value: Fraction, *, share: bool = False) -> str:
        """A figure exactly: every decimal kept, or a fraction where they never end."""
        ends = value.denominator == 1 or terminates(value)
        return self.exact(value, share=share) if ends else self.precise(value)

    def brief(self, value: Fraction, *, share: bool = False) -> str:
        """A figure as it was given where its decimals end, else `≈` and two of them."""
        if value.denominator == 1 or terminates(value):
            return self.exact(value, share=share)
        return f"≈ {self.share(value) if share else self.number(value)}"

    def enough(self, value: Fraction) -> str:
        """An amount that is needed: as `brief`, but rounded up, as less would not do."""
        if terminates(value):
            return self.exact(value)
        return f"≈ {self.number(Fraction(ceil(value * 100), 100))}"

    def precise(self, value: Fraction) -> str:
        """A figure exactly: a decimal of four digits at most, else a fraction such as 5/6."""
        if 10**4 % value.denominator == 0:
            return self.exact(value)
        return f"{value.numerator}/{value.denominator}".replace("-", numbers.MINUS)

    def long_date(self, day: date) -> str:
        """A day with its month in words."""
        return numbers.day(day, self.lang, long=True)

    def date(self, day: date) -> str:
        """A day: dd/mm/yyyy, or d MMM yyyy in English."""
        return numbers.day(day, self.lang)


@cache
def words(lang: str) -> Words:
    """The words of a language; Vietnamese where the language is not known."""
    return Words("en" if lang == "en" else "vi")
