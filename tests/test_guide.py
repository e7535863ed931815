"""The guide for adding a set: what it shows of the example is in the example, and that is sound."""

import re
from datetime import date
from fractions import Fraction
from pathlib import Path
from textwrap import dedent
from typing import Any

import yaml

from engine.calendar import WorkingDays
from engine.rules import Rule
from engine.ruleset.check import check_ruleset
from engine.ruleset.load import load_ruleset
from engine.ruleset.model import Assumption
from evidence.calendars import Calendars
from evidence.submission import read_submission
from explain.words.messages import codes

GUIDE = Path(__file__).parents[1] / "docs" / "adding-a-set.md"
SET = GUIDE.parent / "adding-a-set" / "set.yaml"
CALENDAR = SET.with_name("lich-2026.yaml")


def test_every_fragment_is_in_the_example() -> None:
    texts = (path.read_text("utf-8") for path in (SET, CALENDAR))
    lines = [line.strip() for text in texts for line in text.splitlines()]
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


def test_every_rule_inside_a_sentence_is_one() -> None:
    inline = re.findall(r"`(\{\w+: \{.*?\}\})`", GUIDE.read_text("utf-8"))
    rules = [yaml.safe_load(_whole(one)) for one in inline]
    assert {next(iter(rule)) for rule in rules} == {
        *("choice", "ratio", "count", "days", "rows", "index", "fixed"),
    }
    assert [Rule.model_validate(_texts(rule)).kind for rule in rules]
    [assumed] = re.findall(r"`(\{id: .*?\})`", GUIDE.read_text("utf-8"))
    told = yaml.safe_load(assumed.replace("…", "{vi: a, en: b}"))
    assert Assumption.model_validate(told).of == "total"


def _whole(rule: str) -> str:
    """The rule with something where the guide leaves it open."""
    return rule.replace("of: …", "of: x").replace(", …}", ", at_least: 90%}")


def _texts(data: Any) -> Any:
    """Data with every scalar as text, as a ruleset is read."""
    if isinstance(data, dict):
        return {key: _texts(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_texts(value) for value in data]
    return data if isinstance(data, bool) else str(data)


def test_every_code_it_names_is_one() -> None:
    assert set(re.findall(r"\b[A-Z]\d{3}\b", GUIDE.read_text("utf-8"))) <= set(codes())


def test_the_submission_agrees_with_itself() -> None:
    ruleset = load_ruleset(SET.read_text("utf-8"), SET.name)
    found = read_submission((SET.parent / "unit.yaml").read_text("utf-8"), "unit.yaml", ruleset)
    assert not found.diagnostics
    values = found.evidence.values
    files, on_time, late = (values[f] for f in ("files", "files_on_time", "files_late"))
    assert isinstance(files, Fraction)
    assert isinstance(on_time, Fraction)
    assert isinstance(late, Fraction)
    assert on_time + late == files


def test_the_calendar_of_the_example_counts_working_days() -> None:
    days = WorkingDays([Calendars(CALENDAR.parent)[CALENDAR.stem]])
    assert days.between(date(2026, 2, 13), date(2026, 2, 24)) == 2  # weekends and Tết are off
