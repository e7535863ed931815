"""The guide for adding a set: what it shows of the example is in the example, and that is sound."""

import re
from pathlib import Path
from textwrap import dedent

from engine.ruleset.check import check_ruleset
from engine.ruleset.load import load_ruleset

GUIDE = Path(__file__).parents[1] / "docs" / "adding-a-set.md"
SET = GUIDE.parent / "adding-a-set" / "set.yaml"


def test_every_fragment_is_in_the_example() -> None:
    lines = [line.strip() for line in SET.read_text("utf-8").splitlines()]
    whole = "\n".join(lines)
    fragments = re.findall(r"```yaml\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    assert len(fragments) >= 10
    for fragment in fragments:
        told = "\n".join(line.strip() for line in dedent(fragment).strip().splitlines())
        assert told in whole, fragment


def test_nothing_is_to_be_said_of_the_example() -> None:
    assert check_ruleset(SET.read_text("utf-8"), SET.name) == []


def test_both_sides_of_every_requirement_are_in_the_examples() -> None:
    ruleset = load_ruleset(SET.read_text("utf-8"), SET.name)
    each = list(ruleset.criteria())
    assert len(each) == 10
    assert all(len(one.examples) >= 2 for one in each if one.rule.kind != "index")
