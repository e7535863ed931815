"""One unit at two times or two stages: what differs, and what it comes from.

Points are of the criterion or the total. The differences of criteria and of adjustment lines add
up to the difference of the total, for what is earned.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Literal, NamedTuple

from engine.facts import Evidence, Mark, Other, Value
from engine.kinds.relative import Relative
from engine.lower import Compiled, Lowered
from engine.outcome import Points, Tri
from engine.points import ZERO
from engine.scorecard import CriterionResult, Scorecard, Status


class Given(NamedTuple):
    """What is known of a fact, a judged check or other units' figures; all None: nothing is.

    `document` is what it is cited from. `others` are the units of which the other side knows
    something else, or nothing.
    """

    value: Value | None = None
    declared: str | None = None
    mark: Fraction | None = None
    document: str | None = None
    others: tuple[Other, ...] | None = None


class Cause(NamedTuple):
    """A fact, a judged check, or a figure of the other units, of which something else is given."""

    name: str
    of: Literal["fact", "mark", "peers"]
    before: Given
    after: Given


class Difference(NamedTuple):
    """A criterion that came to something else. No causes: something outside its facts changed."""

    criterion: str
    before: Points
    after: Points
    was: Status
    status: Status
    gain: Fraction
    causes: tuple[Cause, ...]


class Comparison(NamedTuple):
    """What became of the total: `gain` is `criteria` and `adjustments` together, in points."""

    gain: Fraction
    criteria: Fraction
    adjustments: Fraction
    differences: tuple[Difference, ...]


def compare(compiled: Compiled, before: Scorecard, after: Scorecard) -> Comparison:
    """Two scorecards under one ruleset, criterion by criterion in the ruleset's order."""
    found = [
        one for lowered in compiled.criteria.values() for one in _difference(lowered, before, after)
    ]
    gain = after.total.points.earned - before.total.points.earned
    criteria = sum((_counted(after, c) - _counted(before, c) for c in compiled.criteria), ZERO)
    return Comparison(gain, criteria, gain - criteria, tuple(found))


def _counted(card: Scorecard, criterion: str) -> Fraction:
    """What a criterion brings to the sum: nothing for sure while it may not apply."""
    one = card.criteria[criterion]
    earned = one.points.earned
    return min(earned, ZERO) if one.away is Tri.MAYBE else earned


def _difference(one: Lowered, before: Scorecard, after: Scorecard) -> Iterator[Difference]:
    id_ = one.id
    was, now = before.criteria[id_], after.criteria[id_]
    causes = tuple(_causes(one, before.evidence, after.evidence))
    if _same(was, now) and not causes:
        return
    gain = _counted(after, id_) - _counted(before, id_)
    yield Difference(id_, was.points, now.points, was.status, now.status, gain, causes)


def _same(was: CriterionResult, now: CriterionResult) -> bool:
    return (was.points, was.status, was.supported) == (now.points, now.status, now.supported)


def _causes(one: Lowered, before: Evidence, after: Evidence) -> Iterator[Cause]:
    for fact in one.facts:
        was, now = _of_fact(before, fact), _of_fact(after, fact)
        if was != now:
            yield Cause(fact, "fact", was, now)
    for check in one.checks:
        was, now = _of_mark(before.marks, check.id), _of_mark(after.marks, check.id)
        if was != now:
            yield Cause(check.id, "mark", was, now)
    for figure in dict.fromkeys(
        check.leaf.figure for check in one.checks if isinstance(check.leaf, Relative)
    ):
        was, now = _of_peers(before, after, figure), _of_peers(after, before, figure)
        if was != now:
            yield Cause(figure, "peers", was, now)


def _of_fact(evidence: Evidence, fact: str) -> Given:
    said, source = evidence.declared.get(fact), evidence.sources.get(fact)
    document = said.document if said is not None else source.document if source else None
    return Given(
        evidence.values.get(fact),
        said.says.value if said is not None else None,
        document=_proof(evidence, document),
    )


def _proof(evidence: Evidence, id_: str | None) -> str | None:
    """A document by its number and title: ids are each submission's own."""
    document = evidence.documents.get(id_ or "")
    if document is None:
        return id_
    return " ".join(part for part in (document.number, document.title) if part)


def _of_peers(evidence: Evidence, beside: Evidence, figure: str) -> Given:
    """What is known of other units' figures, less what is known beside it as well."""
    own, there = _figures(evidence, figure), _figures(beside, figure)
    if own is None:
        return Given()
    return Given(others=tuple(one for one in own if one not in (there or ())))


def _figures(evidence: Evidence, figure: str) -> tuple[Other, ...] | None:
    """Other units' figures, whichever document of a submission they are from."""
    found = evidence.peers.get(figure)
    return None if found is None else tuple(one._replace(document=None) for one in found)


def _of_mark(marks: Mapping[str, Mark], check: str) -> Given:
    mark = marks.get(check)
    return Given() if mark is None else Given(mark=mark.mark)
