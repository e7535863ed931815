"""Example submissions as the engine reads and scores them, by all the rulesets they name."""

from contextlib import ExitStack
from functools import cache

from engine.linked import LinkedEngine
from engine.ruleset.check import load_checked
from engine.ruleset.model import Ruleset
from engine.score import Engine
from engine.scorecard import Scorecard
from evidence.submission import Submission, peek, read_submission
from tests.rulesets.plain import EXAMPLES, ROOT


@cache
def loaded(name: str) -> Ruleset:
    """A shipped ruleset, checked."""
    path = ROOT / "rulesets" / f"{name}.yaml"
    return load_checked(path.read_text(encoding="utf-8"), path.name)


@cache
def scored(example: str) -> tuple[Submission, dict[str, Scorecard]]:
    """An example submission by its file name, and its scorecard under each of its rulesets."""
    text = (EXAMPLES / example).read_text(encoding="utf-8")
    rulesets = [loaded(name) for name in peek(text, example)]
    given = read_submission(text, example, rulesets)
    with ExitStack() as stack:
        engines = [stack.enter_context(Engine(one)) for one in rulesets]
        return given, LinkedEngine(engines).score(given.by_ruleset)
