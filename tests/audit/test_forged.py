"""Logs that were chained anew: what the inputs do not give does not verify."""

import json
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from engine import __version__
from evidence.ledger import New, append, read_log
from evidence.ledger_codes import CODES
from evidence.replay import verify
from evidence.retrace import RULINGS
from explain.commands.exits import FINDINGS, UNVERIFIED, WRONG
from tests.audit.desk import CLAIMS, WHEN, Desk
from tests.audit.support import FULL
from tests.audit.test_decisions import ANSWER, ASK, change, line
from tests.explain.conftest import Run


@pytest.mark.parametrize(
    ("at", "key", "value", "code"),
    [
        (1, "text", "ruleset: x/y\n", "L005"),
        (2, "sha256", "0" * 64, "L005"),
        (2, "text", 3, "L005"),
        (4, "result", {"total": ["9", "9", "9", "10"]}, "L006"),
        (4, "unfit", ["D1"], "L006"),
        (4, "decided", "9", "L006"),
        (4, "digests", {"engine": __version__}, "L006"),
        (4, "digests", {}, None),
        (4, "digests", 3, "L007"),
        (4, "unit", "b", "L006"),
        (4, "inputs", [], "L007"),
        (4, "inputs", [{"role": "ruleset", "sha256": "0" * 64}], "L005"),
        (4, "inputs", 3, "L007"),
        (4, "inputs", [3], "L007"),
        (4, "unfit", 3, "L007"),
        (3, "claims", {}, "L012"),
        (3, "claims", {"3": "1.5"}, "L012"),
    ],
)
def test_a_log_that_was_chained_anew_does_not_verify(
    desk: Desk, at: int, key: str, value: object, code: str | None
) -> None:
    desk.audit()

    def change(number: int, body: dict[str, Any]) -> None:
        if number == at:
            body[key] = value

    assert desk.forged(change) == code


def ruled(desk: Desk) -> None:
    """A decision, its explanation, another decision, and both taken back."""
    desk.audit(FULL + CLAIMS, line(ASK + ANSWER, change(number=2)))
    desk.audit(FULL + CLAIMS, line(change()))
    assert verify(desk.log).broken is None


@pytest.mark.parametrize("kind", sorted(RULINGS))
@pytest.mark.parametrize("key", ["by", "mark", "reason", "text", "confirmed_by", "round", "line"])
def test_a_ruling_that_the_inputs_do_not_have_does_not_verify(
    desk: Desk, kind: str, key: str
) -> None:
    ruled(desk)
    entries = {one.number: one for one in read_log(desk.log).entries}
    changed = [n for n, one in entries.items() if one.kind == kind and key in one.body]

    def forge(number: int, body: dict[str, Any]) -> None:
        if number == changed[0]:
            body[key] = 9 if key == "round" else "Z"

    if changed:
        assert desk.forged(forge) == "L012"


def test_a_ruling_that_no_audit_made_does_not_verify(desk: Desk) -> None:
    ruled(desk)
    for body in ({"line": "1", "round": 1, "decision": "accept", "mark": None},):
        append(desk.log, WHEN, "A", lambda _, body=body: [New("decision", body)])  # type: ignore[misc]
    log = verify(desk.log)
    assert log.broken is not None
    assert (log.broken.code, log.broken.spans[0].line) == ("L012", len(log.entries) + 1)


def test_an_audit_cut_short_is_taken_up_by_the_next(desk: Desk) -> None:
    desk.audit(FULL + CLAIMS, line(ASK + ANSWER, change(number=2)))
    lines = desk.log.read_bytes().splitlines(keepends=True)
    for kept in range(1, len(lines)):
        desk.log.write_bytes(b"".join(lines[:kept]))
        assert verify(desk.log).broken is None
        desk.audit(FULL + CLAIMS, line(ASK + ANSWER, change(number=2)))
        assert verify(desk.log).broken is None
        assert {one.kind for one in read_log(desk.log).entries} >= {"decision", "explanation"}


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("decision", {}),
        ("decision", {"line": {"a": 1}, "round": [1]}),
        ("input", {}),
        ("input", {"sha256": [], "text": "a"}),
        ("withdrawn", {"what": [], "line": {}, "round": 1}),
        ("withdrawn", {}),
        ("note", {"line": "1", "round": 1}),
    ],
)
def test_an_entry_of_no_kind_is_told_and_not_written_after(
    desk: Desk, run: Run, kind: str, body: dict[str, Any]
) -> None:
    desk.audit()
    append(desk.log, WHEN, "A", lambda _: [New(kind, body)])
    before = desk.log.read_bytes()
    broken = verify(desk.log).broken
    assert broken is not None
    assert broken.code == "L001"
    assert desk.audit(FULL + CLAIMS, line(ASK)) == WRONG
    assert desk.log.read_bytes() == before


def test_every_figure_of_a_score_is_worked_out_again(desk: Desk) -> None:
    desk.audit()
    lines = read_log(desk.log).entries[-1].body["result"]
    for id_, figures in lines.items():
        for place in range(len(figures)):
            assert desk.forged(partial(_moved, id_, place)) == "L006"
            (desk.folder / "forged.jsonl").unlink()


def _moved(id_: str, place: int, number: int, body: dict[str, Any]) -> None:
    if number == 4:
        body["result"][id_][place] = "0.125"


def test_another_version_that_gives_the_same_score_is_no_difference(desk: Desk) -> None:
    desk.audit()

    def change(number: int, body: dict[str, Any]) -> None:
        if number == 4:
            body["digests"] = {"engine": "0.0.1", "ruleset": "as it was dumped then"}

    assert desk.forged(change) is None


def _as_of(version: str, result: dict[str, Any]) -> Callable[[int, dict[str, Any]], None]:
    """A score entry as another version might have written it."""

    def change(number: int, body: dict[str, Any]) -> None:
        if number in (4, 5):
            body["digests"] = {"engine": version}
            body["result"] = {**body["result"], **result}

    return change


def test_a_score_that_another_version_gave_is_not_called_changed(desk: Desk, run: Run) -> None:
    desk.audit()
    desk.audit()
    other = {"total": ["7", "9", "7", "10"]}
    assert desk.forged(_as_of("0.0.1", other)) is None
    path = str(desk.folder / "forged.jsonl")
    found = verify(Path(path)).unconfirmed
    assert [(one.code, one.params["entry"]) for one in found] == [("L010", "4"), ("L010", "5")]
    assert all(set(one.params) == CODES[one.code] for one in found)
    assert found[0].params["by"] == "0.0.1"
    for lang, said, never in (
        ("vi", "Chưa xác nhận", "KHÔNG NGUYÊN VẸN"),
        ("en", "not confirmed", "DOES NOT HOLD"),
    ):
        code, out, err = run("verify", path, "--lang", lang)
        text = " ".join(out.split())
        assert (code, err) == (FINDINGS, "")
        assert said in text
        assert never not in text
        assert "0.0.1" in text
        assert "⟨" not in text
    plain = json.loads(run("verify", path, "--format", "json")[1])
    assert (plain["holds"], plain["failure"], len(plain["unconfirmed"])) == (True, None, 2)
    assert [one["code"] for one in plain["unconfirmed"]] == ["L010", "L010"]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [("unit", "b", "L006"), ("unfit", ["D1"], None), ("inputs", [], "L007")],
)
def test_another_version_does_not_excuse_everything(
    desk: Desk, key: str, value: object, code: str | None
) -> None:
    desk.audit()

    def change(number: int, body: dict[str, Any]) -> None:
        if number == 4:
            body["digests"] = {"engine": "0.0.1"}
            body[key] = value

    assert desk.forged(change) == code


def test_inputs_that_this_version_cannot_read_are_no_sign_of_a_change(desk: Desk, run: Run) -> None:
    desk.audit()
    entries = read_log(desk.log).entries
    old, text = entries[1].body["sha256"], entries[1].body["text"] + "older: words\n"
    new = sha256(text.encode()).hexdigest()

    def rewritten(version: str) -> list[New]:
        made = []
        for one in entries:
            body = json.loads(json.dumps(one.body).replace(old, new))
            if one.number == 2:
                body["text"] = text
            if one.kind == "score":
                body["digests"] = {"engine": version}
            made.append(New(one.kind, body))
        return made

    for version, code in (("0.0.1", FINDINGS), (__version__, UNVERIFIED)):
        path = desk.folder / f"{version}.jsonl"
        append(path, WHEN, "A", lambda _: rewritten(version))  # noqa: B023
        found, out, _ = run("verify", str(path))
        assert found == code
        assert ("L011" if code == FINDINGS else "L007") in out
