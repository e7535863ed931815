"""Folders of submissions, tables of results, the example district."""

import os
from pathlib import Path

import pytest

from engine.points import exact
from engine.source.diagnostic import SourceError
from evidence import district
from evidence.codes import CODES
from evidence.folder import submissions
from evidence.results import Result, read_results

EXAMPLES = Path(district.__file__).parent / "examples" / "district-2024"


def _codes(wrong: pytest.ExceptionInfo[SourceError]) -> list[str]:
    return [f"{one.code}:{one.spans[0].line}" for one in wrong.value.diagnostics]


def test_a_folder_gives_its_submissions_in_order_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "c.YAML"):
        (tmp_path / name).write_text("submission: 1\n", "utf-8")
    (tmp_path / "claims.yaml").write_text("claims: {}\n", "utf-8")
    (tmp_path / "note.txt").write_text("submission: 1\n", "utf-8")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "d.yaml").write_text("submission: 1\n", "utf-8")
    found = submissions([str(tmp_path)]).names
    assert [Path(one).name for one in found] == ["a.yml", "b.yaml", "c.YAML"]
    assert submissions([str(tmp_path / "b.yaml"), str(tmp_path)]).names[0].endswith("b.yaml")
    assert len(submissions([str(tmp_path / "b.yaml"), str(tmp_path)]).names) == 3


@pytest.mark.parametrize(
    "raw",
    [
        b"submission: 1\n",
        b"\xef\xbb\xbfsubmission: 1\n",
        b"# ghi ch\xc3\xba\r\nsubmission: 1\r\n",
        b"unit: {id: a}\rsubmission: 1\r",
        b'"submission": 1\n',
        b"'submission' : 1\n",
        b"submission : 1\n",
        b"submission:\n",
        b'{"submission": 1, "ruleset": "a/b"}',
        b'\n{\n  "ruleset": "a/b",\n  "submission": 1}\n',
        b"ruleset: a/b\nunit: {id: a}\n",
        b"rulesets: [a/b]\nsubmission: 1\n\xff",
        "submission: 1\n".encode("utf-16"),
        "submission: 1\n".encode("utf-16-le"),
        "\ufeff'submission': 1\n".encode("utf-16-be"),
        "submission: 1\n".encode("utf-32"),
        b"#" * 8_000_001,
    ],
)
def test_whatever_may_be_a_submission_is_read(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.yaml").write_bytes(raw)
    assert submissions([str(tmp_path)]) == ([str(tmp_path / "a.yaml")], ())


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "E135"),
        (b"  submission: 1\n", "E135"),
        (b"submision: 1\nruleset: a/b\n", "E135"),
        (b"\x00\x01\x02", "E135"),
        (b"facts: {submission: 1}\n", "E135"),
        (b"ruleset: a/b\nareas: []\n", "ruleset"),
        (b"scale: a/b\nfor: a/c\n", "scale"),
        (b"decisions: 1\nruleset: a/b\nunit: {id: a}\nlines: {}\n", "decisions"),
        (b"calendar: vn\nyear: 2024\n", "calendar"),
        (b"ruleset: a/b\nclaims: {}\n", "claims"),
        (b"costs: {}\n", "costs"),
        (b"scenarios: {}\n", "scenarios"),
    ],
)
def test_what_is_left_out_of_a_folder_is_said(tmp_path: Path, raw: bytes, said: str) -> None:
    (tmp_path / "a.yaml").write_bytes(raw)
    (tmp_path / "b.yaml").write_text("submission: 1\n", "utf-8")
    (tmp_path / "c.yaml").mkdir()
    names, left_out = submissions([str(tmp_path), str(tmp_path)])
    assert names == [str(tmp_path / "b.yaml")]
    [one] = left_out
    assert (one.code, one.spans[0].file) == (
        "E135" if said == "E135" else "E134",
        str(tmp_path / "a.yaml"),
    )
    assert set(one.params) == CODES[one.code]
    assert one.params.get("got", "E135") == said


def test_what_cannot_be_opened_stands_among_the_submissions(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "b.yaml")
    (tmp_path / "c.yaml").symlink_to(tmp_path / "b.yaml")
    names, left_out = submissions([str(tmp_path)])
    assert names == [str(tmp_path / "a.yaml")]
    assert [one.code for one in left_out] == ["E135", "E135"]


def test_a_folder_without_submissions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as wrong:
        submissions([str(tmp_path)])
    assert _codes(wrong) == ["E130:1"]


def test_the_shipped_district_goes_by_its_name() -> None:
    found = submissions(["district-2024"]).names
    assert found == [f"district-2024/xa-{n:02d}" for n in range(1, 17)]


def test_the_district_is_what_its_seed_gives() -> None:
    made = dict(district.submissions())
    kept = {path.name: path.read_text("utf-8") for path in EXAMPLES.iterdir()}
    stale = [name for name in made if kept.get(name) != made[name]]
    assert not stale, "run: python -m evidence.district evidence/examples/district-2024"
    assert sorted(made) == sorted(kept)
    assert all(str(district.SEED) in text and "SYNTHETIC" in text for text in made.values())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("unit,total,rank\na,90.45,5\nb,91,4\n", {"a": ("90.45", 5), "b": ("91", 4)}),
        (
            "unit;rank;total\r\na;;90,5\r\nb;;91\r\nc;;90,5\r\n",
            {"a": ("90.5", 2), "b": ("91", 1), "c": ("90.5", 2)},
        ),
        ("\ufeffname\tUnit\tearned\nXã A\ta\t7\n\t\t\n", {"a": ("7", 1)}),
        ("rank,unit,earned\n1,a,7\n,b,\n,c\n", {"a": ("7", 1)}),
        ("unit,earned\n'-a,7\n'a,8\n", {"-a": ("7", 2), "'a": ("8", 1)}),
    ],
)
def test_results_as_spreadsheets_write_them(
    tmp_path: Path, text: str, found: dict[str, tuple[str, int]]
) -> None:
    path = tmp_path / "last.csv"
    path.write_text(text, "utf-8")
    expected = {unit: Result(exact(total), rank) for unit, (total, rank) in found.items()}
    assert read_results(path) == expected


def test_all_that_is_wrong_with_a_table_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "last.csv"
    path.write_text("unit,total,rank\na,90,first\nb,?,1\na,80,2\nc,,3\nd,95%,0\n", "utf-8")
    with pytest.raises(SourceError) as wrong:
        read_results(path)
    assert _codes(wrong) == ["E133:2", "E020:3", "E132:4", "E020:5", "E028:6", "E133:6"]


@pytest.mark.parametrize("text", ["", "xã,điểm\na,1\n", "unit\na\n"])
def test_a_table_without_its_columns_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "last.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(SourceError) as wrong:
        read_results(path)
    assert _codes(wrong) == ["E131:1"]
