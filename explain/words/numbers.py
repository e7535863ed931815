"""Figures for a person, by CLDR: 1.234,5 and 95,7% in Vietnamese, 1,234.5 and 95.7% in English.

Rounding is half away from zero. A rounded figure never stands on another side of a threshold than
the exact one: 89.9996 % next to a threshold of 90 % is printed as 89.9996 %.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache

from engine.points import rounded, terminates

MINUS = "\N{MINUS SIGN}"
"""What figures for people are written with; figures for programs have a hyphen."""
_ENDLESS = 10
_MOST = 60
_PRECISION = 400
_DAYS = {"vi": "dd/MM/yyyy", "en": "d MMM yyyy"}
_LONG_DAYS = {"vi": "'ngày' d 'tháng' M 'năm' yyyy", "en": "d MMMM yyyy"}


def number(value: Fraction, lang: str, places: int, near: Iterable[Fraction]) -> str:
    """The value to `places` decimals, or as many as keep it on its side of every `near`."""
    return _written(value, places_for(value, places, near), lang, percent=False)


def share(value: Fraction, lang: str, places: int, near: Iterable[Fraction]) -> str:
    """A share in per cent to `places` decimals, or as many as keep it on its side of `near`."""
    return _written(value, places_for(value, places + 2, near), lang, percent=True)


def exact(value: Fraction, lang: str, *, share: bool) -> str:
    """Every decimal of a figure, the first ten where there is no end."""
    places = _ends_after(value) if terminates(value) else _ENDLESS
    return _written(value, places, lang, percent=share)


@lru_cache(maxsize=1024)
def day(value: date, lang: str, *, long: bool = False) -> str:
    """A day of the calendar."""
    from babel.dates import format_date

    return format_date(value, (_LONG_DAYS if long else _DAYS)[lang], locale=lang)


def places_for(value: Fraction, places: int, near: Iterable[Fraction]) -> int:
    """The fewest decimals, `places` at least, that keep the rounded value where the exact one is.

    Where the value is a threshold that no decimals can write, rounding both alike is no lie.
    """
    others = tuple(other for other in near if other != value or terminates(value))
    while places < _MOST and any(
        _side(rounded(value, places), other) != _side(value, other) for other in others
    ):
        places += 1
    return places


@lru_cache(maxsize=8192)
def _written(value: Fraction, places: int, lang: str, *, percent: bool) -> str:
    from babel.numbers import format_decimal, format_percent

    form = format_percent if percent else format_decimal
    scaled = rounded(value, places) * 10**places
    with localcontext(prec=_PRECISION):  # the usual 28 digits are fewer than a figure may have
        short = Decimal(scaled.numerator).scaleb(-places)
        shown = form(short, locale=lang, decimal_quantization=False)
    return shown.replace("-", MINUS)


def _side(value: Fraction, other: Fraction) -> int:
    return (value > other) - (value < other)


def _ends_after(value: Fraction) -> int:
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    return places
