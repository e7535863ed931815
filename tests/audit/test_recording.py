"""What a log and a result are written to, and what is never written over."""

from pathlib import Path

import pytest

from evidence.ledger import read_log
from explain.commands.exits import DIFFERS, FINDINGS, FINE, WRONG
from tests.audit.desk import Desk
from tests.audit.support import FULL, HEAD, RULES
from tests.audit.test_decisions import ASK, line
from tests.audit.test_decisions import HEAD as DECISIONS
from tests.explain.conftest import Run


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
