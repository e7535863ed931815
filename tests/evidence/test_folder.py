"""Folders of submissions, tables of results, the example district."""

from pathlib import Path

import pytest

from engine.points import exact
from engine.source.diagnostic import SourceError
from evidence import district
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
    found = submissions([str(tmp_path)])
    assert [Path(one).name for one in found] == ["a.yml", "b.yaml", "c.YAML"]
    assert submissions([str(tmp_path / "b.yaml"), str(tmp_path)])[0].endswith("b.yaml")
    assert len(submissions([str(tmp_path / "b.yaml"), str(tmp_path)])) == 3


def test_a_folder_without_submissions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as wrong:
        submissions([str(tmp_path)])
    assert _codes(wrong) == ["E130:1"]


def test_the_shipped_district_goes_by_its_name() -> None:
    found = submissions(["district-2024"])
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
