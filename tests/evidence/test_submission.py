"""A submission that holds, to evidence; and what is to be noticed about it."""

import hashlib
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from engine.facts import NEVER, Declaration, Declared, Document, Mark, Source, Unit
from engine.ruleset.load import load_ruleset
from engine.source.diagnostic import SourceError
from evidence.blank import blank_submission
from evidence.library import Shelf, find, shipped
from evidence.submission import peek, read_submission
from tests.evidence.support import HEAD, RULESET, given, refused

FULL = """illustrative: true
facts:
  files: 1240
  files_done: {value: 1 200, document: D1, page: 2, note: hết tháng 10}
  systems_joined:
  systems: {value: , document: D1}
  budget: 1.234,5
  satisfied: 96.4%
  plan_day: chưa
  published: Không
  grade: Khá
documents:
  D1: {number: 45/BC, title: Báo cáo, issuer: UBND xã, issued: 10/11/2024, kind: report}
declarations:
  - {fact: growth, is: blank, reason: 9 người trả lời}
  - {fact: balance, is: nothing_arose, reason: không có, document: D1}
marks:
  "2.1": {mark: 2.25, reason: làm tốt, by: A, confirmed_by: B}
  "2.2/2":
    mark:
claims: {"1.1": 2.5, "1.2": , total: 80}
"""


def codes(body: str, root: Path | None = None) -> list[str]:
    return [one.code for one in given(body, root).diagnostics]


def test_everything_is_read_exactly() -> None:
    evidence = given(FULL).evidence
    assert evidence.as_of == date(2024, 11, 15)
    assert evidence.unit == Unit("a", "Xã A", "commune")
    assert evidence.illustrative
    assert evidence.values == {
        "files": 1240,
        "files_done": 1200,
        "budget": Fraction(2469, 2),
        "satisfied": Fraction(241, 250),
        "plan_day": NEVER,
        "published": False,
        "grade": "fair",
    }
    assert evidence.sources == {"files_done": Source("D1", "2", "hết tháng 10")}
    issued = date(2024, 11, 10)
    assert evidence.documents == {
        "D1": Document("D1", "Báo cáo", "45/BC", "UBND xã", issued, "report")
    }
    assert evidence.declared == {
        "growth": Declaration("growth", Declared.BLANK, "9 người trả lời"),
        "balance": Declaration("balance", Declared.NOTHING_AROSE, "không có", "D1"),
    }
    assert evidence.marks == {"2.1": Mark(Fraction(9, 4), "làm tốt", "A", "B")}
    assert evidence.claims == {"1.1": Fraction(5, 2), "total": 80}


def test_what_is_noticed_is_returned_in_the_order_of_the_file() -> None:
    found = given(FULL.replace("satisfied: 96.4%", "satisfied: 1")).diagnostics
    assert [one.code for one in found] == ["E027", "E032"]
    assert [one.spans[0].line for one in found] == [12, 17]


def test_left_blank_is_unknown_and_not_zero() -> None:
    blank = given("facts:\n  files:\n  budget: ~\n  systems: {value: null}\ndocuments:\nmarks:\n")
    assert not blank.evidence.values
    assert not blank.diagnostics
    assert given("facts: {files: 0}").evidence.values == {"files": 0}


def test_a_unit_of_one_name_has_it_as_id_too() -> None:
    text = HEAD.replace("{id: a, name: Xã A}", "{name: Xã A, kind: ward}")
    found = read_submission(text, "s.yaml", RULESET)
    assert found.evidence.unit == Unit("Xã A", "Xã A", "ward")
    assert [one.code for one in found.diagnostics] == ["E012"]


@pytest.mark.parametrize(
    ("id_", "noticed"),
    [
        *[(one, False) for one in ("xa-01", "Xã Đức Thượng", "Xã A (mới)", "a.b_c", "P. 1 & 2, 3")],
        *[(f"a{mark}b", True) for mark in ("/", "\\\\", ":", "*", "?", "<", ">", "|")],
        *[(f"a{mark}b", True) for mark in ('\\"', "\\t", "\\x01", "\\n", "\\x85")],
    ],
)
def test_an_id_that_no_file_can_be_named_by_is_noticed(id_: str, noticed: bool) -> None:
    text = HEAD.replace("{id: a", f'{{id: "{id_}"')
    found = read_submission(text, "s.yaml", RULESET)
    assert ("E067" in [one.code for one in found.diagnostics]) is noticed


def test_a_name_in_place_of_an_id_is_not_noticed() -> None:
    text = HEAD.replace("{id: a, name: Xã A}", "{name: Xã A/B}")
    found = read_submission(text, "s.yaml", RULESET)
    assert "E067" not in [one.code for one in found.diagnostics]


def test_the_kind_of_a_unit_is_read_in_vietnamese() -> None:
    text = HEAD.replace("{id: a, name: Xã A}", "{name: Phường A, kind: Phường}")
    found = read_submission(text, "s.yaml", RULESET)
    assert found.evidence.unit == Unit("Phường A", "Phường A", "ward")
    assert [one.code for one in found.diagnostics] == ["E012"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("", "commune"),
        (", kind: xã", "commune"),
        (", kind: phường", "ward"),
        (", kind: đặc khu", "special_zone"),
    ],
)
def test_a_ruleset_may_be_for_several_kinds_of_units(kind: str, expected: str) -> None:
    kinds = ("commune", "ward", "special_zone")
    for_all = RULESET.model_copy(update={"unit_kind": kinds})
    text = HEAD.replace("{id: a, name: Xã A}", f"{{id: a, name: A{kind}}}")
    found = read_submission(text, "s.yaml", for_all)
    assert (found.evidence.unit.kind, found.diagnostics) == (expected, ())
    assert all(f"{one} (" in blank_submission(for_all) for one in kinds)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("facts: {satisfied: 1}", ["E027"]),
        ("facts: {satisfied: '96,4%', growth: '6 120,5', budget: '1.234,5'}", []),
        ("facts: {plan_day: 5/6/2024}", ["E032"]),
        ("facts: {plan_day: 30/9/2024}", []),
        ("facts: {plan_day: 05/05/2024}", []),
        ("facts: {plan_day: 2024-11-15}", []),
        ("facts: {plan_day: 2024-11-16}", ["E046"]),
        ("facts: {plan_day: never}", []),
        ("documents: {D1: {title: Sổ}}", ["E051"]),
        ("facts: {files: {document: D1}}\ndocuments: {D1: {title: Sổ}}", []),
        (
            "facts: {files: {document: d1}}\ndocuments: {d1: {title: Sổ, issued: 2024-11-16}}",
            ["E052"],
        ),
        (
            "facts: {files: 0}\ndeclarations: [{fact: files, is: nothing_arose, reason: x}]",
            ["E062"],
        ),
        ("facts: {files: {document: d1}}\ndocuments: {d1: {title: Sổ, issued: 2024-11-15}}", []),
        ("claims: {'1.1': -1, '1.2': 99, total: 101}", ["E081", "E082", "E082"]),
        ("claims: {P.1: -2, P.2: -9, total: -5}", []),
        ("claims: {'1.1': 25/3}", []),
    ],
)
def test_warnings_and_notes_do_not_refuse(body: str, expected: list[str]) -> None:
    assert codes(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "facts: {files: 12, files_done: 12, files_on_time: 12}",
        "facts: {files_on_time: 4}",  # its whole is unknown, and without a limit
        "facts: {files: 3, files_on_time: 3}",
        "facts: {systems: 17, systems_joined: 17}",
        "facts: {systems_joined: 17}",
        "facts: {desks: 2}",
        "facts: {files: 5}\ndeclarations: [{fact: files_done, is: nothing_arose, reason: x}]",
        "facts: {files_done: 0}\ndeclarations: [{fact: files, is: nothing_arose, reason: x}]",
        "marks: {'2.1': {mark: 25/3, reason: đủ}}",  # the maximum, though no step reaches it
        "marks: {'2.1': {mark: 0, reason: không}}",
    ],
)
def test_what_stands_at_a_limit_is_taken(body: str) -> None:
    assert codes(body) == []


def test_a_part_may_not_pass_a_whole_that_is_nothing() -> None:
    body = "facts: {files_on_time: 1, files_done: 1}\n"
    said = refused(
        HEAD + body + "declarations: [{fact: files, is: nothing_arose, reason: x}]", "s.yaml"
    )
    assert [(one.code, one.params["part"]) for one in said] == [("E064", "files_done")]


def test_letters_made_up_in_two_ways_are_the_same() -> None:
    apart = "Báo cáo"  # as one Mac writes it
    body = (
        f"facts: {{files: {{value: 3, document: {apart}}}}}\ndocuments: {{Báo cáo: {{title: x}}}}"
    )
    assert given(body).evidence.sources["files"].document == "Báo cáo"


def test_files_are_held_against_their_digest(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "1.pdf").write_bytes(b"%PDF")
    digest = hashlib.sha256(b"%PDF").hexdigest().upper()
    body = "facts: {files: {value: 3, document: D1}}\ndocuments:\n  D1: {title: Sổ, file: d/1.pdf"
    assert codes(f"{body}, sha256: {digest}}}\n", tmp_path) == []
    (tmp_path / "d" / "1.pdf").write_bytes(b"%PDF ")
    said = refused(f"{HEAD}{body}, sha256: {digest}}}\n", "s.yaml", tmp_path)
    assert [one.code for one in said] == ["E056"]
    assert codes(body + "}\n", tmp_path / "d") == ["E055"]
    assert codes(f"{body}, sha256: {digest}}}\n") == []


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/x", "..\\x", "C:x", "\\\\host\\x"])
def test_a_path_out_of_the_folder_is_refused_whatever_the_folder(path: str) -> None:
    facts = "facts: {files: {value: 3, document: D1}}\n"
    [one] = refused(f"{HEAD}{facts}documents: {{D1: {{title: S, file: '{path}'}}}}", "s.yaml")
    assert (one.code, one.params["got"]) == ("E054", path)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret").write_text("x")
    (tmp_path / "in" / "link").symlink_to(tmp_path / "secret")
    (tmp_path / "in" / "round").symlink_to("round")
    body = "facts: {{files: {{value: 3, document: D1}}}}\ndocuments: {{D1: {{title: S, file: {}}}}}"
    [one] = refused(HEAD + body.format("link"), "s.yaml", tmp_path / "in")
    assert one.code == "E054"
    assert codes(body.format("round"), tmp_path / "in") == ["E055"]
    assert codes(body.format('"a\\0b"'), tmp_path / "in") == ["E055"]
    assert codes(body.format("x" * 999), tmp_path / "in") == ["E055"]


def test_a_file_that_cannot_be_read_is_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "f").write_text("x")

    def denied(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", denied)
    body = f"documents: {{D1: {{title: S, file: f, sha256: {'0' * 64}}}}}"
    body += "\nfacts: {files: {value: 3, document: D1}}"
    [one] = given(body, tmp_path).diagnostics
    assert (one.code, one.params) == ("E058", {"name": "D1", "got": "f"})


def test_peek_tells_the_ruleset_and_nothing_else() -> None:
    assert peek("ruleset: a/b\nfacts: [1, 2\n]", "s.yaml") == ("a/b",)
    with pytest.raises(SourceError) as error:
        peek("submission: 1", "s.yaml")
    assert [d.code for d in error.value.diagnostics] == ["E016"]


@pytest.mark.parametrize("name", shipped(Shelf.EXAMPLES))
def test_shipped_examples(name: str) -> None:
    example = find(name, Shelf.EXAMPLES)
    named = [find(id_, Shelf.RULESETS) for id_ in peek(example.text, example.file)]
    ruleset = [load_ruleset(rules.text, rules.file) for rules in named]
    if name.endswith("contradiction"):
        with pytest.raises(SourceError) as error:
            read_submission(example.text, example.file, ruleset)
        assert [d.code for d in error.value.diagnostics] == ["E043", "E061"]
        assert all(len(d.spans) == 2 for d in error.value.diagnostics)
    else:
        found = read_submission(example.text, example.file, ruleset)
        few = {"tan-duc-2024-sipas", "ba-don-2024"}  # few were asked there, on purpose
        assert {d.code for d in found.diagnostics} <= {"E015", *(["E049"] if name in few else [])}


def days(*written: str) -> str:
    each = enumerate(written)
    listed = "".join(f"  D{n}: {{title: Sổ, issued: {day}}}\n" for n, day in each)
    cited = "".join(
        f"  {fact}: {{value: 3, document: D{n}}}\n"
        for n, fact in enumerate(
            ("files", "files_done", "growth", "budget", "balance")[: len(written)]
        )
    )
    return f"facts:\n{cited}documents:\n{listed}"


def test_days_that_could_be_read_month_first_are_noticed_once_with_the_first_places() -> None:
    [note] = given(days("1/2/2024", "03/04/2024", "5/5/2024", "6/7/2024", "8/9/2024")).diagnostics
    assert note.code == "E032"
    read = {"name": "D0", "got": "1/2/2024", "read": "2024-02-01", "count": "4"}
    assert dict(note.params) == read
    assert [span.line for span in note.spans] == [12, 13, 15]


def test_a_day_past_the_twelfth_shows_how_the_file_writes_days() -> None:
    assert given(days("1/2/2024", "03/04/2024", "13/5/2024")).diagnostics == ()
