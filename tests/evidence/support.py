"""The ruleset and submissions that these tests share."""

from pathlib import Path

from engine.ruleset.load import load_ruleset
from engine.ruleset.model import Ruleset
from engine.source.diagnostic import Diagnostic, SourceError
from evidence.submission import Submission, read_submission

CASES = Path(__file__).parents[1] / "cases"
BAD = sorted((CASES / "submission" / "bad").glob("*.yaml"))
RULESET: Ruleset = load_ruleset(
    (CASES / "submission" / "ruleset.yaml").read_text(encoding="utf-8"), "ruleset.yaml"
)
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
        read_submission(text, file, RULESET, root=root)
    except SourceError as error:
        return error.diagnostics
    raise AssertionError(f"{file} was taken")
