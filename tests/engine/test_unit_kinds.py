"""The kinds of units that a ruleset is for."""

import pytest

from engine.ruleset.load import load_ruleset
from engine.ruleset.unit_kinds import asked_kinds, unit_kinds
from engine.source.diagnostic import SourceError
from tests.engine.small import CRITERION, HEAD

RULE = "{count: {of: late, at_most: 0}}"
BY_KIND = f"{{branch: [{{when: {{unit_kind: ward}}, then: {RULE}}}, {{otherwise: {RULE}}}]}}"


def written(kinds: str, rule: str = RULE) -> str:
    row = CRITERION.format(id=1, points=10, more="", rule=rule)
    return HEAD.replace("unit_kind: commune", f"unit_kind: {kinds}") + row


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ("commune", {"commune"}),
        ("[commune]", {"commune"}),
        ("[commune, ward, special_zone]", {"commune", "ward", "special_zone"}),
    ],
)
def test_one_kind_or_several(kinds: str, expected: set[str]) -> None:
    ruleset = load_ruleset(written(kinds), "one.yaml")
    assert unit_kinds(ruleset) == expected
    assert asked_kinds(ruleset) == set()
    asking = load_ruleset(written(kinds, BY_KIND), "two.yaml")
    assert unit_kinds(asking) == expected | {"ward"}
    assert asked_kinds(asking) == {"ward"}


@pytest.mark.parametrize(
    ("kinds", "code", "meant"),
    [("[commune, wardd]", "Y043", "ward"), ("xã", "Y043", "commune"), ("[]", "Y046", None)],
)
def test_a_kind_that_there_is_not(kinds: str, code: str, meant: str | None) -> None:
    with pytest.raises(SourceError) as refused:
        load_ruleset(written(kinds), "one.yaml")
    [one] = refused.value.diagnostics
    assert (one.code, one.suggestion) == (code, meant)
    assert one.spans[0].line == 5
