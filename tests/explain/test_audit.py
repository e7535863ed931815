"""The audit as it is told: golden texts, JSON, CSV, exit codes."""

import csv
import json
from fractions import Fraction
from io import StringIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from evidence.library import Shelf, find
from explain.audit import audit_report
from explain.commands.auditing import Asked, audited
from explain.commands.desk import Desk
from explain.commands.exits import DIFFERS, FINDINGS, FINE, WRONG
from explain.render import paper
from explain.render.audit import parts
from explain.render.audit_table import COLUMNS
from explain.report.audit import AuditReport
from explain.schemas import as_text
from explain.words import words
from tests.audit.support import FULL, HEAD, RULES
from tests.explain.conftest import Run
from tests.explain.support import CASES, LANGS, held
from tests.explain.test_render import lasting

EXAMPLE = "tan-duc-2024"
BY = ["--ruleset", str(RULES)]
OWN = 'claims: {"1": 4, "2": 2, "3": 1.5, total: 7.5}\n'


def report(lang: str, decisions: str | None = None) -> AuditReport:
    found = audited(Desk(words(lang)), EXAMPLE, Asked(decisions=decisions))
    return audit_report(found.scored, found.audit, found.diagnostics)


@pytest.mark.parametrize("lang", LANGS)
def test_the_example_s_audit_at_80_columns(lang: str) -> None:
    text = paper.as_text(*parts(report(lang)), width=80)
    assert max(cell_len(line) for line in text.splitlines()) <= 80
    assert "⟨" not in text
    held(CASES / "golden" / f"audit.80.{lang}.txt", lasting(text))


@pytest.mark.parametrize("lang", LANGS)
def test_the_example_s_decisions_at_80_columns(lang: str) -> None:
    told = report(lang, EXAMPLE)
    text = paper.as_text(*parts(told), width=80)
    assert max(cell_len(line) for line in text.splitlines()) <= 80
    assert "⟨" not in text
    held(CASES / "golden" / f"decisions.80.{lang}.txt", lasting(text))
    by_line = {one.line: one for one in told.decisions or ()}
    assert {line: one.decided for line, one in by_line.items()} == {
        "1.5": None,
        "3.2.1": 0,
        "6.1.1": 0,
        "6.2.2": Fraction(5, 2),
        "7.1.2": None,
        "7.3.4": None,
    }
    assert not by_line["7.3.4"].rounds[0].confirmed


def test_decisions_are_held_against_the_submission(run: Run, tmp_path: Path) -> None:
    code, out, err = run("audit", EXAMPLE, "--decisions", "bang-phuc-2023")
    assert (code, out) == (WRONG, "")
    assert "E009" in err
    path = tmp_path / "d.yaml"
    path.write_text(find(EXAMPLE, Shelf.APPRAISALS).text.replace("mark: 1.67", "mark: 2.6"))
    code, out, err = run("audit", EXAMPLE, "--decisions", str(path), "--lang", "en")
    assert (code, out) == (WRONG, "")
    assert "D006" in err
    assert "mark: 2.6" in err
    assert run("audit", EXAMPLE, "--decisions", EXAMPLE)[0] == DIFFERS
    code, out, _ = run("check", str(path))
    assert code == WRONG
    assert "C031" in out
    code, _, err = run("audit", EXAMPLE, "--decisions", "evidence/examples/tan-duc-2024.yaml")
    assert code == WRONG
    assert "C025" in err


@pytest.mark.parametrize("lang", LANGS)
def test_the_example_s_audit_as_json(run: Run, lang: str) -> None:
    code, out, err = run("audit", EXAMPLE, "--format", "json", "--lang", lang)
    assert (code, err) == (DIFFERS, "")
    plain = json.loads(out)
    assert [
        w.message for w in Draft202012Validator(json.loads(as_text("audit"))).iter_errors(plain)
    ] == []
    told = AuditReport.model_validate_json(out)
    assert told == report(lang)
    assert plain["lines"][0]["claimed"] == "71.89"
    assert plain["lines"][0]["earned"] == "6680/111"


def test_the_lines_as_csv(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    code, out, err = run("audit", EXAMPLE, "-o", str(path))
    assert (code, out, err) == (DIFFERS, "", "")
    rows = list(csv.DictReader(StringIO(path.read_text("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert rows[-1]["id"] == "total"
    assert rows[-1]["difference"] == "11.70982"
    assert {row["id"]: row["codes"] for row in rows}["7.3.4"] == "A101"


def unit(tmp_path: Path, body: str) -> str:
    path = tmp_path / "a.yaml"
    path.write_text(HEAD + body, "utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("body", "options", "code"),
    [
        (FULL.replace("12-20", "11-20") + OWN, [], FINE),
        (FULL.replace("12-20", "11-20"), [], FINE),
        (FULL + OWN, [], FINDINGS),  # a document after a deadline
        (FULL + OWN.replace("1.5, total: 7.5", "2, total: 8"), [], DIFFERS),
        (FULL + OWN.replace("1.5, total: 7.5", "2, total: 8"), ["--materiality", "0,6"], FINDINGS),
        (
            FULL + OWN.replace("1.5, total: 7.5", "2, total: 8"),
            ["--materiality", "0,6", "--materiality-total", "0.5"],
            DIFFERS,
        ),
        (FULL.replace("12-20", "11-20") + OWN.replace("7.5", "7.4"), [], FINE),
        (FULL + OWN, ["--materiality", "0"], WRONG),
        (FULL + OWN, ["--materiality", "5%"], WRONG),
        ("facts: 3\n", [], WRONG),
    ],
)
def test_exit_codes(run: Run, tmp_path: Path, body: str, options: list[str], code: int) -> None:
    found, out, err = run("audit", unit(tmp_path, body), *BY, *options)
    assert found == code
    assert bool(out) == (code != WRONG)
    assert bool(err) == (code == WRONG)


def test_claims_from_another_file_take_the_place_of_those_handed_in(
    run: Run, tmp_path: Path
) -> None:
    claims = tmp_path / "c.yaml"
    claims.write_text('ruleset: test/audit\nclaims: {"1": 4, "2": 2, "3": 1.5}\n', "utf-8")
    given = unit(tmp_path, FULL.replace("12-20", "11-20") + "claims: {total: 99}\n")
    assert run("audit", given, *BY)[0] == DIFFERS
    code, out, _ = run("audit", given, *BY, "--claims", str(claims))
    assert code == FINE
    assert "cộng từ các dòng" in out


@pytest.mark.parametrize(
    ("claims", "code", "said"),
    [
        ('"1": 4, "2": 2', FINDINGS, ("2 dòng để trống", "chưa so được", "–: còn dòng để trống")),
        ('"1": 4, "2": 2, "3": 1.5, "4": 0', FINE, ("cộng từ các dòng", "khớp số liệu")),
        ("", FINE, ("không có gì để đối chiếu",)),
    ],
)
def test_a_line_left_blank_differs_by_nothing_and_is_told(
    run: Run, tmp_path: Path, claims: str, code: int, said: tuple[str, ...]
) -> None:
    loose = FULL.replace("12-20", "11-20").replace("by: A, confirmed_by: B", "by: A")
    body = (loose if code == FINDINGS else FULL.replace("12-20", "11-20")) + "claims: {%s}\n"
    given = unit(tmp_path, body % claims)
    found, out, _ = run("audit", given, *BY)
    assert found == code
    assert "CHÊNH LỆCH TRỌNG YẾU (0)" in out
    assert all(one in " ".join(out.split()) for one in said)
    assert ("A106" in out) == (code == FINDINGS)
    ruling = 'decisions: 1\nruleset: test/audit\nunit: {id: a}\nlines:\n  "1":\n'
    ruling += "    - {round: 1, decision: change, mark: 4, reason: x, by: A, confirmed_by: B}\n"
    (tmp_path / "d.yaml").write_text(ruling, "utf-8")
    assert "A305" not in run("audit", given, *BY, "--decisions", str(tmp_path / "d.yaml"))[1]


def test_a_district_s_table_tells_totals_that_are_not_compared(run: Run, tmp_path: Path) -> None:
    unit(tmp_path, FULL.replace("12-20", "11-20") + 'claims: {"1": 4, "2": 2}\n')
    out = run("audit", str(tmp_path), *BY)[1]
    assert "Chênh –" in out
    plain = json.loads(run("audit", str(tmp_path), *BY, "--format", "json")[1])["units"][0]
    assert (plain["claimed"], plain["difference"], plain["unclaimed"]) == ("6", None, 2)
    assert (plain["at_stake"], plain["material"]) == ("0", 0)


def test_what_score_refuses_is_a_finding_with_its_place(run: Run, tmp_path: Path) -> None:
    given = unit(tmp_path, FULL.replace("value: 904", "value: 1001") + OWN)
    assert run("score", given, *BY)[0] == WRONG
    code, out, err = run("audit", given, *BY, "--format", "json")
    assert (code, err) == (DIFFERS, "")
    found = {one["code"]: one for one in json.loads(out)["findings"]}
    assert found["E043"]["severity"] == "error"
    assert found["E043"]["places"][0]["line"] == 7
    code, out, _ = run("audit", given, *BY)
    assert code == DIFFERS
    assert "a.yaml:7]" in out.replace("\n", "").replace(" ", "")


def test_figures_of_another_source(run: Run, tmp_path: Path) -> None:
    given = unit(tmp_path, FULL.replace("12-20", "11-20") + OWN)
    other = tmp_path / "other.yaml"
    other.write_text(HEAD + "facts: {due: 1000, done: 890, met: no}\n", "utf-8")
    code, out, _ = run("audit", given, *BY, "--against", str(other))
    assert code == FINDINGS
    assert "hồ sơ ghi 904, nguồn đối chiếu ghi 890" in out.replace("\n      ", " ")
    assert "hồ sơ ghi có, nguồn đối chiếu ghi không" in out.replace("\n      ", " ")
    other.write_text(HEAD.replace("id: a", "id: b") + "facts: {due: 1}\n", "utf-8")
    code, out, err = run("audit", given, *BY, "--against", str(other))
    assert (code, out) == (WRONG, "")
    assert "C074" in err


COMPARED = """ruleset: test/compared
title: {vi: Bộ thử, en: Test set}
index: other
unit_kind: commune
period: {from: 2024-01-01, to: 2024-12-31}
source: {document: 1/KH, title: Kế hoạch, issuer: UBND xã, date: 2024-02-27}
basis: {kind: official, total: 10}
facts:
  due: {label: {vi: Phải làm, en: Due}, type: count}
  done: {label: {vi: Đã làm, en: Done}, type: count, part_of: due}
  far: {label: {vi: Xã đảo, en: Island}, type: yes_no}
areas:
  - id: A
    title: A
    criteria:
      - {id: "1", title: Một, points: 5, rule: {relative: {of: done, by: best, when_none: zero}}}
      - id: "2"
        title: Hai
        points: 5
        rule:
          branch:
            - {when: {yes_no: {of: far}}, then: {yes_no: {of: far}}}
            - otherwise: {ratio: {of: done, to: due, at_least: 90%, when_none: zero}}
"""


@pytest.mark.parametrize(
    ("lang", "peers", "way"),
    [
        ("vi", "chưa có căn cứ vì thiếu: số liệu của các đơn vị khác", "2, nhánh 2: 90% chỉ"),
        ("en", "for want of: the other units' figures", "2, way 2: 90% is"),
    ],
)
def test_what_is_missing_and_which_way_is_said_in_words(
    run: Run, tmp_path: Path, lang: str, peers: str, way: str
) -> None:
    (tmp_path / "rules.yaml").write_text(COMPARED, "utf-8")
    body = 'facts: {due: 1000, done: 900, far: no}\nclaims: {"1": 4, "2": 5}\n'
    unit = HEAD.replace("ruleset: test/audit", "ruleset: ./rules.yaml") + body
    (tmp_path / "a.yaml").write_text(unit, "utf-8")
    code, out, _ = run("audit", str(tmp_path / "a.yaml"), "--lang", lang)
    assert code == DIFFERS
    assert peers in " ".join(out.split())
    assert way in " ".join(out.split())
