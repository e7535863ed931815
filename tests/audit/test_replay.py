"""What audits leave in a log, and the log held against itself."""

import json
from hashlib import sha256
from pathlib import Path

from evidence.ledger import New, append, read_log
from evidence.replay import verify
from explain.commands.exits import DIFFERS, FINE, UNVERIFIED, WRONG
from tests.audit.desk import CLAIMS, WHEN, Desk
from tests.audit.support import FULL, HEAD, RULES
from tests.audit.test_decisions import ANSWER, ASK, change, line
from tests.explain.conftest import Run


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
