"""What a survey gives under complete evidence, answer by answer."""

from fractions import Fraction

from tests.oracle_leaves import (
    BOUNDS,
    ZERO,
    Blank,
    Data,
    Desk,
    NothingArose,
    Points,
    clamped,
    exact,
    graded,
    meets,
    proportional,
)


def survey(body: Data, worth: Points, desk: Desk) -> Points:
    """By `tallies` (tests.oracle_questions): the weighted share of each, or of all together."""
    tallies = body["tallies"]
    if any(desk.declared(fact, "blank") for tally in tallies for fact in tally):
        raise Blank
    if body.get("over") == "answers":
        tallies = [{fact: weight for tally in tallies for fact, weight in tally.items()}]
    least, shares = exact(body.get("min_answers", "0")), []
    numbers = [sum(desk.number(fact) for fact in tally) for tally in tallies]
    if 0 in numbers and ("when_none" in body or "min_answers" not in body):
        raise NothingArose
    if any(n < least for n in numbers):
        raise Blank
    for tally, n in zip(tallies, numbers, strict=True):
        shares.append(sum(exact(weight) * desk.number(f) for f, weight in tally.items()) / n)
    x = Fraction(sum(shares)) / len(shares)
    if "proportional" in body:
        return proportional(body["proportional"], worth, x)
    if "bands" in body or any(bound in body for bound in BOUNDS):
        return graded(body, worth, lambda bounds: meets(bounds, x))
    return clamped(x if body.get("as") == "points" else x * worth, ZERO, worth)
