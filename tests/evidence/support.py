"""The ruleset and submissions that these tests share."""

from pathlib import Path

from engine.ruleset.load import load_ruleset
from engine.ruleset.model import Ruleset
from engine.source.diagnostic import Diagnostic, SourceError
from evidence.calendars import Calendars
from evidence.submission import Submission, peek, read_submission

CASES = Path(__file__).parents[1] / "cases"
BAD = sorted((CASES / "submission" / "bad").glob("*.yaml"))
RULESET: Ruleset = load_ruleset(
    (CASES / "submission" / "ruleset.yaml").read_text(encoding="utf-8"),
    "ruleset.yaml",
    Calendars(),
)
BESIDE: dict[str, Ruleset] = {
    one.ruleset: one
    for path in (CASES / "submission" / "beside").glob("*.yaml")
    for one in [load_ruleset(path.read_text(encoding="utf-8"), path.name)]
}
"""Further rulesets, by their ids, that a submission can be made for as well."""
HEAD = """submission: 1
ruleset: test/all
unit: {id: a, name: Xã A}
as_of: 2024-11-15
"""


def given(body: str, root: Path | None = None) -> Submission:
    """A submission that holds."""
    return read_submission(HEAD + body, "s.yaml", RULESET, root=root)


def refused(text: str, file: str, root: Path | None = None) -> tuple[Diagnostic, ...]:
    """What is said of a submission that does not hold."""
    try:
        read_submission(text, file, rulesets(text, file), root=root)
    except SourceError as error:
        return error.diagnostics
    raise AssertionError(f"{file} was taken")


def rulesets(text: str, file: str) -> list[Ruleset]:
    """The rulesets that a submission names, as far as there are such; else the usual one."""
    try:
        named = peek(text, file)
    except SourceError:
        return [RULESET]
    known = {RULESET.ruleset: RULESET, **BESIDE}
    return [known[id_] for id_ in named if id_ in known] or [RULESET]
