"""Whatever is handed in is taken or refused with places: never anything else."""

from contextlib import suppress
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from engine.facts import Evidence
from engine.ruleset.fact import FactType
from engine.ruleset.model import Ruleset
from engine.source.decode import decode
from engine.source.diagnostic import Diagnostic, SourceError
from engine.view import View
from evidence.codes import CODES, SEVERITIES
from evidence.submission import peek, read_submission
from tests.evidence.support import BAD, HEAD, RULESET, rulesets
from tests.evidence.test_rulesets import BOTH
from tests.evidence.test_rulesets import HEAD as SEVERAL
from tests.evidence.test_submission import FULL
from tests.laws.settings import tried

SEEDS = [HEAD + FULL, SEVERAL + BOTH, *(path.read_text(encoding="utf-8") for path in BAD)]
WORDS = (
    "|null|0|-1|1.240|95%|never|files|D1|facts:|marks:|2024-02-30|nothing_arose|đ|\u0301|\U0001f600"
    "| |  |\n|\t|\u00a0|:|- |{|}|[|]|,|\"|'|#|&a|*a|!!|<<: |/|\\|9999999999999999999999999"
)
PIECES = st.sampled_from([*WORDS.split("|"), "|"])
SCALARS = st.one_of(
    st.none(), st.text(max_size=8), PIECES, st.sampled_from([*RULESET.facts, *RULESET.by_id])
)
TREES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(SCALARS.filter(bool), inner, max_size=3)
    ),
    max_leaves=8,
)
KEYS = ("value", "document", "page", "fact", "is", "reason", "mark", "title", "kind", "file")
ENTRY = st.dictionaries(st.sampled_from([*KEYS, "issued", "sha256"]), SCALARS, max_size=5)
NAMES = st.sampled_from([*RULESET.facts, *RULESET.by_id, "D1", "2.2/2", "total", "đ"])
SECTION = st.one_of(st.dictionaries(NAMES, ENTRY | SCALARS, max_size=4), st.lists(ENTRY), TREES)
COUNTS = [fact for fact, one in RULESET.facts.items() if one.type is FactType.COUNT]
SECTIONS = st.dictionaries(
    st.sampled_from(["facts", "documents", "declarations", "marks", "claims", "unit", "as_of"]),
    SECTION,
)


def as_yaml(tree: object) -> str:
    """A tree in flow style, texts in quotation marks."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{as_yaml(k)}: {as_yaml(v)}" for k, v in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(map(as_yaml, tree)) + "]"
    return "~" if tree is None else "'" + str(tree).replace("'", "''") + "'"


def hold_together(evidence: Evidence, ruleset: Ruleset) -> None:
    """What is taken leaves every unknown fact a value that it can have."""
    view = View(ruleset.facts, evidence)
    for fact in ruleset.facts:
        found = view.range(fact)
        low, high = found.low, found.high
        assert low is None or high is None or low <= high
    assert set(evidence.values) | set(evidence.declared) <= set(ruleset.facts)


def read(text: str) -> tuple[Diagnostic, ...]:
    """What is said of a text, whether it is taken or not; every place lies in it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    try:
        submission = read_submission(text, "f", rulesets(text, "f"), root=Path(__file__).parent)
        said, taken = submission.diagnostics, True
        for under in rulesets(text, "f"):
            hold_together(submission.by_ruleset[under.ruleset], under)
    except SourceError as error:
        said, taken = error.diagnostics, False
    severities = {one.severity.value for one in said}
    assert taken == ("error" not in severities)
    for one in said:
        assert one.spans
        assert all(1 <= s.column <= len(lines[s.line - 1]) + 1 for s in one.spans)
        if one.code.startswith("E"):
            assert set(one.params) == CODES[one.code]
            assert one.severity is SEVERITIES[one.code]
    return said


@tried(100)
@given(st.text())
def test_any_text(text: str) -> None:
    read(text)


@tried(100)
@given(st.binary())
def test_any_bytes(raw: bytes) -> None:
    try:
        text = decode(raw, "f")
    except SourceError:
        return
    read(text)


@tried(200)
@given(st.sampled_from(SEEDS), st.data())
def test_a_submission_with_something_written_over(seed: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(seed)))
        cut = data.draw(st.integers(0, 6))
        seed = seed[:at] + data.draw(PIECES) + seed[at + cut :]
    read(seed)
    with suppress(SourceError):
        peek(seed, "f")


@tried(200)
@given(SECTIONS)
@example({"declarations": [{"fact": "files"}, {"fact": "files", "is": "blank", "reason": "x"}]})
@example({"facts": {"files": {"value": "1", "240": None}}})
def test_a_submission_of_any_parts(sections: dict[str, object]) -> None:
    parts = {"unit": {"id": "a"}, "as_of": "2024-11-15", **sections}
    body = "".join(f"{name}: {as_yaml(part)}\n" for name, part in parts.items())
    read(f"submission: 1\nruleset: test/all\n{body}")


@tried(200)
@given(
    st.dictionaries(st.sampled_from(COUNTS), st.integers(0, 20)),
    st.lists(st.sampled_from(COUNTS), max_size=3),
)
def test_counts_that_are_taken_hold_together(counts: dict[str, int], nothing: list[str]) -> None:
    facts = "".join(f"  {fact}: {count}\n" for fact, count in counts.items())
    said = "".join(f"  - {{fact: {fact}, is: nothing_arose, reason: x}}\n" for fact in nothing)
    read(f"{HEAD}facts:\n{facts}declarations:\n{said}")


def test_thousands_of_mistakes_are_told_in_a_moment() -> None:
    facts = "".join(f"  fakt_{n}: {{value: x, document: D{n}}}\n" for n in range(5_000))
    said = read(f"{HEAD}facts:\n{facts}documents:\n  D1: {{title: x}}\n")
    assert len(said) == 9_999
