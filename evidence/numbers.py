"""A number as people write it, to an exact fraction: `1 240`, `12,5`, `96,4%`, `19/20`.

Nothing is guessed. A lone point or comma with three digits after it can group thousands or begin
decimals: in a count or a sum of money both readings are reported; in a share or a number a point
is always the decimal point and only the comma is in doubt. A share needs `%`, or a decimal or a
fraction from 0 to 1; a bare `1` is read as 100% with a warning. Exponents, infinities and letters
are not numbers.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from engine.points import ONE, terminates, text
from engine.ruleset.fact import FactType
from evidence.figure import Figure, Problem, refuse

_LIMIT = 40  # characters; longer text is a mistake, not a figure
_WIDE = {0xFF10 + digit: str(digit) for digit in range(10)}
_SIGNS = {0xFF0B: "+", 0xFF0C: ",", 0xFF0D: "-", 0xFF0E: ".", 0xFF0F: "/", 0xFF05: "%"}
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u3000"), " ")
_PLAIN = _WIDE | _SIGNS | _SPACES | {0x2212: "-"}

_NUMBER = re.compile(r"([+-]?)(\d(?:[\d ,.]*\d)?) ?(%?)", re.ASCII)
_FRACTION = re.compile(r"([+-]?\d+) ?/ ?(\d+)", re.ASCII)


class _Body(NamedTuple):
    """The digits of a number: groups of the whole part, decimals (None: no mark), the mark."""

    groups: list[str]
    decimals: str | None = None
    mark: str = ""

    @property
    def grouped_by_three(self) -> bool:
        first, *rest = self.groups
        return not rest or (1 <= len(first) <= 3 and all(len(group) == 3 for group in rest))

    @property
    def could_be_thousands(self) -> bool:
        """Whether what is taken for decimals could be a group of thousands."""
        head = self.groups[0]
        alone = len(self.groups) == 1 and len(self.decimals or "") == 3
        return alone and len(head) <= 3 and not head.startswith("0")

    @property
    def value(self) -> Fraction:
        digits = "".join(self.groups)
        decimals = self.decimals or ""
        return Fraction(int(digits + decimals), 10 ** len(decimals))


def cleaned(written: str) -> str:
    """The text with full-width digits and signs and the many kinds of space made plain."""
    return written.translate(_PLAIN).strip()


def read_number(written: str, type_: FactType) -> Figure[Fraction]:
    """The exact number that a text says as a count, an amount, a share or a number."""
    plain = cleaned(written)
    if len(plain) > _LIMIT:
        return refuse("E020", written)
    if "/" in plain:
        return _fraction(written, plain, type_)
    found = _NUMBER.fullmatch(plain)
    body = _body(found[2]) if found else None
    if found is None:
        return refuse("E020", written)
    if body is None or not body.grouped_by_three:
        return refuse("E022", written)
    percent = found[3] == "%"
    if percent and type_ is not FactType.SHARE:
        return refuse("E028", written, type=type_.value)
    if body.could_be_thousands and (body.mark == "," or type_ in (FactType.COUNT, FactType.MONEY)):
        return _ambiguous(written, found[1], body, found[3], type_)
    value = -body.value if found[1] == "-" else body.value
    if type_ is FactType.SHARE:
        return Figure(value / 100) if percent else _bare_share(written, value)
    return _whole(written, value) if type_ is FactType.COUNT else Figure(value)


def _body(digits: str) -> _Body | None:
    """Which marks group and which begins the decimals; None where no reading makes sense."""
    marks = re.findall(r"[ ,.]", digits)
    if not marks:
        return _Body([digits])
    last, kinds = marks[-1], set(marks)
    if last == " " or marks.count(last) > 1:
        return _Body(digits.split(last)) if len(kinds) == 1 else None
    head, _, decimals = digits.rpartition(last)
    groups = kinds - {last}
    if len(groups) > 1:
        return None
    return _Body(head.split(groups.pop()) if groups else [head], decimals, last)


def _ambiguous(
    written: str, sign: str, body: _Body, percent: str, type_: FactType
) -> Figure[Fraction]:
    """Both readings; the whole one is proposed for a count, the decimal one for a share."""
    whole = f"{sign}{body.groups[0]}{body.decimals}{percent}"
    decimal = f"{sign}{text(body.value)}{percent}"
    likely = {FactType.COUNT: whole, FactType.SHARE: decimal}.get(type_)
    return refuse("E021", written, likely, whole=whole, decimal=decimal)


def _fraction(written: str, plain: str, type_: FactType) -> Figure[Fraction]:
    found = _FRACTION.fullmatch(plain)
    if not found:
        return refuse("E020", written)
    if int(found[2]) == 0:
        return refuse("E029", written)
    value = Fraction(int(found[1]), int(found[2]))
    if type_ is FactType.COUNT:
        return _whole(written, value)
    if type_ is FactType.SHARE and abs(value) > 1:
        meant = f"{text(value * 100)}%" if terminates(value) else None
        return refuse("E026", written, meant)
    return Figure(value)


def _whole(written: str, value: Fraction) -> Figure[Fraction]:
    return Figure(value) if value.denominator == 1 else refuse("E024", written)


def _bare_share(written: str, value: Fraction) -> Figure[Fraction]:
    """A share without `%`: from 0 to 1. 95 is a mistake, and 1 may be one."""
    if abs(value) > 1:
        # From 1 to 2 it may be 1.2 % or 120 %, past 100 % anything: no word for these.
        return refuse("E026", written, f"{written.strip()}%" if 2 <= abs(value) <= 100 else None)
    if value == ONE and cleaned(written).isdigit():
        return Figure(value, (Problem("E027", {"got": written}, "100%"),))
    return Figure(value)
