"""Rules of every kind but those made of rules, for generated rulesets."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from tests.generate_bands import (
    AWARDS,
    DAYS,
    ONE,
    SHARES,
    Line,
    Room,
    day_bands,
    graded,
    proportion,
)
from tests.generate_days import days
from tests.generate_deadlines import deadlines
from tests.generate_facts import Book, label, percent, show
from tests.generate_rows import rows
from tests.generate_surveys import survey

Words = dict[str, Any]
ZERO = Fraction(0)


def leaf(book: Book, room: Room) -> Words:
    """A rule that is not a composite. One that is part of a condition can earn its full award."""
    kinds = [kind for kind in LEAVES if not (room.plain and kind == "judged")]
    kind = book.draw(st.sampled_from(kinds))
    return {kind: LEAVES[kind](book, room)}


def policy(book: Book, room: Room) -> str:
    return book.draw(
        st.sampled_from(["not_applicable", "zero"] + ([] if room.penalty else ["full"]))
    )


def _maybe_policy(book: Book, room: Room) -> tuple[bool, Words]:
    """Whether the facts read are of those with a policy, and the policy."""
    has = book.chance(2)
    return has, {"when_none": policy(book, room)} if has else {}


def _ratio(book: Book, room: Room) -> Words:
    if book.chance(4):
        has, said = _maybe_policy(book, room)
        fact = book.take("share", policy=has)
        return {"of": fact} | _graded_ratio(book, room, *book.limits(fact)) | said
    kind = "count" if book.small else book.draw(st.sampled_from(["count", "money"]))
    whole = book.take(kind)
    inside = book.may_part(whole) and not book.chance(4)
    of = book.take_part(whole) if inside else book.take(kind, but=whole)
    words: Words = {"of": of, "to": whole}
    if book.may_part(whole) and book.chance(5):
        words["exclude"] = [book.take_part(whole, but=of)]
    high = ONE if inside and "exclude" not in words else None
    low = None if (book.limits(of)[0] or ZERO) < 0 else ZERO
    words |= _graded_ratio(book, room, low, high)
    if book.chance(3):
        words["made_by"] = book.draw(st.sampled_from(["converting", "adding"]))
    return words | {"when_none": policy(book, room)}


def _graded_ratio(book: Book, room: Room, low: Fraction | None, high: Fraction | None) -> Words:
    if not book.chance(3):
        return graded(book, room, Line([*SHARES, ZERO, Fraction(6, 5)], low, high, share=True))
    return proportion(book)


def _count(book: Book, room: Room) -> Words:
    fact = book.take("count")
    none = {"when_none": policy(book, room)} if book.chance(3) else {}
    words: Words = {"of": fact}
    if book.chance(2 if room.penalty else 3):
        words["per_item"] = show(room.worth / book.draw(st.integers(1, 4)))
        if room.penalty and book.chance(2):
            words["uncapped"] = "true"
        elif room.official and not room.plain and book.chance(3):
            words["cap"] = show(room.worth * Fraction(3, 4))
        return words | none
    low, high = book.limits(fact)
    marks = [Fraction(n) for n in range(int(min(high or 6, 6)) + 1)]
    return words | graded(book, room, Line(marks, low, high)) | none


def _limit(book: Book, room: Room) -> Words:
    fact = book.take(book.draw(st.sampled_from(["count", "money"])))
    kind = book.facts[fact]["type"]
    words: Words = {"of": fact}
    if book.chance(2):
        words["within"] = book.take(kind, but=fact)
    else:
        words["at_most"] = str(
            book.draw(st.integers(0, int(min(book.limits(fact)[1] or 3, 3)) - 1))
        )
    if book.chance(3):
        words["deduct"] = show(room.worth / book.draw(st.integers(1, 5)))
    return words | ({"when_none": policy(book, room)} if book.chance(3) else {})


def _yes_no(book: Book, room: Room) -> Words:
    has, policy = _maybe_policy(book, room)
    want = book.draw(st.sampled_from([{}, {"want": "no"}, {"want": "yes"}]))
    return {"of": book.take("yes_no", policy=has)} | want | _happened(book) | policy


def _happened(book: Book) -> Words:
    return {"happened": "true"} if book.chance(4) else {}


def _deadline(book: Book, room: Room) -> Words:
    has, policy = _maybe_policy(book, room)
    words: Words = {"of": book.take("date", policy=has)}
    if book.chance(2):
        return words | {"bands": day_bands(book, room)} | policy
    way = book.draw(st.sampled_from(["by", "before"]))
    return words | {way: book.draw(st.sampled_from(DAYS))} | policy


def _choice(book: Book, room: Room) -> Words:
    has, policy = _maybe_policy(book, room)
    fact = book.take("choice", policy=has)
    codes = list(book.facts[fact]["options"])
    count = len(codes) - 1
    shares = book.draw(st.sets(st.sampled_from(SHARES[:-3]), min_size=count, max_size=count))
    given = [ONE, *sorted([ZERO, *shares][:count], reverse=True)]
    options = dict(zip(codes, map(percent, given), strict=True))
    return {"of": fact, "options": options} | _happened(book) | policy


def _judged(book: Book, room: Room) -> Words:
    step = room.worth / book.draw(st.sampled_from([1, 2, 4, 5]))
    return {"on": label("Mức độ đổi mới", "How much was renewed"), "step": show(step)}


def _index(book: Book, room: Room) -> Words:
    blank = book.chance(2)
    words: Words = {}
    if book.chance(2):
        has, policy = _maybe_policy(book, room)
        kind = book.draw(st.sampled_from(["share", "number"]))
        words = {"of": book.take(kind, policy=has, blank=blank)} | policy
    else:
        kind = "share"
        facts = {book.take(kind, blank=blank) for _ in range(book.draw(st.integers(1, 3)))}
        weights = st.sampled_from(["0.5625", "1.125", "1/3", "2", "-0.5"])
        words = {"sum": {fact: book.draw(weights) for fact in sorted(facts)}, "plus": "0.25"}
    if blank:
        words["when_blank"] = book.draw(st.sampled_from(["zero", "not_applicable", "no_value"]))
        if "when_none" not in words and book.chance(2):
            words["answers"] = book.take("count", blank=True)  # others could not do without it
            most = book.limits(words["answers"])[1]
            words["min_answers"] = show(
                min(most or Fraction(15), Fraction(2 if book.small else 15))
            )
    if "of" in words and kind == "share" and book.chance(2):
        words["reversed"] = "true"
    return words | _index_award(book, room, words, kind)


def _index_award(book: Book, room: Room, words: Words, kind: str) -> Words:
    """As a share or as points, or by thresholds; a condition needs what earns its full award."""
    match book.draw(st.sampled_from(["graded"] if room.plain else ["share", "points", "graded"])):
        case "share":
            return {"as": "share"} if book.chance(2) else {}
        case "points":
            least = {"least": show(room.worth / 10)} if room.official and book.chance(2) else {}
            return {"as": "points"} | least
    low, high = _index_limits(book, words)
    if "sum" in words:
        marks = [low + (high - low) * share for share in SHARES]
        return graded(book, room, Line(marks, low, high), window=False)
    if kind == "share":
        return graded(book, room, Line(SHARES, low, high, share=True))
    marks = [Fraction(n, 2) for n in range(-8, 20, 3)]
    return graded(book, room, Line(marks, low, high))


def _index_limits(book: Book, words: Words) -> tuple[Fraction, Fraction]:
    """The least and greatest value of an index over facts that all have limits."""
    weights = words.get("sum") or {words["of"]: "-1" if "reversed" in words else "1"}
    low = high = Fraction(words.get("plus", "1" if "reversed" in words else "0"))
    for fact, weight in weights.items():
        ends = sorted(Fraction(weight) * (end or ZERO) for end in book.limits(fact))
        low, high = low + ends[0], high + ends[1]
    return low, high


def _change(book: Book, room: Room) -> Words:
    base = book.take("count")
    words: Words = {"of": book.take("count", but=base), "from": base}
    down = book.chance(2)
    low, high = (None, ONE) if down else (-ONE, None)
    marks = [ZERO, Fraction(6, 100), Fraction(1, 10), Fraction(1, 3), Fraction(1, 2)]
    words |= graded(book, room, Line(marks, low, high, share=True))
    return words | ({"way": "down"} if down else {}) | {"when_none": policy(book, room)}


def _days(book: Book, room: Room) -> Words:
    return days(book, room, lambda: policy(book, room))


def _deadlines(book: Book, room: Room) -> Words:
    return deadlines(book, room, lambda: policy(book, room))


def _relative(book: Book, room: Room) -> Words:
    words: Words = {"of": book.take("count")}
    if book.chance(3):
        words["to"] = book.take("count", but=words["of"])
    by = book.draw(st.sampled_from(["best", "mean", "median", "leader", "rank"]))
    words |= {"by": by, "when_none": policy(book, room)}
    if by in ("best", "rank") and book.chance(3):
        words["way"] = "down"
    if by == "rank":
        places = [Fraction(n) for n in (1, 2, 3)]
        return words | graded(book, room, Line(places, ONE, None))
    if by == "leader" or (book.chance(2) and not room.plain):
        return words
    top = ONE if by == "best" else None
    return words | graded(book, room, Line([*SHARES, Fraction(6, 5)], ZERO, top, share=True))


def _rows(book: Book, room: Room) -> Words:
    return rows(book, room, lambda: policy(book, room))


def _survey(book: Book, room: Room) -> Words:
    return survey(book, room, lambda: policy(book, room))


def _fixed(book: Book, room: Room) -> Words:
    """Any award; in full where it is a condition, as one that never holds is no condition."""
    if room.plain:
        return {"share": "100%"}
    share = book.draw(st.sampled_from([ZERO, *AWARDS]))
    if room.official and book.chance(2):
        return {"points": show(share * room.worth)}
    return {"share": percent(share)}


LEAVES: dict[str, Callable[[Book, Room], Words]] = {
    "yes_no": _yes_no,
    "ratio": _ratio,
    "count": _count,
    "limit": _limit,
    "deadline": _deadline,
    "choice": _choice,
    "judged": _judged,
    "index": _index,
    "change": _change,
    "days": _days,
    "rows": _rows,
    "deadlines": _deadlines,
    "relative": _relative,
    "survey": _survey,
    "fixed": _fixed,
}
