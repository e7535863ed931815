"""The unit of every kind in tests/cases/explain, scored, and small changes of it."""

import os
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from engine.facts import Evidence
from engine.ruleset.check import load_checked
from engine.ruleset.model import Ruleset
from engine.score import Engine
from evidence.submission import read_submission
from explain.scored import Scored
from explain.words import words

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "explain"
RULES, UNIT = CASES / "kinds.yaml", CASES / "kinds-unit.yaml"
LANGS = ("vi", "en")
BY = ["--ruleset", str(RULES)]
SCORE = ["score", str(UNIT), *BY]


@cache
def ruleset() -> Ruleset:
    return load_checked(RULES.read_text("utf-8"), RULES.name)


@cache
def evidence() -> Evidence:
    return read_submission(UNIT.read_text("utf-8"), UNIT.name, ruleset()).evidence


def scored(lang: str = "vi", values: Mapping[str, Any] | None = None, **changes: Any) -> Scored:
    """The unit scored; with some facts given another value, or none where it is None."""
    given = replace(evidence(), **changes)
    if values:
        given = given.with_values({f: v for f, v in values.items() if v is not None})
        given = given.without([f for f, v in values.items() if v is None])
    return score(ruleset(), given, lang)


def score(by: Ruleset, given: Evidence, lang: str = "vi") -> Scored:
    with Engine(by) as engine:
        return Scored(engine.compiled, given, engine.score(given), words(lang))


def held(path: Path, text: str) -> None:
    """Hold a text against a committed one; CHAMDIEM_UPDATE=1 writes it anew, to be looked at."""
    if os.environ.get("CHAMDIEM_UPDATE"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    assert path.read_bytes().decode() == text, f"{path.relative_to(ROOT)} has changed"


def changed(facts: Mapping[str, str]) -> dict[str, Any]:
    """Facts as a submission writes them, as values; `unknown` is None."""
    data = {fact: text for fact, text in facts.items() if text != "unknown"}
    lines = "".join(f"  {fact}: {text}\n" for fact, text in data.items())
    head = "submission: 1\nruleset: test/kinds\nunit: {id: u, name: U, kind: commune}\n"
    text = f"{head}as_of: 2024-11-20\nfacts:\n{lines}"
    read = read_submission(text, "case.yaml", ruleset()).evidence if data else None
    values: dict[str, Any] = dict(read.values) if read else {}
    return {**dict.fromkeys(facts), **values}
