"""A set as a province encodes it: bonus, an index that needs answers, criteria without proof."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.explain.conftest import Run
from tests.explain.support import LANGS

SET = """\
ruleset: tinh/bo
index: par
title: {vi: Bộ, en: Set}
unit_kind: commune
period: {from: 2026-01-01, to: 2026-12-31}
source: {document: 1/QĐ, title: Quyết định, issuer: UBND tỉnh, date: 2025-12-20}
basis: {kind: official, total: 20}
proofs: {report: {vi: Báo cáo, en: Report}}
facts:
  pleased:
    {label: {vi: Tỷ lệ hài lòng, en: Satisfied}, type: share, at_least: 0%, at_most: 100%}
  answers: {label: {vi: Phiếu hợp lệ, en: Valid answers}, type: count}
  plan: {label: {vi: Đã ban hành kế hoạch, en: Plan issued}, type: yes_no, proof: [report]}
  models: {label: {vi: Mô hình, en: Models}, type: count, proof: [report]}
areas:
  - id: I
    title: KẾT QUẢ
    criteria:
      - id: "1"
        title: Khảo sát
        points: 15
        rule:
          index: {of: pleased, answers: answers, min_answers: 15, when_blank: no_value}
      - {id: "2", title: Kế hoạch, points: 5, rule: {yes_no: {of: plan}}}
  - id: II
    title: THƯỞNG
    kind: bonus
    cap: 4
    criteria:
      - {id: "3", title: Mô hình, points: 4, rule: {count: {of: models, per_item: 2}}}
total: {classes: {of: share, bands: [{at_least: 80%, class: Tốt}, {otherwise: true, class: Khá}]}}
"""
UNIT = """\
submission: 1
ruleset: ./bo.yaml
unit: {id: a, name: Xã A}
as_of: 2026-11-15
facts:
  pleased: 80%
  plan: {value: yes, document: D1}
  models: {value: 1, document: D1}
"""
DOCUMENTS = "documents: {D1: {title: Báo cáo, kind: report, issued: 2026-11-01}}\n"


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    (tmp_path / "bo.yaml").write_text(SET, "utf-8")
    return tmp_path / "ho-so.yaml"


def told(run: Run, unit: Path, answers: str, *words: str) -> str:
    """What a command prints of the unit with so many answers (empty: not known), on one line."""
    given = f"  answers: {answers}\n" if answers else ""
    unit.write_text(UNIT + given + DOCUMENTS, "utf-8")
    code, out, err = run(words[0], str(unit), *words[1:])
    assert code == 0, err
    return " ".join(out.split())


def data(run: Run, unit: Path, answers: str) -> dict[str, Any]:
    return dict(json.loads(told(run, unit, answers, "score", "--format", "json")))


WAITS = {
    "vi": "chưa rõ tiêu chí sau có giá trị hay không: 1 Khảo sát",
    "en": "it is not known whether this has a value: 1 Khảo sát",
}
NONE = {
    "vi": "tiêu chí sau không có giá trị: 1 Khảo sát",
    "en": "as this has no value: 1 Khảo sát",
}
PERHAPS = {"vi": "12 / 15, hoặc không có giá trị", "en": "12 of 15, or no value"}
KNOW = {"vi": "còn phải biết: Phiếu hợp lệ", "en": "still to be known: Valid answers"}


@pytest.mark.parametrize("lang", LANGS)
def test_how_many_answered_is_missing_while_there_may_be_no_value(
    run: Run, unit: Path, lang: str
) -> None:
    text = told(run, unit, "", "score", "--lang", lang)
    assert WAITS[lang] in text
    assert "(answers) [1]" in text
    card = told(run, unit, "", "explain", "1", "--lang", lang)
    assert PERHAPS[lang] in card
    assert KNOW[lang] in card
    report = data(run, unit, "")
    assert [[fact["id"] for fact in one["facts"]] for one in report["missing"]] == [["answers"]]
    assert report["total"]["perhaps_no_value_of"] == ["1"]
    assert report["criteria"][0]["may_have_no_value"] is True


@pytest.mark.parametrize("lang", LANGS)
def test_a_total_without_a_value_names_the_rows_that_have_none(
    run: Run, unit: Path, lang: str
) -> None:
    assert NONE[lang] in told(run, unit, "14", "score", "--lang", lang)
    report = data(run, unit, "14")
    assert (report["total"]["no_value_of"], report["missing"]) == (["1"], [])
    enough = told(run, unit, "15", "score", "--lang", lang)
    assert NONE[lang] not in enough
    assert WAITS[lang] not in enough


ASKED = {"vi": "; 1/3 tiêu chí không yêu cầu tài liệu", "en": "; 1 of 3 criteria asks for no proof"}
UNASKED = {"vi": "tiêu chí không yêu cầu tài liệu kiểm chứng", "en": "no proof is asked for"}
ALL = {"vi": "không yêu cầu tài liệu kiểm chứng nào", "en": "asks for no proof at all"}


@pytest.mark.parametrize("lang", LANGS)
def test_what_asks_for_no_proof_says_so(run: Run, unit: Path, lang: str) -> None:
    assert ASKED[lang] in told(run, unit, "20", "score", "--lang", lang)
    assert UNASKED[lang] in told(run, unit, "20", "explain", "1", "--lang", lang)
    assert UNASKED[lang] not in told(run, unit, "20", "explain", "2", "--lang", lang)
    assert [one["asks_proof"] for one in data(run, unit, "20")["criteria"]] == [False, True, True]
    (unit.parent / "bo.yaml").write_text(SET.replace(", proof: [report]", ""), "utf-8")
    assert ALL[lang] in told(run, unit, "20", "score", "--lang", lang)


OF = {"vi": "tính trên 20 điểm tối đa", "en": "of 20 points, the maximum"}


@pytest.mark.parametrize("lang", LANGS)
def test_a_class_by_share_says_what_it_is_taken_of_where_there_is_a_bonus(
    run: Run, unit: Path, lang: str
) -> None:
    assert OF[lang] in told(run, unit, "20", "score", "--lang", lang)
    assert data(run, unit, "20")["total"]["class"]["of"] == "20"
    (unit.parent / "bo.yaml").write_text(SET.replace("of: share", "of: total"), "utf-8")
    assert OF[lang] not in told(run, unit, "20", "score", "--lang", lang)
    assert data(run, unit, "20")["total"]["class"]["of"] is None


CHOICE = """\
  given: {label: {vi: Được giao, en: Assigned}, type: yes_no}
  due: {label: {vi: Việc được giao, en: Tasks}, type: count}
  done: {label: {vi: Việc đã xong, en: Tasks done}, type: count, part_of: due}
"""
BRANCH = """\
      - id: "4"
        title: Rà soát
        points: 5
        rule:
          branch:
            - when: {yes_no: {of: given}}
              then: {ratio: {of: done, to: due, at_least: 100%, when_none: zero}}
            - otherwise: {count: {of: models, at_least: 1}}
"""


@pytest.mark.parametrize("lang", LANGS)
def test_a_way_that_does_not_count_waits_for_nothing(run: Run, unit: Path, lang: str) -> None:
    text = SET.replace("areas:\n", f"{CHOICE}areas:\n").replace(
        "  - id: II\n", f"{BRANCH}  - id: II\n"
    )
    (unit.parent / "bo.yaml").write_text(text.replace("total: 20}", "total: 25}"), "utf-8")
    given = "20\n  given: no"
    card = told(run, unit, given, "explain", "4", "--lang", lang)
    assert {"vi": "Nếu Được giao: có", "en": "If Assigned: yes"}[lang] in card
    assert {"vi": "Bổ sung", "en": "Give the"}[lang] not in card
    assert json.loads(told(run, unit, given, "explain", "4", "--format", "json"))["missing"] == []


@pytest.mark.parametrize("lang", LANGS)
def test_a_share_without_an_end_is_shortened_and_says_so(run: Run, unit: Path, lang: str) -> None:
    told(run, unit, "480", "score")
    unit.write_text(unit.read_text("utf-8").replace("pleased: 80%", "pleased: 412/480"), "utf-8")
    code, card, _ = run("explain", str(unit), "1", "--lang", lang)
    assert code == 0
    comma = {"vi": ",", "en": "."}[lang]
    assert f"≈ 85{comma}83%" in card
    assert f"≈ 14{comma}17 " in card
    assert "333333" not in card
    assert "666666" not in card
