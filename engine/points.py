"""Exact numbers: reading, showing and rounding them.

Points, shares and amounts are `fractions.Fraction` inside and text at the edge; no float is made.
"""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import gcd
from typing import Any

ZERO = Fraction(0)
ONE = Fraction(1)

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_LIMIT = 40  # characters; longer text is a mistake, not a figure


def exact(text: str | int | Fraction | Decimal) -> Fraction:
    """Read `2`, `0.25`, `95%`, `19/20` exactly.

    Raises ValueError for anything else: floats, exponents, infinities, more than 40 characters.
    """
    if isinstance(text, bool) or not isinstance(text, str | int | Fraction | Decimal):
        raise ValueError(f"not an exact number: {text!r}")
    if not isinstance(text, str):
        try:
            return Fraction(text)
        except OverflowError as infinite:
            raise ValueError(f"not an exact number: {text!r}") from infinite
    body = text.strip()
    percent = body.endswith("%")
    body = body[:-1].rstrip() if percent else body
    over, slash, under = body.partition("/")
    value = _decimal(over.strip())
    if slash:
        divisor = _decimal(under.strip())
        if divisor == 0:
            raise ValueError("division by zero")
        value /= divisor
    return value / 100 if percent else value


def _decimal(text: str) -> Fraction:
    if len(text) > _LIMIT or not text.isascii() or not _NUMBER.fullmatch(text):
        raise ValueError(f"not an exact number: {text!r}")
    try:
        return Fraction(Decimal(text))
    except InvalidOperation as wrong:  # unreachable for the pattern, kept as a guard at the edge
        raise ValueError(f"not an exact number: {text!r}") from wrong


def terminates(value: Fraction) -> bool:
    """Whether the value has a finite decimal expansion."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def text(value: Fraction) -> str:
    """The value as exact text: `2.5` where the decimal ends, `20/3` where it does not."""
    over, under = value.as_integer_ratio()
    if under == 1:
        return str(over)
    if not terminates(value):
        return f"{over}/{under}"
    places = 0
    scaled = abs(over)
    while scaled % under:
        scaled *= 10
        places += 1
    sign = "-" if over < 0 else ""
    digits = str(scaled // under).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def total(values: Iterable[Fraction]) -> Fraction:
    """The exact sum; faster than adding fractions one by one, as few denominators occur."""
    each = [*values]
    return each[0] if len(each) == 1 else added([value.as_integer_ratio() for value in each])


def added(ratios: Iterable[tuple[int, int]]) -> Fraction:
    """As `total`, of numerators and denominators."""
    over, under = 0, 1
    for n, d in ratios:
        if d != under:
            if under % d:
                more = d // gcd(d, under)
                over, under = over * more, under * more
            n *= under // d
        over += n
    return fraction(over, under)


# The operations below are three to four times as fast as Fraction's, which look for types first.


def fraction(n: int, d: int) -> Fraction:
    """The exact n / d of two whole numbers. Raises ZeroDivisionError."""
    if d <= 0 or not _SLOTS:
        return Fraction(n, d)
    made: Any = _new(Fraction)
    shared = gcd(n, d)
    made._numerator, made._denominator = n // shared, d // shared
    return made  # type: ignore[no-any-return]


_new = object.__new__


def _slots() -> bool:
    """Whether this Python's Fraction is made of the two slots that it has had since 2.6."""
    made: Any = _new(Fraction)
    try:
        made._numerator, made._denominator = 3, 4
    except AttributeError:
        return False
    return bool(made == Fraction(3, 4) and hash(made) == hash(Fraction(3, 4)))


_SLOTS = _slots()


def quotient(n: Fraction, d: Fraction) -> Fraction:
    """The exact n / d. Raises ZeroDivisionError."""
    (a, b), (c, e) = n.as_integer_ratio(), d.as_integer_ratio()
    return fraction(a * e, b * c)


def product(a: Fraction, b: Fraction) -> Fraction:
    """The exact a * b."""
    (n, d), (m, e) = a.as_integer_ratio(), b.as_integer_ratio()
    return fraction(n * m, d * e)


def plus(a: Fraction, b: Fraction) -> Fraction:
    """The exact a + b."""
    (n, d), (m, e) = a.as_integer_ratio(), b.as_integer_ratio()
    return fraction(n + m, d) if d == e else fraction(n * e + m * d, d * e)


def minus(a: Fraction, b: Fraction) -> Fraction:
    """The exact a - b."""
    (n, d), (m, e) = a.as_integer_ratio(), b.as_integer_ratio()
    return fraction(n - m, d) if d == e else fraction(n * e - m * d, d * e)


def above(a: Fraction, b: Fraction) -> bool:
    """Whether a > b."""
    (n, d), (m, e) = a.as_integer_ratio(), b.as_integer_ratio()
    return n * e > m * d


def rounded(value: Fraction, places: int) -> Fraction:
    """Round half away from zero to `places` decimals (the rule declared by a ruleset)."""
    scale = 10**places
    over, under = value.as_integer_ratio()
    whole = (2 * abs(over) * scale + under) // (2 * under)
    return fraction(whole if over >= 0 else -whole, scale)
