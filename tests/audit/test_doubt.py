"""What is wrong inside a submission is held against it: it proves nothing, and is not refused."""

from fractions import Fraction
from hashlib import sha256
from pathlib import Path

import pytest

from engine.source.diagnostic import SourceError
from evidence.claims_file import read_claims_file
from evidence.doubt import DOUBTS, read_doubted
from tests.audit.support import FULL, HEAD, RULESET, audited, doubted

FILE = FULL.replace("kind: report}", "kind: report, file: d.pdf, sha256: HERE}")
OTHER = "declarations:\n  - {fact: cases, is: nothing_arose, reason: }\n"


@pytest.mark.parametrize(
    ("body", "code", "gone"),
    [
        (FULL.replace("value: 904", "value: 1001"), "E043", {"due", "done"}),
        (FULL.replace("value: 1000", "value: 0"), "E043", {"due", "done"}),
        (
            FULL + "declarations: [{fact: due, is: nothing_arose, reason: không}]\n",
            "E061",
            {"due"},
        ),
        (
            FULL.replace("  due: {value: 1000, document: D1}\n", "")
            + "declarations: [{fact: due, is: nothing_arose, reason: không}]\n",
            "E064",
            {"due", "done"},
        ),
    ],
)
def test_figures_that_contradict_each_other_are_as_good_as_not_given(
    body: str, code: str, gone: set[str]
) -> None:
    found = doubted(body)
    assert code in {one.code for one in found.diagnostics}
    assert not gone & {*found.evidence.values, *found.evidence.declared}
    assert audited(body).lines["1"].points.earned == 0
    assert audited(body).lines["1"].points.open == 4


def test_a_declaration_without_a_reason_declares_nothing() -> None:
    found = doubted(FULL + OTHER)
    assert "E063" in {one.code for one in found.diagnostics}
    assert found.evidence.declared == {}


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        ("mark: 1.5, reason: ", "E074"),
        ("mark: 3, reason: khá", "E072"),
        ("mark: 1.3, reason: khá", "E073"),
    ],
)
def test_a_mark_that_cannot_stand_is_no_mark(mark: str, code: str) -> None:
    found = doubted(FULL.replace("mark: 1.5, reason: khá", mark))
    assert code in {one.code for one in found.diagnostics}
    assert found.evidence.marks == {}


def test_a_document_cited_and_not_listed_proves_nothing() -> None:
    unlisted = FULL.replace("value: yes, document: D1", "value: yes, document: D9")
    found = audited(f'{unlisted}claims: {{"2": 2}}\n')
    assert [one.line for one in found.findings if one.code == "A104"] == ["2"]
    assert found.lines["2"].supported == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"as listed", None), (b"changed since", "E056"), (None, "E055")],
)
def test_a_file_that_is_changed_or_missing_proves_nothing(
    tmp_path: Path, content: bytes | None, code: str | None
) -> None:
    if content is not None:
        (tmp_path / "d.pdf").write_bytes(content)
    body = FILE.replace("HERE", sha256(b"as listed").hexdigest())
    found = doubted(body, tmp_path)
    told = {one.code for one in found.diagnostics} & {"E055", "E056"}
    assert told == ({code} if code else set())
    assert found.unfit == (("D1",) if code else ())
    line = audited(body, root=tmp_path).lines["1"]
    assert line.points.earned == 4
    assert line.supported == (0 if code else 4)


def test_what_is_known_to_be_unfit_need_not_be_looked_at_again() -> None:
    found = read_doubted(HEAD + FULL, "a.yaml", RULESET, unfit=["D1"])
    assert found.unfit == ("D1",)
    assert found.evidence.documents == {}


@pytest.mark.parametrize(
    ("body", "code"),
    [("facts: {nothing: 1}\n", "E040"), ("facts: 3\n", "Y044"), ("facts: {due: x}\n", "E020")],
)
def test_what_cannot_be_read_at_all_is_refused(body: str, code: str) -> None:
    assert code not in DOUBTS
    with pytest.raises(SourceError) as refused:
        doubted(body)
    assert code in {one.code for one in refused.value.diagnostics}


def test_claims_in_a_file_of_their_own() -> None:
    text = 'ruleset: test/audit\nclaims: {"1": 2,5, total: 9}\n'
    with pytest.raises(SourceError) as refused:
        read_claims_file(text, "c.yaml", RULESET)
    assert [one.code for one in refused.value.diagnostics] == ["E035"]
    good = read_claims_file(text.replace("2,5", '"2,5"'), "c.yaml", RULESET)
    assert good.claims == {"1": Fraction(5, 2), "total": 9}
    assert good.diagnostics == ()
    whole = read_claims_file(HEAD + FULL + "claims: {total: 9}\n", "c.yaml", RULESET)
    assert whole.claims == {"total": 9}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ruleset: test/audit\n", "Y041"),
        ("ruleset: test/other\nclaims: {}\n", "E011"),
        ("ruleset: test/audit\nclaims: {'9': 1}\n", "E080"),
        ("ruleset: test/audit\nclaims: {'1': many}\n", "E020"),
    ],
)
def test_claims_that_cannot_be_taken(text: str, code: str) -> None:
    with pytest.raises(SourceError) as refused:
        read_claims_file(text, "c.yaml", RULESET)
    assert code in {one.code for one in refused.value.diagnostics}
