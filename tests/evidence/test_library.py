"""Shipped rulesets and examples by id, files by path."""

from pathlib import Path

import pytest
from setuptools import find_namespace_packages  # type: ignore[import-untyped]

from engine.ruleset.load import load_ruleset
from engine.source.diagnostic import SourceError
from evidence import library
from evidence.calendars import Calendars
from evidence.codes import CODES
from evidence.library import Shelf, find, shipped
from evidence.submission import peek

ROOT = Path(__file__).parents[2]
BESIDE = (Shelf.EXAMPLES, Shelf.SCENARIOS, Shelf.COSTS)


def refusal(wanted: str, shelf: Shelf = Shelf.RULESETS) -> tuple[str, str | None]:
    with pytest.raises(SourceError) as error:
        find(wanted, shelf)
    [one] = error.value.diagnostics
    assert set(one.params) == CODES[one.code]
    return one.code, one.suggestion


def test_what_lies_in_the_folders_is_on_the_shelves() -> None:
    rulesets = {*shipped(Shelf.RULESETS), *shipped(Shelf.SCALES)}
    calendars = {f"calendars/{name}" for name in Calendars()}
    assert {f"{id_}.yaml" for id_ in rulesets | calendars} == {
        path.relative_to(ROOT / "rulesets").as_posix()
        for path in (ROOT / "rulesets").rglob("*.yaml")
    }
    for shelf in BESIDE:
        folder = ROOT / "evidence" / shelf
        assert {f"{id_}.yaml" for id_ in shipped(shelf)} == {
            path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml")
        }
    assert {"tan-duc-2024/par", "papi/2019"} <= set(shipped(Shelf.RULESETS))


def test_everything_that_lies_there_is_packaged() -> None:
    packages = find_namespace_packages(str(ROOT), include=["evidence*", "rulesets*"])
    folders = [(shelf, f"evidence.{shelf}") for shelf in BESIDE]
    for shelf, folder in ((Shelf.RULESETS, "rulesets"), *folders):
        for id_ in shipped(shelf):
            assert ".".join([folder, *id_.split("/")[:-1]]) in packages


@pytest.mark.parametrize("id_", shipped(Shelf.RULESETS))
def test_a_ruleset_has_the_id_it_is_shipped_under(id_: str) -> None:
    found = find(id_, Shelf.RULESETS)
    assert found.folder is None
    assert found.file == f"rulesets/{id_}.yaml"
    assert load_ruleset(found.text, found.file).ruleset == id_


@pytest.mark.parametrize("id_", shipped(Shelf.EXAMPLES))
def test_an_example_is_made_for_a_shipped_ruleset(id_: str) -> None:
    found = find(id_, Shelf.EXAMPLES)
    assert found.file == f"examples/{id_}.yaml"
    assert set(peek(found.text, found.file)) <= set(shipped(Shelf.RULESETS))


def test_a_path_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "my.yaml").write_text("a: 1")
    (tmp_path / "mine").write_text("b: 1")
    found = find(str(tmp_path / "my.yaml"), Shelf.RULESETS)
    assert (found.text, found.folder) == ("a: 1", tmp_path)
    monkeypatch.chdir(tmp_path)
    assert find("mine", Shelf.EXAMPLES).text == "b: 1"
    assert find("my.yaml", Shelf.EXAMPLES).folder == Path()


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("tan-duc-2024/pra", ("E009", "tan-duc-2024/par")),
        ("papi/2091", ("E009", "papi/2019")),
        ("something/else", ("E009", None)),
        ("tan-duc-2024", ("E009", "tan-duc-2024/par, tan-duc-2024/sipas")),
        ("Bằng-Phúc-2023", ("E009", "bang-phuc-2023/par")),
        ("calendars", ("E009", None)),
        ("Tân-Đức-2024/par", ("E009", "tan-duc-2024/par")),
        ("absent.yaml", ("E001", None)),
        ("../rulesets/papi/2019", ("E001", None)),
        ("", ("E002", None)),
        ("/", ("E002", None)),
    ],
)
def test_what_is_not_there(wanted: str, expected: tuple[str, str | None]) -> None:
    assert refusal(wanted) == expected


def test_a_shelf_has_only_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert refusal("papi/2019", Shelf.SCALES) == ("E009", None)
    assert refusal("tan-duc-2024", Shelf.RULESETS)[0] == "E009"


def test_scales_are_told_from_rulesets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "xa").mkdir()
    (tmp_path / "xa" / "par.yaml").write_text("# ruleset\nruleset: xa/par\n")
    (tmp_path / "xa" / "official.yaml").write_text("# ruleset: none\nscale: xa/official\n")
    (tmp_path / "README.md").write_text("ruleset: no")
    monkeypatch.setattr(library, "files", lambda _: tmp_path)
    library._stock.cache_clear()
    try:
        assert shipped(Shelf.RULESETS) == ("xa/par",)
        assert shipped(Shelf.SCALES) == ("xa/official",)
        assert find("xa/official", Shelf.SCALES).file == "rulesets/xa/official.yaml"
    finally:
        library._stock.cache_clear()
