"""What audits leave in a log, and the log held against itself."""

import json
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from engine import __version__
from evidence.ledger import Entry, New, append, read_log
from evidence.ledger_codes import CODES
from evidence.replay import verify
from evidence.retrace import RULINGS
from explain.commands import clock
from explain.commands.exits import DIFFERS, FINDINGS, FINE, UNVERIFIED, WRONG
from tests.audit.support import FULL, HEAD, RULES
from tests.audit.test_decisions import ANSWER, ASK, change, line
from tests.audit.test_decisions import HEAD as DECISIONS
from tests.explain.conftest import Run

WHEN = "2024-12-03T09:00:00+07:00"
CLAIMS = 'claims: {"1": 4, "2": 2, "3": 2}\n'


@pytest.fixture(autouse=True)
def stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: WHEN)


class Desk:
    """A folder in which audits are made and recorded."""

    def __init__(self, folder: Path, run: Run) -> None:
        self.folder, self.log = folder, folder / "log.jsonl"
        self._run = run

    def audit(self, body: str = FULL + CLAIMS, decisions: str = "", *more: str) -> int:
        (self.folder / "a.yaml").write_text(HEAD + body, "utf-8")
        options = ["--ruleset", str(RULES), "--log", str(self.log), "--who", "Hạnh", *more]
        if decisions:
            (self.folder / "d.yaml").write_text(DECISIONS + decisions, "utf-8")
            options += ["--decisions", str(self.folder / "d.yaml")]
        return self._run("audit", str(self.folder / "a.yaml"), *options)[0]

    def kinds(self) -> list[str]:
        return [one.kind for one in read_log(self.log).entries]

    def forged(self, change: Callable[[int, dict[str, Any]], None]) -> str | None:
        """The code that verification gives once every entry is changed and chained anew."""
        entries = read_log(self.log).entries
        path = self.folder / "forged.jsonl"
        made = [_forged(one, change) for one in entries]
        append(path, WHEN, "A", lambda _: made)
        assert read_log(path).broken is None
        broken = verify(path).broken
        if broken is not None:
            assert set(broken.params) == CODES[broken.code]
        return None if broken is None else broken.code


def _forged(one: Entry, change: Callable[[int, dict[str, Any]], None]) -> New:
    body = json.loads(json.dumps(one.body))
    change(one.number, body)
    return New(one.kind, body)


@pytest.fixture
def desk(tmp_path: Path, run: Run) -> Desk:
    return Desk(tmp_path, run)


def test_an_audit_is_recorded_with_its_inputs_and_verifies(desk: Desk) -> None:
    assert desk.audit() == DIFFERS
    assert desk.kinds() == ["input", "input", "claims", "score"]
    log = verify(desk.log)
    assert log.broken is None
    assert {one.who for one in log.entries} == {"Hạnh"}
    assert {one.at for one in log.entries} == {WHEN}
    score = log.entries[-1].body
    assert score["result"]["total"][:2] == ["7.5", "9.5"]
    assert score["result"]["3"] == ["1.5", "1.5", "1.5", "2"]
    assert (score["unit"], score["ruleset"]) == ("a", "test/audit")


def test_only_what_is_new_is_appended(desk: Desk) -> None:
    desk.audit()
    desk.audit()
    assert desk.kinds()[4:] == ["score"]
    desk.audit(FULL + CLAIMS.replace("2}", "1.5}"))
    assert desk.kinds()[5:] == ["input", "claims", "score"]
    assert verify(desk.log).broken is None


def test_decisions_are_appended_changed_and_withdrawn(desk: Desk) -> None:
    desk.audit(FULL + CLAIMS, line(ASK))
    assert desk.kinds()[-2:] == ["score", "decision"]
    desk.audit(FULL + CLAIMS, line(ASK + ANSWER))
    assert desk.kinds()[-3:] == ["input", "score", "explanation"]
    desk.audit(FULL + CLAIMS, line(ASK + ANSWER, change(number=2)))
    assert desk.kinds()[-2:] == ["score", "decision"]
    desk.audit(FULL + CLAIMS, line(change()))
    last = [(one.kind, dict(one.body)) for one in read_log(desk.log).entries[-3:]]
    assert [kind for kind, _ in last] == ["decision", "withdrawn", "withdrawn"]
    assert {(body["what"], body["round"]) for kind, body in last if kind == "withdrawn"} == {
        ("explanation", 1),
        ("decision", 2),
    }
    desk.audit(FULL + CLAIMS, line(ASK + ANSWER))
    assert desk.kinds()[-2:] == ["decision", "explanation"]
    scores = [one.body for one in read_log(desk.log).entries if one.kind == "score"]
    assert scores[2]["decided"] == "7.5"
    assert verify(desk.log).broken is None


def test_a_log_is_of_one_unit(desk: Desk, run: Run) -> None:
    desk.audit()
    raw = desk.log.read_bytes()
    (desk.folder / "b.yaml").write_text((HEAD + FULL).replace("id: a", "id: b"), "utf-8")
    code, out, err = run(
        *("audit", str(desk.folder / "b.yaml"), "--ruleset", str(RULES)),
        *("--log", str(desk.log), "--who", "Hạnh"),
    )
    assert (code, out) == (WRONG, "")
    assert "L004" in err
    assert desk.log.read_bytes() == raw


def test_documents_that_were_missing_are_missing_again(desk: Desk) -> None:
    body = FULL.replace("kind: report}", "kind: report, file: gone.pdf}") + CLAIMS
    desk.audit(body)
    assert read_log(desk.log).entries[-1].body["unfit"] == ["D1"]
    assert verify(desk.log).broken is None


def test_claims_scale_and_calendar_are_inputs_too(desk: Desk) -> None:
    beside = desk.folder / "c.yaml"
    beside.write_text('ruleset: test/audit\nclaims: {"3": 1}\n', "utf-8")
    scale = desk.folder / "scale.yaml"
    scale.write_text(
        "scale: test/official\nfor: test/audit\nbasis: {kind: official, total: 12}\n"
        "source: {document: '1', title: t, issuer: i, date: 2024}\n"
        'criteria: {"1": {points: 4}, "2": {points: 2}, "3": {points: 4}, "4": {points: 2}}\n',
        "utf-8",
    )
    assert desk.audit(FULL, "", "--claims", str(beside), "--scale", str(scale)) == DIFFERS
    roles = [one.body["role"] for one in read_log(desk.log).entries if one.kind == "input"]
    assert roles == ["ruleset", "scale", "claims", "submission"]
    assert read_log(desk.log).entries[-1].body["result"]["total"][3] == "12"
    assert verify(desk.log).broken is None


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


def test_a_log_of_two_units_does_not_verify(desk: Desk, tmp_path: Path) -> None:
    desk.audit()
    other = Desk(tmp_path / "b", desk._run)
    other.folder.mkdir()
    other.audit(FULL + CLAIMS)
    (other.folder / "a.yaml").write_text("", "utf-8")
    entries = list(read_log(desk.log).entries)
    text = entries[1].body["text"].replace("id: a,", "id: b,")
    digest = sha256(text.encode()).hexdigest()

    def second(_: object) -> list[New]:
        inputs = [dict(one) for one in entries[3].body["inputs"]]
        inputs[-1]["sha256"] = digest
        body = {**entries[1].body, "text": text, "sha256": digest}
        return [New("input", body), New("score", {**entries[3].body, "inputs": inputs})]

    append(desk.log, WHEN, "A", second)
    broken = verify(desk.log).broken
    assert broken is not None
    assert broken.code == "L004"


def test_a_printed_digest_has_to_be_in_the_log(desk: Desk) -> None:
    desk.audit()
    first = read_log(desk.log).head
    desk.audit()
    assert verify(desk.log, first).broken is None
    assert verify(desk.log, first[:16].upper()).broken is None
    for head in ("0" * 64, "", first[:1], first[:11]):
        broken = verify(desk.log, head).broken
        assert broken is not None
        assert broken.code == "L008"
    lines = desk.log.read_bytes().splitlines(keepends=True)
    desk.log.write_bytes(b"".join(lines[:3]))
    assert verify(desk.log).broken is None  # cut short, the chain alone does not show it
    assert verify(desk.log, first).broken is not None


def test_verify_tells_what_holds(desk: Desk, run: Run) -> None:
    desk.audit(FULL + CLAIMS, line(ASK + ANSWER))
    code, out, err = run("verify", str(desk.log))
    assert (code, err) == (FINE, "")
    assert "7 mục" in out
    assert "7,5 điểm" in out
    code, out, _ = run("verify", str(desk.log), "--format", "json", "--lang", "en")
    plain = json.loads(out)
    assert (plain["holds"], plain["failure"], len(plain["entries"])) == (True, None, 7)
    raw = desk.log.read_bytes()
    desk.log.write_bytes(raw.replace("vì thế".encode(), "vì sao".encode()))
    code, out, err = run("verify", str(desk.log), "--lang", "en")
    assert (code, err) == (UNVERIFIED, "")
    assert "from entry 2 on" in out
    assert "⟨" not in out
    desk.log.write_bytes(b"")
    assert run("verify", str(desk.log))[0] == UNVERIFIED
    code, out, err = run("verify", str(desk.folder / "none.jsonl"))
    assert (code, out) == (WRONG, "")
    assert "E001" in err


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--log", "x.jsonl"], "C070"),
        (["--log", "x.jsonl", "--who", "  "], "C070"),
        (["--who", "Hạnh"], "C071"),
    ],
)
def test_nothing_is_recorded_without_a_name(run: Run, options: list[str], code: str) -> None:
    found, out, err = run("audit", "tan-duc-2024", *options)
    assert (found, out) == (WRONG, "")
    assert code in err
    assert not Path("x.jsonl").exists()


def test_a_log_is_never_written_over_what_was_read(desk: Desk, run: Run) -> None:
    (desk.folder / "a.yaml").write_text(HEAD + FULL, "utf-8")
    path = str(desk.folder / "a.yaml")
    code, _, err = run("audit", path, "--ruleset", str(RULES), "--log", path, "--who", "Hạnh")
    assert code == WRONG
    assert "C017" in err
    assert (desk.folder / "a.yaml").read_text("utf-8") == HEAD + FULL


def test_a_log_is_never_lost_to_a_result(desk: Desk, run: Run) -> None:
    unit = desk.folder / "unit"
    unit.write_text(HEAD + FULL, "utf-8")
    log, link = desk.log, desk.folder / "link"
    link.symlink_to(log)
    by = ["audit", str(unit), "--ruleset", str(RULES), "--who", "Hạnh"]
    for output in (log, link, desk.folder / "b" / ".." / log.name):
        code, out, err = run(*by, "--log", str(log), "-o", str(output))
        assert (code, out) == (WRONG, "")
        assert "C017" in err
        assert not log.exists()
    run(*by, "--log", str(log))
    raw = log.read_bytes()
    for output in (log, link, unit):
        code, out, err = run(*by, "--log", str(log), "-o", str(output))
        assert (code, out, log.read_bytes()) == (WRONG, "", raw)
        assert "C017" in err
        assert unit.read_text("utf-8") == HEAD + FULL


def test_no_result_takes_the_place_of_any_log(desk: Desk, run: Run) -> None:
    desk.audit()
    unit, raw = str(desk.folder / "a.yaml"), desk.log.read_bytes()
    by = ["--ruleset", str(RULES), "-o", str(desk.log)]
    for more in ("", "đã hỏng"):
        for verb in ("audit", "score", "rank"):
            desk.log.write_bytes(raw + more.encode())
            code, out, err = run(verb, unit, *by)
            assert (code, out, desk.log.read_bytes()) == (WRONG, "", raw + more.encode())
            assert "C017" in err
    desk.log.write_text('{"entry": 1}\n', "utf-8")
    assert run("score", unit, *by)[0] == FINE


@pytest.mark.parametrize("option", ["--claims", "--decisions", "--against", "--scale"])
def test_what_an_audit_reads_is_neither_log_nor_result(desk: Desk, run: Run, option: str) -> None:
    (desk.folder / "a.yaml").write_text(HEAD + FULL, "utf-8")
    texts = {
        "--claims": 'ruleset: test/audit\nclaims: {"3": 1}\n',
        "--decisions": DECISIONS + line(ASK),
        "--against": HEAD + FULL,
        "--scale": "scale: test/official\nfor: test/audit\nbasis: {kind: official, total: 12}\n"
        "source: {document: '1', title: t, issuer: i, date: 2024}\n"
        'criteria: {"1": {points: 4}, "2": {points: 2}, "3": {points: 4}, "4": {points: 2}}\n',
    }
    other = desk.folder / "other"
    other.write_text(texts[option], "utf-8")
    args = ["audit", str(desk.folder / "a.yaml"), "--ruleset", str(RULES), option, str(other)]
    assert run(*args)[0] in (DIFFERS, FINDINGS, FINE)
    recorded = ["--log", str(desk.log), "--who", "Hạnh"]
    for more in (["-o", str(other)], ["--log", str(other), "--who", "Hạnh"]):
        code, out, err = run(*args, *(recorded if "-o" in more else []), *more)
        assert (code, out, other.read_text("utf-8")) == (WRONG, "", texts[option])
        assert "C017" in err
        assert not desk.log.exists()


def test_the_report_shows_the_head(desk: Desk, run: Run) -> None:
    (desk.folder / "a.yaml").write_text(HEAD + FULL, "utf-8")
    code, out, _ = run(
        *("audit", str(desk.folder / "a.yaml"), "--ruleset", str(RULES)),
        *("--log", str(desk.log), "--who", "Hạnh"),
    )
    assert code == FINDINGS
    assert read_log(desk.log).head in out
