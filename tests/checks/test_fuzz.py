"""Whatever is done to a good ruleset, check answers with findings that lie inside the file."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from engine.ruleset.check import check_ruleset, check_scale
from engine.ruleset.load import load_ruleset
from engine.source.diagnostic import Diagnostic
from engine.source.lines import split_lines
from evidence.calendars import Calendars
from tests.checks.support import CASES, text_of
from tests.laws.settings import tried

GOOD = yaml.load(text_of(CASES / "good.yaml"), Loader=yaml.CBaseLoader)
SCALE = yaml.load(text_of(CASES / "scale.yaml"), Loader=yaml.CBaseLoader)
OVER = load_ruleset(text_of(CASES / "assumed.yaml"), "assumed.yaml")
Path = tuple[str | int, ...]


def paths(data: Any, here: Path = ()) -> list[Path]:
    """The path of everything in data."""
    steps = data.items() if isinstance(data, dict) else enumerate(data)
    found: list[Path] = []
    for step, value in steps:
        found.append((*here, step))
        if isinstance(value, dict | list):
            found += paths(value, (*here, step))
    return found


def words(data: Any) -> list[str]:
    """Every text and key in data, to put where others stand."""
    if isinstance(data, dict):
        return [*data, *(word for value in data.values() for word in words(value))]
    if isinstance(data, list):
        return [word for value in data for word in words(value)]
    return [data]


NUMBERS = ["-1", "0", "1", "3", "100%", "1/3", "250%", "1000000000000000000000", "0.000001"]


@st.composite
def changed(draw: st.DrawFn, data: Any) -> str:
    """The data with one to three things dropped, replaced, moved or doubled, as YAML."""
    tree: Any = deepcopy(data)
    vocabulary = sorted({*words(data), *NUMBERS, "", "never"})
    for _ in range(draw(st.integers(1, 3))):
        *around, last = draw(st.sampled_from(paths(tree)))
        inner: Any = _at(tree, around)
        match draw(st.sampled_from(["drop", "word", "move", "double"])):
            case "drop":
                del inner[last]
            case "word":
                inner[last] = draw(st.sampled_from(vocabulary))
            case "move":
                inner[last] = deepcopy(_at(data, draw(st.sampled_from(paths(data)))))
            case "double" if isinstance(last, int):
                inner.insert(0, deepcopy(inner[last]))
    dumper = type("Plain", (yaml.SafeDumper,), {"ignore_aliases": lambda *_: True})
    return yaml.dump(tree, Dumper=dumper, allow_unicode=True, sort_keys=False, width=80)


def _at(data: Any, path: Sequence[str | int]) -> Any:
    for step in path:
        data = data[step]
    return data


def inside(found: list[Diagnostic], text: str) -> None:
    """Every place is on a line of the file, and in it."""
    lines = split_lines(text)
    for span in (span for one in found for span in one.spans):
        assert span.file == "case.yaml"
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1


@tried(120)
@given(changed(GOOD))
def test_a_changed_ruleset_is_checked(text: str) -> None:
    inside(check_ruleset(text, "case.yaml", Calendars()), text)


@tried(60)
@given(changed(SCALE))
def test_a_changed_scale_is_checked(text: str) -> None:
    inside(check_scale(text, "case.yaml", OVER), text)
