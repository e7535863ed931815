"""What the kinds that count days or deadlines give, straight from the rule language."""

from datetime import date
from fractions import Fraction

from tests.oracle_days import days_from, taken_off
from tests.oracle_leaves import (
    ZERO,
    Data,
    Desk,
    NothingArose,
    Points,
    graded,
    in_time,
    meets,
    prize,
    yes,
)


def days(body: Data, worth: Points, desk: Desk) -> Points:
    fixed = body["after"][:1].isdigit()
    start = date.fromisoformat(body["after"]) if fixed else desk.unless_none(body["after"], body)
    if start == "never":
        raise NothingArose
    done = desk.unless_none(body["of"], body)
    if done == "never":
        rows = [band for band in body.get("bands", ()) if yes(band.get("never", "no"))]
        lost = worth if desk.penalty and "off_per_day" in body else ZERO
        return next((prize(band, worth) for band in rows), lost)
    count = days_from(start, done, working=yes(body.get("working", "no")))
    if "off_per_day" in body:
        off = taken_off(body["off_per_day"], count - int(body["at_most"]), worth)
        return off if desk.penalty else worth - off
    return graded(
        body, worth, lambda bounds: "never" not in bounds and meets(bounds, Fraction(count))
    )


def deadlines(body: Data, worth: Points, desk: Desk) -> Points:
    policy = "when_none" in body
    due = [f for f in body["each"] if not (policy and desk.declared(f, "nothing_arose"))]
    if not due:
        raise NothingArose
    late = sum(not in_time(_last(body["each"][fact]), desk.value(fact)) for fact in due)
    if "off_each" in body:
        off = min(worth, late * prize(body["off_each"], worth))
        return off if desk.penalty else worth - off
    return graded(body, worth, lambda bounds: meets(bounds, Fraction(late)))


def _last(words: Data) -> Data:
    """A month or a quarter as its last day."""
    year, _, rest = words.get("by", "--").partition("-")
    if "-" in rest or not rest:
        return words
    month = int(rest[1:]) * 3 if rest[0] == "Q" else int(rest)
    first_after = date(int(year) + month // 12, month % 12 + 1, 1)
    return {"before": first_after.isoformat()}
