"""What a rule, and so a criterion, gives under complete evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from tests.oracle_leaves import (
    LEAVES,
    ONE,
    ZERO,
    Blank,
    Data,
    Desk,
    Incomplete,
    NothingArose,
    Points,
    exact,
    graded,
    meets,
    proportional,
)
from tests.oracle_surveys import survey
from tests.oracle_time import days, deadlines

RULES = {**LEAVES, "days": days, "deadlines": deadlines, "survey": survey}
COMPOSITES = frozenset({"parts", "all_of", "any_of", "branch"})


@dataclass(frozen=True)
class Outcome:
    """Points awarded, None unless `kind` is award, and the maximum that counts (0 when it left)."""

    kind: Literal["award", "not_applicable", "no_value"]
    award: Points | None
    max: Points


def _policy(words: str | None, worth: Points) -> Outcome:
    """What a rule says of a case without a figure; without a word of it, the rule is undecided."""
    match words:
        case "full":
            return Outcome("award", worth, worth)
        case "zero":
            return Outcome("award", ZERO, worth)
        case "not_applicable":
            return Outcome("not_applicable", None, ZERO)
        case "no_value":
            return Outcome("no_value", None, worth)
    raise Incomplete("nothing arose, and the rule does not say what that does")


# Composites


def part_worths(parts: Sequence[Data], worth: Points) -> list[Points]:
    """Points of each part: its own, its share of `worth`, or an equal share where none is given."""
    given = [part for part in parts if "points" in part or "share" in part]
    if not given:
        return [worth / len(parts)] * len(parts)
    if len(given) < len(parts):
        raise ValueError("some parts have points and others do not")
    return [
        exact(part["points"]) if "points" in part else exact(part["share"]) * worth
        for part in parts
    ]


def inner_rules(rule: Data, worth: Points, path: str) -> Iterator[tuple[Data, Points, str]]:
    """The rules directly inside a composite, each with its points and its path; of a leaf, none."""
    [(kind, body)] = rule.items()
    if kind == "parts":
        worths = part_worths(body, worth)
        for number, (part, points) in enumerate(zip(body, worths, strict=True), 1):
            yield part["rule"], points, f"{path}/{number}"
    elif kind == "branch":
        for number, arm in enumerate(body, 1):
            if "otherwise" in arm:
                yield arm["otherwise"], worth, f"{path}/{number}"
                continue
            if not is_question(arm["when"]):
                yield arm["when"], worth, f"{path}/{number}/1"
            yield arm["then"], worth, f"{path}/{number}/2"
    elif kind in COMPOSITES:
        for number, inner in enumerate(body, 1):
            yield inner, worth, f"{path}/{number}"


def _composite(kind: str, inner: list[Outcome], worth: Points) -> Outcome:
    left = [one for one in inner if one.kind != "not_applicable"]
    if not left:
        return Outcome("not_applicable", None, ZERO)
    blank = any(one.kind == "no_value" for one in left)
    if kind == "parts":
        most = sum((one.max for one in left), ZERO)
        if blank:
            return Outcome("no_value", None, most)
        return Outcome("award", sum((one.award or ZERO for one in left), ZERO), most)
    holds = [one.award == one.max for one in left if one.kind == "award"]
    decided = not all(holds) if kind == "all_of" else any(holds)
    if blank and not decided:
        return Outcome("no_value", None, worth)
    full = all(holds) if kind == "all_of" else any(holds)
    return Outcome("award", worth if full else ZERO, worth)


def is_question(when: Data) -> bool:
    """Whether a condition of a branch is not a rule of its own."""
    return "unit_kind" in when or "criterion" in when


def _branch(arms: Sequence[Data], worth: Points, path: str, desk: Desk) -> Outcome:
    """The rule after the first condition that holds; no value where one before it has none."""
    for number, arm in enumerate(arms, 1):
        if "otherwise" in arm:
            return rule_outcome(arm["otherwise"], worth, f"{path}/{number}", desk)
        held = _held(arm["when"], worth, f"{path}/{number}/1", desk)
        if held is None:
            return Outcome("no_value", None, worth)
        if held:
            return rule_outcome(arm["then"], worth, f"{path}/{number}/2", desk)
    raise ValueError("a branch ends with otherwise")


def _held(when: Data, worth: Points, path: str, desk: Desk) -> bool | None:
    """Whether a condition holds; None where it has no value."""
    if "unit_kind" in when:
        kinds = when["unit_kind"]
        return desk.evidence["unit_kind"] in ([kinds] if isinstance(kinds, str) else kinds)
    if "criterion" in when:
        result, asked = desk.asked(when["criterion"]), when["is"]
        return None if result == "no_value" else result in ([asked], asked)[isinstance(asked, list)]
    found = rule_outcome(when, worth, path, replace(desk, penalty=False))
    if found.kind == "no_value":
        return None
    return found.kind == "award" and found.award == found.max


def rule_outcome(rule: Data, worth: Points, path: str, desk: Desk) -> Outcome:
    """What a rule worth `worth` points gives. Raises Incomplete where evidence is missing."""
    [(kind, body)] = rule.items()
    if kind == "branch":
        return _branch(body, worth, path, desk)
    if kind in COMPOSITES:
        inner = [rule_outcome(*one, desk) for one in inner_rules(rule, worth, path)]
        return _composite(kind, inner, worth)
    if kind == "rows":
        return _rows(body, worth, desk)
    if kind == "judged":
        mark = desk.mark(path)
        if not 0 <= mark <= worth:
            raise ValueError(f"the mark of {path} is outside 0..{worth}")
        return Outcome("award", mark, worth)
    try:
        return Outcome("award", RULES[kind](body, worth, desk), worth)
    except NothingArose:
        return _policy(body.get("when_none"), worth)
    except Blank:
        return _policy(body.get("when_blank", "no_value"), worth)


def _of_row(body: Data, row: Data) -> Outcome:
    """What one row comes to. Raises Incomplete where that hangs on a cell not given."""
    rules = body.get("rules", {"": body.get("each")})
    options = [row[body["by"]]] if "by" in body and body["by"] in row else list(rules)
    found = {rule_outcome(rules[one], ONE, "", Desk({"values": row})) for one in options}
    if len(found) > 1:
        raise Incomplete(body["by"])
    return found.pop()


def _rows(body: Data, worth: Points, desk: Desk) -> Outcome:
    """How many rows earn their own rule in full, of those that it applies to."""
    try:
        held = []
        for row in desk.unless_none(body["of"], body):
            found = _of_row(body, row)
            if found.kind == "award":
                held.append(found.award == found.max)
        if not held:
            raise NothingArose
    except NothingArose:
        return _policy(body.get("when_none"), worth)
    x = Fraction(sum(held)) if body.get("as") == "count" else Fraction(sum(held), len(held))
    if "proportional" in body:
        return Outcome("award", proportional(body["proportional"], worth, x), worth)
    return Outcome("award", graded(body, worth, lambda bounds: meets(bounds, x)), worth)


def leaves(rule: Data, worth: Points, path: str) -> Iterator[tuple[str, Data, Points, str]]:
    """Every rule in a rule that is not a composite: its kind, body, points and path."""
    [(kind, body)] = rule.items()
    if kind in COMPOSITES:
        for one in inner_rules(rule, worth, path):
            yield from leaves(*one)
    else:
        yield kind, body, worth, path


# Criteria


def criteria(ruleset: Data) -> Iterator[tuple[Data, str]]:
    """Every criterion with the kind of the nearest group around it that says one."""

    def under(node: Data, kind: str) -> Iterator[tuple[Data, str]]:
        kind = node.get("kind", kind)
        for criterion in node.get("criteria", ()):
            yield criterion, kind
        for group in node.get("groups", ()):
            yield from under(group, kind)

    for area in ruleset["areas"]:
        yield from under(area, "base")


def worth_of(ruleset: Data, criterion: Data) -> Points:
    """Points of a criterion: its own, or an equal share of the total under an assumed basis."""
    if ruleset["basis"]["kind"] == "official":
        return exact(criterion["points"])
    kinds = [kind for _, kind in criteria(ruleset)]
    if any(kind != "base" for kind in kinds):
        raise ValueError("equal shares are not defined where there is a bonus or a penalty")
    return exact(ruleset["basis"]["total"]) / len(kinds)


def rounded(points: Points, places: int) -> Points:
    """To so many decimals, half away from zero."""
    whole = int(abs(points) * 10**places + Fraction(1, 2))
    return Fraction(whole if points >= 0 else -whole, 10**places)


def criterion_outcome(ruleset: Data, criterion: Data, kind: str, evidence: Data) -> Outcome:
    """The outcome of one criterion; in a penalty its maximum is 0 and its award a deduction."""
    desk = Desk(evidence, kind == "penalty", lambda other: _result(ruleset, other, evidence))
    condition = criterion.get("applies_when")
    if condition is not None and not desk.answer(condition):
        return Outcome("not_applicable", None, ZERO)
    worth = worth_of(ruleset, criterion)
    outcome = rule_outcome(criterion["rule"], worth, criterion["id"], desk)
    if kind == "penalty":
        outcome = Outcome(outcome.kind, None if outcome.award is None else -outcome.award, ZERO)
    if "round" not in criterion or outcome.award is None:
        return outcome
    award = min(rounded(outcome.award, int(criterion["round"])), outcome.max)
    return Outcome(outcome.kind, award, outcome.max)


def _result(ruleset: Data, id_: str, evidence: Data) -> str:
    """What a criterion comes to, as a branch of another asks for it."""
    criterion, kind = next(one for one in criteria(ruleset) if one[0]["id"] == id_)
    found = criterion_outcome(ruleset, criterion, kind, evidence)
    if found.award is None:
        return found.kind
    if found.award == found.max:
        return "met"
    nothing = -worth_of(ruleset, criterion) if kind == "penalty" else ZERO
    return "partly" if found.award > nothing else "not_met"


def asked_by(rule: Data) -> Iterator[str]:
    """The criteria that the branches of a rule ask for."""
    [(kind, body)] = rule.items()
    if kind == "branch":
        yield from (a["when"]["criterion"] for a in body if "criterion" in a.get("when", ()))
    if kind in COMPOSITES:
        for inner, _, _ in inner_rules(rule, ZERO, ""):
            yield from asked_by(inner)


def complete(ruleset: Data, evidence: Data) -> dict[str, Outcome]:
    """Each criterion's outcome when all facts and marks are given; Incomplete where one is not."""
    return {
        criterion["id"]: criterion_outcome(ruleset, criterion, kind, evidence)
        for criterion, kind in criteria(ruleset)
    }
