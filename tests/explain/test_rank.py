"""`chamdiem rank`: what it prints, what it refuses, what it reads back."""

import json
from pathlib import Path
from typing import Any

import pytest

from explain.commands.exits import FINE, WRONG
from tests.explain.conftest import Run
from tests.explain.support import BY, ROOT, RULES, UNIT

DISTRICT = str(ROOT / "evidence" / "examples" / "district-2024")


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """Three units of the small ruleset: one as it is, one without a figure, one without a total."""
    text = UNIT.read_text("utf-8")
    for id_, old, new in (
        ("a", "", ""),
        ("b", "  ideas: 1\n", ""),
        ("c", "answers: 40", "answers: 3"),
    ):
        assert old in text
        named = "\n".join(
            f"unit: {{id: {id_}, name: Xã {id_.upper()}, kind: commune}}"
            if line.startswith("unit:")
            else line
            for line in text.replace(old, new).splitlines()
        )
        (tmp_path / f"{id_}.yaml").write_text(named, "utf-8")
    return tmp_path


def told(run: Run, *args: str) -> Any:
    code, out, _ = run("rank", *args, "--format", "json")
    assert code == FINE
    return json.loads(out)


def test_the_district(run: Run) -> None:
    found = told(run, "district-2024", "--groups", "4")
    each = found["standings"]
    assert len(each) == 16
    assert [one["rank"] for one in each] == sorted(one["rank"] for one in each)
    assert all(one["best"] <= one["rank"] <= one["worst"] for one in each)
    assert {one["group"] for one in each} == {1, 2, 3, 4}
    assert each[0]["ahead"] is None
    assert all(one["ahead"]["gap"] != "0" for one in each if one["rank"] > 1)


def test_a_folder_and_its_files_in_any_order_give_the_same(run: Run) -> None:
    files = sorted(map(str, Path(DISTRICT).iterdir()), reverse=True)
    assert told(run, *files) == told(run, DISTRICT)


def test_what_separates_a_unit_adds_up(run: Run) -> None:
    from fractions import Fraction

    from engine.points import exact

    for one in told(run, DISTRICT)["standings"]:
        if one["ahead"] is None:
            continue
        gap = exact(one["ahead"]["gap"])
        assert all(exact(each["gain"]) >= gap for each in one["ahead"]["closing"])
        more = sum((exact(each["points"]) for each in one["ahead"]["areas"]), Fraction(0))
        assert more >= 0


def test_a_unit_without_a_total_has_no_rank(run: Run, units: Path) -> None:
    found = {one["unit"]["id"]: one for one in told(run, str(units), *BY)["standings"]}
    assert found["c"]["value"] is False
    assert found["c"]["rank"] is None
    assert {found["a"]["rank"], found["b"]["rank"]} == {1, 2}
    code, out, _ = run("rank", str(units), *BY, "--unit", "Xã C")
    assert code == FINE
    assert "Không có tổng điểm nên không xếp hạng" in out


def test_one_that_cannot_be_read_is_told_and_left_out(run: Run, units: Path) -> None:
    (units / "d.yaml").write_text("submission: 1\nruleset: none/none\n", "utf-8")
    code, out, err = run("rank", str(units), *BY)
    assert code == WRONG
    assert "Xã A" in out
    assert "d.yaml" in err
    assert "C062" in err


@pytest.mark.parametrize("verb", ["rank", "audit", "due"])
def test_a_folder_loses_nothing_without_a_word(run: Run, units: Path, verb: str) -> None:
    (units / "c.yaml").write_text("answers: 40\n", "utf-8")
    for lang, said in (("vi", "Bỏ qua: tệp này là bộ tiêu chí"), ("en", "this is a ruleset")):
        (units / "d.yaml").write_bytes(RULES.read_bytes())
        code, out, err = run(verb, str(units), *BY, "--lang", lang)
        assert code != WRONG
        assert said in err
        assert "E135" in err
        assert "Xã A" in out
    (units / "d.yaml").write_bytes((units / "a.yaml").read_text("utf-8").encode("utf-16"))
    (units / "e.yaml").write_bytes(b"x" * 8_000_001)
    found, out, err = run(verb, str(units), *BY)
    assert "Xã A" in out
    assert all(one in err for one in ("Y003", "E004", "e.yaml", "C062"))
    assert found == max(WRONG, code)


def test_what_was_written_is_read_as_last_year_s(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "last.csv"
    assert run("rank", DISTRICT, "-o", str(path))[0] == FINE
    assert path.read_bytes().startswith(b"\xef\xbb\xbfrank,unit,")
    again = told(run, DISTRICT, "--last", str(path))["standings"]
    assert all(one["before"]["up"] == 0 for one in again)
    assert all(one["before"]["total"] == one["earned"] for one in again if "/" not in one["earned"])


def test_a_unit_without_a_total_is_read_back_as_one_without(run: Run, units: Path) -> None:
    path = units / "last.csv"
    odd = (units / "b.yaml").read_text("utf-8").replace("id: b,", "id: '=b',")
    (units / "b.yaml").write_text(odd, "utf-8")
    assert run("rank", str(units), *BY, "-o", str(path))[0] == FINE
    again = {
        one["unit"]["id"]: one
        for one in told(run, str(units), *BY, "--last", str(path))["standings"]
    }
    assert again["c"]["before"] is None
    assert all(again[one]["before"]["up"] == 0 for one in ("a", "=b"))


def test_a_rise_and_a_fall_are_told(run: Run, units: Path) -> None:
    last = units / "last.csv"
    last.write_text("unit,total,rank\na,1,9\nb,2,1\n", "utf-8")
    _, out, _ = run("rank", str(units), *BY, "--last", str(last))
    assert "9 (lên 8)" in out
    assert "1 (xuống 1)" in out


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["{units}", "{units}/a2.yaml", "--ruleset", "{small}"], "C061"),
        (["district-2024", "tan-duc-2024"], "C060"),
        (["district-2024", "--ruleset", "{units}/a.yaml"], "C025"),
        (["{units}", "--ruleset", "{small}", "--unit", "Xã Aa"], "C063"),
        (["{units}/none"], "E001"),
        (["{units}/empty"], "E130"),
        (["{units}", "--ruleset", "{small}", "--last", "{units}/a.yaml"], "E131"),
    ],
)
def test_what_cannot_be_ranked_is_refused(
    run: Run, units: Path, args: list[str], code: str
) -> None:
    (units / "a2.yaml").write_text((units / "a.yaml").read_text("utf-8"), "utf-8")
    (units / "empty").mkdir()
    if code != "C061":
        (units / "a2.yaml").unlink()
    known = {"units": str(units), "small": BY[1]}
    found, out, err = run("rank", *(one.format(**known) for one in args))
    assert found == WRONG
    assert code in err
    assert out == ""


RELATIVE = """\
ruleset: vi-du/tuong-doi
index: other
title: {vi: So với xã cao nhất, en: Against the best}
unit_kind: commune
period: {from: 2024-01-01, to: 2024-12-31}
source: {document: "1", title: Ví dụ, issuer: Ví dụ, date: 2023}
basis: {kind: official, total: 10}
facts:
  users: {label: {vi: Người dùng, en: Users}, type: count, unit: {vi: người, en: people}}
areas:
  - id: "1"
    title: Một
    criteria:
      - id: "1.1"
        title: Người dùng
        requirement: So với xã cao nhất
        points: 10
        rule: {relative: {of: users, by: best, when_none: zero}}
"""


def relative(folder: Path, **peers: str) -> list[str]:
    """Submissions of Xã a (40), b (100) and c (25) beside their rules; `peers` of some of them."""
    (folder / "rules.txt").write_text(RELATIVE, "utf-8")
    for name, users in (("a", 40), ("b", 100), ("c", 25)):
        text = f"""submission: 1
ruleset: vi-du/tuong-doi
unit: {{id: {name}, name: Xã {name}, kind: commune}}
as_of: 2024-12-01
facts: {{users: {users}}}
"""
        if name in peers:
            text += f"peers: {{users: {{{peers[name]}}}}}\n"
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return ["--ruleset", str(folder / "rules.txt")]


def earned(run: Run, *args: str) -> list[tuple[str, str, str]]:
    return [
        (one["unit"]["id"], one["earned"], one["highest"]) for one in told(run, *args)["standings"]
    ]


def test_rules_relative_to_others_are_scored_among_them(run: Run, tmp_path: Path) -> None:
    by = relative(tmp_path)
    found = earned(run, str(tmp_path), *by)
    assert found == [("b", "10", "10"), ("a", "4", "4"), ("c", "2.5", "2.5")]


def test_a_unit_alone_is_not_its_own_field(run: Run, tmp_path: Path) -> None:
    by = relative(tmp_path, a="Xã b: 200")
    assert earned(run, str(tmp_path / "a.yaml"), *by) == [("a", "2", "2")]
    assert earned(run, str(tmp_path / "b.yaml"), *by) == [("b", "0", "10")]


def test_what_a_submission_says_of_the_others_stands(run: Run, tmp_path: Path) -> None:
    by = relative(tmp_path, a="Xã b: 200")
    found = earned(run, str(tmp_path), *by)
    assert found == [("b", "10", "10"), ("c", "2.5", "2.5"), ("a", "2", "2")]
