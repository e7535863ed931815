"""What may still come out: every completion of incomplete evidence, gone through one by one."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from tests.oracle_leaves import NUMERIC, ZERO, Data, Points, exact, leaf_reads
from tests.oracle_rules import Outcome, asked_by, criteria, criterion_outcome, leaves, worth_of
from tests.oracle_totals import total

DECLARATIONS = frozenset({"nothing_arose", "blank"})
Domains = Mapping[str, Sequence[Any]]


@dataclass(frozen=True)
class Range:
    """The least and greatest award over all completions that give one, and what else may be."""

    least: Points | None
    greatest: Points | None
    maybe_na: bool
    maybe_no_value: bool


def completions(
    ruleset: Data, evidence: Data, domains: Domains, only: set[str] | None = None
) -> Iterator[dict[str, Any]]:
    """All evidence that the given evidence may become, within the limits of the facts.

    A fact not given takes every value of its domain; the words `nothing_arose` and `blank` there
    declare it. A mark not given takes its domain, 0 and its maximum where it has none. With `only`,
    facts and marks beyond those named stay as they are. Raises KeyError for a fact without domain.
    """
    wanted = only if only is not None else set(ruleset["facts"]) | set(_marks(ruleset))
    facts = [fact for fact in ruleset["facts"] if fact in wanted and _open(ruleset, evidence, fact)]
    given = evidence.get("marks", {})
    marks = {m: w for m, w in _marks(ruleset).items() if m in wanted and m not in given}
    choices = [domains[fact] for fact in facts]
    choices += [domains.get(mark, (ZERO, worth)) for mark, worth in marks.items()]
    names = [*facts, *marks]
    for picked in product(*choices):
        made = _completed(evidence, dict(zip(names, picked, strict=True)), set(marks))
        if _fits(ruleset, made):
            yield made


def bounds(
    ruleset: Data, evidence: Data, domains: Domains
) -> tuple[dict[str, Range], dict[str, Range]]:
    """The range of every criterion, and of every group, area and `total`, over all completions.

    Raises ValueError where no completion is left: the evidence contradicts itself.
    """
    alone = bounds_alone(ruleset, evidence, domains)
    outcome = _remembering(ruleset)
    together: dict[str, list[Outcome]] = {}
    for one in completions(ruleset, evidence, domains):
        outcomes = {c["id"]: outcome(c, kind, one) for c, kind in criteria(ruleset)}
        for name, found in total(ruleset, outcomes).items():
            together.setdefault(name, []).append(found)
    return alone, {name: _range(found) for name, found in together.items()}


def bounds_alone(ruleset: Data, evidence: Data, domains: Domains) -> dict[str, Range]:
    """The range of every criterion over all completions of what it reads."""
    alone = {}
    for criterion, kind in criteria(ruleset):
        made = completions(ruleset, evidence, domains, touching(ruleset, criterion))
        seen = (criterion_outcome(ruleset, criterion, kind, one) for one in made)
        alone[criterion["id"]] = _range(seen)
    return alone


def reads(ruleset: Data, criterion: Data) -> set[str]:
    """The facts and paths of marks that a criterion reads, itself or by asking for another."""
    names = {criterion["applies_when"]} if "applies_when" in criterion else set()
    worth = worth_of(ruleset, criterion)
    for kind, body, _, path in leaves(criterion["rule"], worth, criterion["id"]):
        names |= {path} if kind == "judged" else leaf_reads(kind, body)
    asked = set(asked_by(criterion["rule"]))
    return names.union(*(reads(ruleset, c) for c, _ in criteria(ruleset) if c["id"] in asked))


def touching(ruleset: Data, criterion: Data) -> set[str]:
    """What a criterion reads, and the facts of which that is a part or which are a part of it."""
    names = reads(ruleset, criterion)
    facts = ruleset["facts"].items()
    links = [{fact, words["part_of"]} for fact, words in facts if "part_of" in words]
    while more := {name for link in links if names & link for name in link} - names:
        names |= more
    return names


def _marks(ruleset: Data) -> dict[str, Points]:
    """The path of every judged rule with its maximum."""
    return {
        path: worth
        for criterion, _ in criteria(ruleset)
        for kind, _, worth, path in leaves(
            criterion["rule"], worth_of(ruleset, criterion), criterion["id"]
        )
        if kind == "judged"
    }


def _open(ruleset: Data, evidence: Data, fact: str) -> bool:
    """Whether a fact is unknown: not given; or declared, where a rule has no policy for that."""
    if fact in evidence.get("values", {}):
        return False
    match evidence.get("declared", {}).get(fact):
        case None:
            return True
        case "blank":
            return False
    return any(
        fact in leaf_reads(kind, body) and "when_none" not in body and _needs_value(kind, body)
        for criterion, _ in criteria(ruleset)
        for kind, body, _, _ in leaves(criterion["rule"], ZERO, criterion["id"])
    )


def _needs_value(kind: str, body: Data) -> bool:
    """Whether the kind cannot take "nothing arose" as 0."""
    return kind in ("yes_no", "rows", "deadline", "deadlines", "days", "choice", "index") or (
        kind == "ratio" and "to" not in body
    )


def _completed(evidence: Data, picked: Mapping[str, Any], marks: set[str]) -> dict[str, Any]:
    values = dict(evidence.get("values", {}))
    declared = dict(evidence.get("declared", {}))
    marked = dict(evidence.get("marks", {}))
    for name, value in picked.items():
        if name in marks:
            marked[name] = value
        elif value in DECLARATIONS:
            declared[name] = value
        else:
            values[name] = value
    return {**evidence, "values": values, "declared": declared, "marks": marked}


def _fits(ruleset: Data, evidence: Data) -> bool:
    """Whether every number keeps to its fact's limits and to the whole that it is a part of."""
    numbers = {
        fact: ZERO if evidence["declared"].get(fact) == "nothing_arose" else value
        for fact, words in ruleset["facts"].items()
        if words["type"] in NUMERIC
        and (value := evidence["values"].get(fact, evidence["declared"].get(fact))) is not None
        and evidence["declared"].get(fact) != "blank"
    }
    return all(
        _within(ruleset["facts"][fact], fact in evidence["values"], number)
        and number <= numbers.get(ruleset["facts"][fact].get("part_of"), number)
        for fact, number in numbers.items()
    )


def _within(words: Data, given: bool, number: Any) -> bool:
    if not given:
        return True
    floor = words.get("at_least", "0" if words["type"] in ("count", "money") else None)
    if floor is not None and number < exact(floor):
        return False
    return "at_most" not in words or bool(number <= exact(words["at_most"]))


def _remembering(ruleset: Data) -> Callable[[Data, str, Data], Outcome]:
    """Outcomes of criteria, each worked out once for what the criterion reads."""
    known: dict[tuple[Any, ...], Outcome] = {}
    names = {c["id"]: sorted(reads(ruleset, c)) for c, _ in criteria(ruleset)}

    def outcome(criterion: Data, kind: str, evidence: Data) -> Outcome:
        parts = (evidence[part] for part in ("values", "declared", "marks"))
        seen = [tuple(part.get(n) for n in names[criterion["id"]]) for part in parts]
        key = (criterion["id"], evidence.get("unit_kind"), *seen)
        if key not in known:
            known[key] = criterion_outcome(ruleset, criterion, kind, evidence)
        return known[key]

    return outcome


def _range(outcomes: Iterable[Outcome]) -> Range:
    seen = set(outcomes)
    if not seen:
        raise ValueError("no completion is left: the evidence contradicts itself")
    awards = [one.award for one in seen if one.award is not None]
    return Range(
        min(awards, default=None),
        max(awards, default=None),
        any(one.kind == "not_applicable" for one in seen),
        any(one.kind == "no_value" for one in seen),
    )
