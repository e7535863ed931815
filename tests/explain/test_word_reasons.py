"""Every reason that a band or a state can give has its sentence."""

from fractions import Fraction
from typing import Any

import pytest

from engine.kinds import discover
from engine.lower import state_rows
from engine.rule import Leaf, WhenNone, Worth
from engine.when import Answered
from explain.words import catalogue, words
from tests.explain.support import ruleset

BANDS: dict[str, list[dict[str, Any]]] = {
    "ratio": [
        {"of": "on_time", "to": "due", "at_least": "90%"},
        {"of": "on_time", "to": "due", "below": "90%"},
        {"of": "on_time", "to": "due", "is": "90%"},
        {"of": "on_time", "to": "due", "bands": [{"otherwise": True, "share": "0%"}]},
        {"of": "on_time", "to": "due", "proportional": {"floor": "50%"}},
    ],
    "count": [
        {"of": "ideas", "at_least": "1"},
        {"of": "ideas", "at_most": "1"},
        {"of": "ideas", "is": "1"},
        {"of": "ideas", "bands": [{"otherwise": True, "share": "0%"}]},
        {"of": "ideas", "per_item": "1"},
    ],
    "yes_no": [{"of": "inspected"}, {"of": "inspected", "want": "no"}],
    "deadline": [
        {"of": "issued", "by": "2024-01-01"},
        {"of": "issued", "bands": [{"by": "2024-01-01", "share": "1"}]},
    ],
    "days": [
        {"of": "issued", "after": "2024-01-01", "at_most": "1"},
        {"of": "issued", "after": "2024-01-01", "at_most": "1", "off_per_day": {"points": "1"}},
        {"of": "a", "after": "b", "at_most": "1", "off_per_day": {"points": "1", "cut_off": "3"}},
        {"of": "a", "after": "b", "bands": [{"at_most": "1", "share": "1"}]},
    ],
    "deadlines": [
        {"each": {"issued": {"by": "2024-01-01"}}, "at_most": "0"},
        {"each": {"issued": {"by": "2024-01-01"}}, "off_each": {"points": "1"}},
        {"each": {"a": {"by": "2024-01"}}, "bands": [{"at_most": "1", "share": "1"}]},
    ],
    "rows": [
        {"of": "a", "each": {"yes_no": {"of": "b"}}, "at_least": "90%"},
        {"of": "a", "each": {"yes_no": {"of": "b"}}, "at_most": "90%"},
        {"of": "a", "each": {"yes_no": {"of": "b"}}, "is": "90%"},
        {"of": "a", "each": {"yes_no": {"of": "b"}}, "bands": [{"otherwise": True, "share": "1"}]},
        {"of": "a", "each": {"yes_no": {"of": "b"}}, "proportional": {"floor": "50%"}},
    ],
    "choice": [{"of": "grade", "options": {"good": "1", "fair": "0", "poor": "0"}}],
    "relative": [
        {"of": "due", "by": "best", "at_least": "50%", "at_most": "90%"},
        {"of": "due", "by": "mean", "is": "100%"},
        {"of": "due", "by": "best"},
        {"of": "due", "by": "rank", "bands": [{"at_most": "2", "share": "100%"}]},
        {"of": "due", "by": "leader"},
    ],
    "change": [
        {"of": "due", "from": "online", "at_least": "10%"},
        {"of": "due", "from": "online", "at_most": "10%"},
        {"of": "due", "from": "online", "is": "10%"},
        {"of": "due", "from": "online", "bands": [{"otherwise": True, "share": "0%"}]},
    ],
    "criterion": [{"id": "1", "results": ["met"]}],
    "unit_kind": [{"kinds": ["ward"]}],
    "fixed": [{"share": "50%"}],
    "judged": [{"on": {"vi": "a", "en": "a"}}],
    "limit": [{"of": "staff", "within": "quota"}],
    "survey": [
        {"of": "q", "top": 2},
        {"of": "q", "top": 2, "at_least": "60%", "at_most": "90%"},
        {"of": "q", "top": 2, "is": "90%"},
        {"of": "q", "top": 2, "bands": [{"otherwise": True, "share": "0%"}]},
        {"of": "q", "top": 2, "proportional": {"floor": "60%", "target": "90%"}},
    ],
    "index": [
        {"of": "sipas"},
        {"of": "sipas", "at_least": "1"},
        {"of": "sipas", "at_most": "1"},
        {"of": "sipas", "is": "1"},
        {"of": "sipas", "bands": [{"otherwise": True, "share": "0%"}]},
    ],
}


LEAVES = {name: kind for name, kind in discover().items() if issubclass(kind, Leaf)}
LEAVES |= {kind.name: kind for kind in Answered.__subclasses__()}


def reasons_of(kind: str) -> set[str]:
    leaf = LEAVES[kind]
    return {
        band.reason
        for body in BANDS[kind]
        for sign in (1, -1)
        for band in leaf.model_validate(body).rows(Worth(Fraction(2), sign), ruleset().facts)
    }


@pytest.mark.parametrize("kind", LEAVES)
def test_every_band_s_reason_has_its_sentence(kind: str) -> None:
    entries = catalogue.entries("reason")
    kept = {entry.split(".")[1] for entry in entries if entry.startswith(f"{kind}.")}
    states = {"unknown", "blank"} if kind == "criterion" else set[str]()
    assert kept == reasons_of(kind) | states


@pytest.mark.parametrize("policy", [None, *WhenNone])
def test_every_state_s_reason_has_its_sentence(policy: WhenNone | None) -> None:
    leaf = discover()["ratio"].model_validate({"of": "a", "to": "b", "at_least": "1"})
    leaf = leaf.model_copy(update={"when_none": policy})
    for row in state_rows(leaf, Worth(Fraction(2))).values():
        assert words("vi").has(f"reason.{row.reason}")
