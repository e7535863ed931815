"""What every engine scores: units of 100 criteria, done over due, three bands each.

90 % is full, 70 % half, less is nothing. Of twenty criteria thirteen are met, five lose points and
two lack a figure; which ones changes from unit to unit, as the figures do. One given figure in ten
has no document.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from engine.facts import Document, Evidence, Source, Unit

COUNT = 100
UNITS = 8
AREAS = 5

_DONE = [96, 100, 93, 55, 90, 91, 78, 99, None, 97, 30, 94, 92, 71, 95, 98, 12, None, 100, 92]
"""Percent done, in turn."""
_UNSAID = 8
"""Where in each twenty neither figure is known."""


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion of one unit: what was done and due, None where nobody knows."""

    number: int
    done: int | None
    due: int | None

    @property
    def points(self) -> Fraction:
        """What it earns for sure."""
        if self.done is None or self.due is None:
            return Fraction(0)
        share = Fraction(self.done, self.due)
        if share >= Fraction(9, 10):
            return Fraction(1)
        return Fraction(1, 2) if share >= Fraction(7, 10) else Fraction(0)


def lines(unit: int) -> list[Line]:
    """The figures of one of the units."""
    found = []
    for number in range(COUNT):
        turn = (number + 7 * unit) % len(_DONE)
        percent = _DONE[turn]
        due = None if turn == _UNSAID else 100 + 7 * number + 13 * unit
        done = None if percent is None or due is None else -(-percent * due // 100)
        found.append(Line(number, done, due))
    return found


def figures(unit: int) -> dict[str, int]:
    """The known figures by name."""
    found = {}
    for one in lines(unit):
        if one.due is not None:
            found[f"due_{one.number}"] = one.due
        if one.done is not None:
            found[f"done_{one.number}"] = one.done
    return found


def evidence(unit: int) -> Evidence:
    """The same as a submission: figures, documents, sources."""
    known = {fact: Fraction(value) for fact, value in figures(unit).items()}
    documents = {
        f"D{n}": Document(f"D{n}", f"Báo cáo số {n}", f"{n}/BC-UBND", issued=date(2024, 10, 1))
        for n in range(20)
    }
    sources = {fact: Source(f"D{n % 20}", str(n)) for n, fact in enumerate(known) if n % 10}
    return Evidence(
        as_of=date(2024, 11, 15),
        values=known,
        sources=sources,
        documents=documents,
        unit=Unit(f"xa-{unit}", f"Xã mẫu {unit}"),
    )


def ruleset() -> str:
    """The ruleset's YAML."""
    facts = "".join(_facts(number) for number in range(COUNT))
    areas = "".join(_area(area) for area in range(AREAS))
    return f"{_HEAD}facts:\n{facts}areas:\n{areas}"


_HEAD = """\
ruleset: benchmark/hundred
index: other
title: {vi: Một trăm tiêu chí, en: A hundred criteria}
unit_kind: commune
period: {from: 2024-01-01, to: 2024-12-31}
source: {document: "1/KH-UBND", title: Kế hoạch, issuer: UBND tỉnh, date: 2024-01}
basis: {kind: official, total: 100}
proofs: {report: {vi: Báo cáo, en: Report}}
"""


def _facts(number: int) -> str:
    return f"""\
  due_{number}:
    label: {{vi: Hồ sơ loại {number} đã giải quyết, en: Files of kind {number} resolved}}
    type: count
    unit: {{vi: hồ sơ, en: files}}
    proof: [report]
  done_{number}:
    label: {{vi: Hồ sơ loại {number} đúng hạn, en: Files of kind {number} in time}}
    type: count
    unit: {{vi: hồ sơ, en: files}}
    part_of: due_{number}
    proof: [report]
"""


def _area(area: int) -> str:
    size = COUNT // AREAS
    numbers = range(area * size, area * size + size)
    criteria = "".join(_criterion(area, number) for number in numbers)
    return f"""\
  - id: "{area + 1}"
    title: LĨNH VỰC {area + 1}
    criteria:
{criteria}"""


def _criterion(area: int, number: int) -> str:
    return f"""\
      - id: "{area + 1}.{number + 1}"
        title: Tỷ lệ hồ sơ loại {number} giải quyết đúng hạn
        requirement: Từ 90% trở lên
        cite: {{place: Phụ lục, row: "{number + 1}"}}
        lead: Văn phòng
        support: Các bộ phận
        due: {{text: Trong năm, within: 2024}}
        points: 1
        rule:
          ratio:
            of: done_{number}
            to: due_{number}
            when_none: not_applicable
            bands:
              - {{at_least: 90%, share: 100%}}
              - {{at_least: 70%, share: 50%}}
              - {{otherwise: true, share: 0%}}
"""
