"""The sums of groups, areas and the whole, with what each does to its own sum."""

from collections.abc import Mapping

from tests.oracle_leaves import ZERO, Data, Points, exact
from tests.oracle_rules import Outcome, rounded

_NONE_LEFT = Outcome("not_applicable", None, ZERO)


def total(ruleset: Data, outcomes: Mapping[str, Outcome]) -> dict[str, Outcome]:
    """Earned and maximum of every group and area by id, and of the whole as `total`.

    In order: the sum, rescaling of what is base, bonus and penalty, cap, clamp, rounding. A group
    that is rescaled and of which nothing applies leaves the sum above it; the whole has no value.
    """
    sums: dict[str, Outcome] = {}
    root = {"groups": ruleset["areas"], **ruleset.get("total", {})}
    whole = _sum(root, outcomes, sums)
    if whole.kind == "not_applicable":
        whole = Outcome("no_value", None, ZERO)
    return {**sums, "total": whole}


def _sum(node: Data, outcomes: Mapping[str, Outcome], sums: dict[str, Outcome]) -> Outcome:
    base = [outcomes[criterion["id"]] for criterion in node.get("criteria", ())]
    extra: list[Outcome] = []
    for group in node.get("groups", ()):
        sums[group["id"]] = inner = _sum(group, outcomes, sums)
        (base if group.get("kind", "base") == "base" else extra).append(inner)
    most = sum((one.max for one in base), ZERO)
    earned = _earned(base)
    if "rescale" in node:
        if most == 0:
            return _NONE_LEFT
        _refuse_hidden_extras(node)
        scale = exact(node["rescale"])
        earned = None if earned is None else earned / most * scale
        most = scale
    added = _earned(extra)
    most = _adjusted(node, most + sum((one.max for one in extra), ZERO))
    if earned is None or added is None:
        return Outcome("no_value", None, most)
    return Outcome("award", _adjusted(node, earned + added), most)


def _earned(parts: list[Outcome]) -> Points | None:
    if any(one.kind == "no_value" for one in parts):
        return None
    return sum((one.award for one in parts if one.award is not None), ZERO)


def _adjusted(node: Data, points: Points) -> Points:
    """Cap, clamp and rounding, of what was earned and of the maximum alike."""
    if "cap" in node:
        cap = exact(node["cap"])
        points = max(points, -cap) if node["kind"] == "penalty" else min(points, cap)
    clamp = node.get("clamp", {})
    if "at_least" in clamp:
        points = max(points, exact(clamp["at_least"]))
    if "at_most" in clamp:
        points = min(points, exact(clamp["at_most"]))
    return rounded(points, int(node["round"])) if "round" in node else points


def _refuse_hidden_extras(node: Data) -> None:
    """A rescaled sum takes bonus and penalty from its own groups, not from inside a base one."""
    for group in node.get("groups", ()):
        if group.get("kind", "base") == "base":
            for inner in group.get("groups", ()):
                if inner.get("kind", "base") != "base":
                    raise ValueError(f"{inner['id']}: bonus or penalty inside what is rescaled")
            _refuse_hidden_extras(group)
