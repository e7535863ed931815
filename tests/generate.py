"""Rulesets and evidence out of nothing, for laws that must hold on all of them.

`rulesets()` draws valid rulesets with every kind of rule and group, `evidence_for` evidence that
does not contradict itself, with values that crowd around thresholds, and `small_domains` gives the
values by which every completion of a small ruleset can be gone through.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import yaml
from hypothesis import strategies as st

from tests.generate_bands import Room
from tests.generate_days import CALENDARS
from tests.generate_facts import Book, label, show
from tests.generate_rules import rule
from tests.generate_values import evidence_for, small_domains

__all__ = ["Generated", "evidence_for", "rulesets", "small_domains"]

Words = dict[str, Any]

_POINTS = ["1", "2", "3", "0.5", "0.25", "1.5", "2.5", "4", "5", "10", "4/3"]
_DUES = [
    {"text": "Trong năm", "within": "2024"},
    {"text": "Quý III", "quarter": "2024-Q3"},
    {"text": "Chậm nhất 30/6", "by": "2024-06-30"},
    {"text": "Trước ngày 15/12", "before": "2024-12-15"},
    {"text": "Thường xuyên", "ongoing": "true"},
]


@dataclass(frozen=True)
class Generated:
    """A ruleset as plain data, all scalars text, and as the YAML text of the same."""

    data: Words
    text: str


class _Plain(yaml.CSafeDumper):
    """YAML without anchors and aliases, which the language does not have."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


@st.composite
def rulesets(
    draw: st.DrawFn, *, small: bool = False, tangled: bool = False, most: int = 12
) -> Generated:
    """A valid ruleset of 1 to `most` criteria.

    `small`: facts have few values, so that completions can be gone through. `tangled`: rules inside
    one criterion may share facts or depend on each other through part_of.
    """
    book = Book(draw, small=small, tangled=tangled)
    official = draw(st.booleans())
    count = draw(st.integers(1, most))
    slots = draw(st.lists(st.integers(0, 8), min_size=count - 1, max_size=count - 1))
    rescaled = book.chance(3)
    areas = _areas(book, sorted([0, *slots]), official, rescaled)
    lines = list(_criteria(areas))
    for number, (words, kind) in enumerate(lines, 1):
        points = Fraction(draw(st.sampled_from(_POINTS))) if official else Fraction(100, count)
        words |= _criterion(book, number, Room(points, official, penalty=kind == "penalty"))
    base = sum(Fraction(w["points"]) for w, kind in lines if kind == "base") if official else 100
    data = _head(official, show(Fraction(base))) | {"facts": book.facts, "areas": areas}
    if book.counts_working_days:
        data["calendar"] = list(CALENDARS)
    if total := ({"rescale": "100"} if rescaled else {}) | _adjusted(book, "100"):
        data["total"] = total
    return Generated(data, _written(data))


def plainly(generated: Generated) -> Generated:
    """The same ruleset with bare sums: nothing is capped, clamped, rescaled or rounded in it."""
    areas = [_bare(area) for area in generated.data["areas"]]
    data = {key: v for key, v in generated.data.items() if key != "total"} | {"areas": areas}
    return Generated(data, _written(data))


def _bare(group: Words) -> Words:
    found = {key: v for key, v in group.items() if key not in ("rescale", "cap", "clamp", "round")}
    return found | {"groups": [_bare(one) for one in group.get("groups", ())]}


def _written(data: Words) -> str:
    return yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=100)


def _head(official: bool, total: str) -> Words:
    head: Words = {
        "ruleset": "generated/one",
        "index": "other",
        "title": label("Bộ chỉ số sinh ra", "A generated index"),
        "unit_kind": "commune",
        "period": {"from": "2024-01-01", "to": "2024-12-31"},
        "source": {
            "document": "…/KH-UBND",
            "title": "Kế hoạch sinh ra",
            "issuer": "UBND xã",
            "date": "2024-02",
        },
        "basis": {"kind": "official" if official else "assumed", "total": total},
    }
    said = label("Điểm chia đều.", "Points in equal shares.")
    return head if official else head | {"assumed": [{"id": "A1", "about": "points", "text": said}]}


def _areas(book: Book, slots: list[int], official: bool, rescaled: bool) -> list[Words]:
    """Areas with room for criteria: slot 3a is in area a itself, 3a+1 and 3a+2 in its groups."""
    areas = []
    for place in sorted({slot // 3 for slot in slots}):
        roman = ("I", "II", "III")[place]
        kind = _kind(book, allowed=official and place > 0)
        area = _node(book, roman, kind, slots.count(3 * place))
        if kind == "base" and book.chance(4):
            area["rescale"] = "40"
        hidden = rescaled or kind != "base"
        groups = [
            _node(book, f"{roman}.{g}", _kind(book, allowed=official and not hidden), size, kind)
            for g in (1, 2)
            if (size := slots.count(3 * place + g))
        ]
        areas.append(area | ({"groups": groups} if groups else {}))
    return areas


def _kind(book: Book, *, allowed: bool) -> str:
    return book.draw(st.sampled_from(["base", "base", "bonus", "penalty"])) if allowed else "base"


def _node(book: Book, id_: str, kind: str, size: int, outer: str = "") -> Words:
    words: Words = {"id": id_, "title": label(f"LĨNH VỰC {id_}", f"AREA {id_}")}
    if kind != "base":
        words["kind"] = kind
        if book.chance(2):
            words["cap"] = book.draw(st.sampled_from(["1", "2.5", "5"]))
        words |= {"round": "2"} if book.chance(4) else {}
    elif book.chance(3):
        words |= _adjusted(book, book.draw(st.sampled_from(["1.5", "20"])))
    if kind == outer == "base" and book.chance(6):
        words["rescale"] = "10"
    return words | ({"criteria": [{} for _ in range(size)]} if size else {})


def _adjusted(book: Book, top: str) -> Words:
    """Clamp and rounding, either, both or none."""
    words: Words = {}
    if book.chance(3):
        words["clamp"] = {"at_least": "0"} | ({"at_most": top} if book.chance(2) else {})
    if book.chance(3):
        words["round"] = book.draw(st.sampled_from(["1", "2"]))
    return words


def _criteria(areas: list[Words]) -> Iterator[tuple[Words, str]]:
    for area in areas:
        outer = area.get("kind", "base")
        for group in [area, *area.get("groups", ())]:
            for words in group.get("criteria", ()):
                yield words, group.get("kind", outer)


def _criterion(book: Book, number: int, room: Room) -> Words:
    book.start()
    words: Words = {
        "id": f"c{number}",
        "title": f"Tiêu chí thứ {number}",
        "requirement": "Phấn đấu đạt yêu cầu",
        "cite": {"place": "Phụ lục", "row": str(number)},
        "lead": "Văn phòng",
        "support": "Các bộ phận",
        "due": dict(book.draw(st.sampled_from(_DUES))),
    }
    if room.official:
        words["points"] = show(room.worth)
    else:
        words["assumed"] = ["A1"]
    if book.chance(6):
        words["applies_when"] = book.take("yes_no")
    if book.chance(5):
        words["round"] = book.draw(st.sampled_from(["0", "1", "2"]))
    made = words | {"rule": rule(book, room)}
    book.criteria.append(f"c{number}")
    return made
