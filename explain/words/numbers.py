"""Figures for a person, by CLDR: 1.234,5 and 95,7% in Vietnamese, 1,234.5 and 95.7% in English.

Rounding is half away from zero. A rounded figure never stands on another side of a threshold than
the exact one: 89.9996 % next to a threshold of 90 % is printed as 89.9996 %.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import cache, lru_cache

from engine.points import terminates

MINUS = "\N{MINUS SIGN}"
"""What figures for people are written with; figures for programs have a hyphen."""
_ENDLESS = 10
_MOST = 60
_DAYS = {"vi": "dd/MM/yyyy", "en": "d MMM yyyy"}
_LONG_DAYS = {"vi": "'ngày' d 'tháng' M 'năm' yyyy", "en": "d MMMM yyyy"}


def number(value: Fraction, lang: str, places: int, near: Iterable[Fraction]) -> str:
    """The value to `places` decimals, or as many as keep it on its side of every `near`."""
    return _written(*_near(value, places, near), lang)


def share(value: Fraction, lang: str, places: int, near: Iterable[Fraction]) -> str:
    """A share in per cent to `places` decimals, or as many as keep it on its side of `near`."""
    whole, places = _near(value, places + 2, near)
    return _written(whole, places - 2, lang) + "%"


def exact(value: Fraction, lang: str, *, share: bool) -> str:
    """Every decimal of a figure, the first ten where there is no end."""
    over, under = value.as_integer_ratio()
    whole, places = (over, 0) if under == 1 else _in_full(value)
    return _written(whole, places - 2, lang) + "%" if share else _written(whole, places, lang)


@lru_cache(maxsize=1024)
def day(value: date, lang: str, *, long: bool = False) -> str:
    """A day of the calendar."""
    from babel.dates import format_date

    return format_date(value, (_LONG_DAYS if long else _DAYS)[lang], locale=lang)


# A figure is whole numbers from here on: Fraction's own operations take most of a report's time.


def _near(value: Fraction, places: int, near: Iterable[Fraction]) -> tuple[int, int]:
    """The value times 10**places, rounded, and the fewest places, `places` at least, that do.

    They do where the rounded value is where the exact one is. Where the value is a threshold that
    no decimals can write, rounding both alike is no lie.
    """
    over, under = value.as_integer_ratio()
    others = [other.as_integer_ratio() for other in near]
    whole = _rounded(over, under, 10**places)
    if not _strays(over, under, whole, 10**places, others):  # hardly any does
        return whole, places
    if not terminates(value):
        others = [other for other in others if other != (over, under)]
    while places < _MOST and _strays(over, under, whole, 10**places, others):
        places += 1
        whole = _rounded(over, under, 10**places)
    return whole, places


def _rounded(over: int, under: int, scale: int) -> int:
    """`over / under * scale` as a whole number, half away from zero."""
    whole = (2 * abs(over) * scale + under) // (2 * under)
    return whole if over >= 0 else -whole


def _strays(over: int, under: int, whole: int, scale: int, others: list[tuple[int, int]]) -> bool:
    """Whether `whole / scale` is on another side of any of the others than `over / under`."""
    for n, d in others:
        exact, shown = over * d - n * under, whole * d - n * scale
        if exact * shown <= 0 and (exact or shown):
            return True
    return False


def _in_full(value: Fraction) -> tuple[int, int]:
    """The value times 10**places, and as many places as it has decimals."""
    over, under = value.as_integer_ratio()
    if not terminates(value):
        return _rounded(over, under, 10**_ENDLESS), _ENDLESS
    places = 0
    while over % under:
        over *= 10
        places += 1
    return over // under, places


def _written(whole: int, places: int, lang: str) -> str:
    """`whole / 10**places` by the habits of a language, without zeros at the end."""
    group, point = _signs(lang)
    if places <= 0:
        shown = f"{abs(whole) * 10**-places:,}".replace(",", group)
    else:
        before, after = divmod(abs(whole), 10**places)
        shown = f"{before:,}".replace(",", group)
        if after:
            shown += point + f"{after:0{places}}".rstrip("0")
    return MINUS + shown if whole < 0 else shown


@cache
def _signs(lang: str) -> tuple[str, str]:
    """What stands between thousands, and before decimals."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    return get_group_symbol(lang), get_decimal_symbol(lang)
