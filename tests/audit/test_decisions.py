"""Decisions: what stands, what is not settled, and every mistake of a decisions file placed."""

from fractions import Fraction

import pytest

from engine.audit import CODES, TOTAL, Audit, Materiality, Ruled, audit
from engine.score import Engine
from engine.source.diagnostic import Diagnostic, Severity, SourceError
from evidence.decision_codes import CODES as OF_FILES
from evidence.decision_codes import SEVERITIES
from evidence.decisions import read_decisions
from tests.audit.support import FULL, RULESET, doubted

HEAD = "decisions: 1\nruleset: test/audit\nunit: {id: a}\nlines:\n"
CLAIMS = 'claims: {"1": 4, "2": 2, "3": 2, total: 8}\n'
SIGNED = "by: A, confirmed_by: B"


def ruled(lines: str, claims: str = CLAIMS) -> tuple[Audit, tuple[Diagnostic, ...]]:
    """The audit with some decisions."""
    evidence = doubted(FULL + claims).evidence
    with Engine(RULESET) as engine:
        read = read_decisions(HEAD + lines, "d.yaml", engine.compiled, evidence)
        run = engine.run(evidence)
        card = engine.card(run, engine.supported(run))
        given = Ruled(read.decisions, run.outcomes)
        return audit(engine.compiled, card, Materiality(), given), read.diagnostics


def line(*rounds: str, id_: str = "3") -> str:
    return f'  "{id_}":\n' + "".join(f"    - {{{one}}}\n" for one in rounds)


def change(mark: str = "1.5", number: int = 1, signed: str = SIGNED) -> str:
    return f"round: {number}, decision: change, mark: {mark}, reason: vì vậy, {signed}"


ASK = f"round: 1, decision: explain, reason: vì sao, {SIGNED}"
ANSWER = ", explanation: {text: vì thế, by: C, day: 2024-12-06, document: D1}"
ACCEPT = f"round: 1, decision: accept, {SIGNED}"


@pytest.mark.parametrize(
    ("lines", "points", "total", "codes"),
    [
        (line(change()), Fraction(3, 2), Fraction(15, 2), []),
        (line(ACCEPT), Fraction(2), Fraction(8), ["A902"]),
        (line(ASK), None, Fraction(15, 2), ["A302"]),
        (line(ASK + ANSWER), None, Fraction(15, 2), ["A303"]),
        (line(ASK + ANSWER, change(number=2)), Fraction(3, 2), Fraction(15, 2), []),
        (line(change("1", signed="by: A")), None, Fraction(15, 2), ["A301"]),
        (line(change("1"), change("2", 2, "by: A")), Fraction(1), Fraction(7), ["A301", "A902"]),
        (line(change("1.3")), Fraction(13, 10), Fraction(73, 10), ["A902", "A304"]),
        (line(ACCEPT, id_="1"), Fraction(4), Fraction(15, 2), ["A305"]),
    ],
)
def test_what_stands_and_what_is_not_settled(
    lines: str, points: Fraction | None, total: Fraction, codes: list[str]
) -> None:
    found, _ = ruled(lines)
    id_ = "1" if "A305" in codes else "3"
    assert found.decided.get(id_) == points
    assert found.decided[TOTAL] == total
    ours = [one.code for one in found.findings if one.code[1] == "3" or one.code == "A902"]
    assert ours == codes
    assert found.lines["3"].points.earned == Fraction(3, 2)  # beside it, never over it
    for one in found.findings:
        assert set(one.params) == CODES[one.code]


def test_without_a_decision_the_sums_are_those_computed() -> None:
    found, _ = ruled(line(ASK))
    sums = {id_: one for id_, one in found.lines.items() if one.kind in ("group", "total")}
    assert {id_: one.points.earned for id_, one in sums.items()} == dict(found.decided)


def refused(lines: str, head: str = HEAD) -> dict[str, Diagnostic]:
    evidence = doubted(FULL + CLAIMS).evidence
    with Engine(RULESET) as engine, pytest.raises(SourceError) as wrong:
        read_decisions(head + lines, "d.yaml", engine.compiled, evidence)
    return {one.code: one for one in wrong.value.diagnostics}


WRONG = [
    ("D001", line(change()), HEAD.replace("{id: a}", "{id: b}")),
    ("D002", line(change(), id_="9"), HEAD),
    ("D003", line(change(number=2)), HEAD),
    ("D003", line(change(), change(number=1)), HEAD),
    ("D003", line(change(), change(number=2), change(number=3)), HEAD),
    ("D004", line(change().replace("mark: 1.5, ", "")), HEAD),
    ("D005", line(f"{ASK}, mark: 2"), HEAD),
    ("D006", line(change("2.01")), HEAD),
    ("D006", line(change("-0.01")), HEAD),
    ("D007", line(change().replace("reason: vì vậy, ", "")), HEAD),
    ("D007", line(ASK.replace("vì sao", "")), HEAD),
    ("D008", line(change(signed="confirmed_by: B")), HEAD),
    ("D009", line(change(signed="by: Trần  An, confirmed_by: trần an")), HEAD),
    ("D010", line(ACCEPT, id_="4"), HEAD),
    ("D011", line(f"{ASK}, explanation: {{text: vì thế}}"), HEAD),
    ("D011", line(f"{ASK}, explanation: {{by: C}}"), HEAD),
    ("D013", line(change().replace("change", "chnage")), HEAD),
    ("E030", line(f"{ASK}, day: mai"), HEAD),
    ("E020", line(change("nhiều")), HEAD),
    ("E011", line(change()), HEAD.replace("test/audit", "test/other")),
    ("E010", line(change()), HEAD.replace("decisions: 1", "decisions: 2")),
    ("Y040", line(change() + ", markk: 1"), HEAD),
]


@pytest.mark.parametrize(("code", "lines", "head"), WRONG)
def test_every_mistake_is_told_at_its_place(code: str, lines: str, head: str) -> None:
    found = refused(lines, head)
    assert list(found) == [code]
    one = found[code]
    assert one.severity is Severity.ERROR
    assert one.spans[0].line >= (3 if code in ("D001", "E010", "E011") else 5) - 2
    if code in OF_FILES:
        assert set(one.params) == OF_FILES[code]


def test_mistakes_come_all_at_once() -> None:
    lines = line(change("9")) + line(ACCEPT, id_="4") + line(ASK.replace("A,", ","), id_="1")
    assert {"D006", "D010", "D008"} <= set(refused(lines))


def test_a_document_that_is_not_listed_is_a_warning() -> None:
    _, diagnostics = ruled(line(ASK + ANSWER.replace("D1", "D7")))
    assert [(one.code, one.severity) for one in diagnostics] == [("D012", SEVERITIES["D012"])]
    assert {code for code, _, _ in WRONG if code[0] == "D"} | {"D012"} == set(OF_FILES)


def test_the_unit_may_be_named_and_suggestions_are_made() -> None:
    evidence = doubted(FULL + CLAIMS).evidence
    with Engine(RULESET) as engine:
        by_name = HEAD.replace("{id: a}", "{name: Xã A}")
        read = read_decisions(by_name + line(change()), "d.yaml", engine.compiled, evidence)
    assert set(read.decisions.by_line) == {"3"}
    assert refused(line(change().replace("change", "chnage")))["D013"].suggestion == "change"
