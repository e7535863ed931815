"""A folder of logs: the heads that a district's report prints, and all of them verified at once."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from evidence.ledger import read_log
from explain.commands.exits import FINDINGS, FINE, UNVERIFIED, WRONG
from explain.schemas import as_text
from tests.audit.desk import Desk
from tests.audit.support import FULL, RULES
from tests.audit.test_many import OWN, put
from tests.explain.conftest import Run
from tests.explain.support import LANGS

NAMES = [f"{unit}.test-audit.jsonl" for unit in "abc"]


def audited(run: Run, folder: Path, lang: str = "vi") -> str:
    """What an audit of three units prints, recorded in `logs`."""
    for name in "abc":
        put(folder, name, FULL + OWN)
    logs = ["--log", str(folder / "logs"), "--who", "Hạnh"]
    return run("audit", str(folder), "--ruleset", str(RULES), *logs, "--lang", lang)[1]


@pytest.fixture
def logs(run: Run, tmp_path: Path) -> Path:
    audited(run, tmp_path)
    return tmp_path / "logs"


def verified(run: Run, *args: str) -> tuple[int, dict[str, object]]:
    code, out, _ = run("verify", *args, "--format", "json")
    plain: dict[str, object] = json.loads(out)
    schema = Draft202012Validator(json.loads(as_text("verifications")))
    assert [wrong.message for wrong in schema.iter_errors(plain)] == []
    return code, plain


@pytest.mark.parametrize("lang", LANGS)
def test_a_district_s_report_prints_the_head_of_every_log(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    out = audited(run, Path(), lang)
    assert max(cell_len(line) for line in out.splitlines()) <= 80
    told = dict(line.split() for line in out.splitlines() if line.startswith(tuple(NAMES)))
    assert list(told) == NAMES
    for name, head in told.items():
        assert read_log(tmp_path / "logs" / name).head.startswith(head)
        assert run("verify", f"logs/{name}", "--head", head)[0] == FINE


def test_nothing_is_told_of_logs_where_none_is_kept(run: Run, tmp_path: Path) -> None:
    put(tmp_path, "a", FULL + OWN)
    assert "NHẬT KÝ" not in run("audit", str(tmp_path), "--ruleset", str(RULES))[1]


@pytest.mark.parametrize("lang", LANGS)
def test_a_folder_of_logs_is_verified_log_by_log(
    run: Run, logs: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    (logs / "notes.txt").write_text("x", "utf-8")
    (logs / "below").mkdir()
    (logs / "below" / "other.jsonl").write_text("x", "utf-8")
    code, out, err = run("verify", str(logs), "--lang", lang)
    assert (code, err) == (FINE, "")
    assert [out.index(name) for name in NAMES] == sorted(out.index(name) for name in NAMES)
    assert all(read_log(logs / name).head[:32] in out for name in NAMES)
    assert "⟨" not in out
    code, plain = verified(run, str(logs))
    assert (code, plain["holds"], plain["refused"]) == (FINE, True, [])
    alone = [json.loads(run("verify", str(logs / n), "--format", "json")[1]) for n in NAMES]
    assert plain["logs"] == alone


def test_a_log_that_does_not_hold_hides_no_other(run: Run, logs: Path) -> None:
    for name in NAMES[:2]:
        path = logs / name
        path.write_text(path.read_text("utf-8").replace("Hạnh", "Hanh"), "utf-8")
    code, out, err = run("verify", str(logs))
    assert (code, err) == (UNVERIFIED, "")
    assert out.count("L002") == 2
    assert all(name in out for name in NAMES)
    code, plain = verified(run, str(logs))
    assert (code, plain["holds"]) == (UNVERIFIED, False)
    assert isinstance(plain["logs"], list)
    assert [one["holds"] for one in plain["logs"]] == [False, False, True]


def test_a_log_that_cannot_be_read_hides_no_other(run: Run, logs: Path) -> None:
    (logs / "0.jsonl").mkdir()
    code, out, err = run("verify", str(logs))
    assert code == WRONG
    assert "E002" in err
    assert all(name in out for name in ("0.jsonl", *NAMES))
    code, plain = verified(run, str(logs))
    assert (code, plain["holds"], plain["refused"]) == (WRONG, False, [str(logs / "0.jsonl")])
    (logs / NAMES[2]).write_text("{}\n", "utf-8")
    assert run("verify", str(logs))[0] == UNVERIFIED


def test_what_is_not_confirmed_in_one_log_is_told_of_all(desk: Desk, run: Run) -> None:
    desk.audit()

    def older(number: int, body: dict[str, Any]) -> None:
        if number == 4:
            body["digests"] = {"engine": "0.0.1"}
            body["result"] = {**body["result"], "total": ["7", "9", "7", "10"]}

    assert desk.forged(older) is None
    code, out, err = run("verify", str(desk.folder))
    assert (code, err) == (FINDINGS, "")
    assert "L010" in out
    assert "1 trên 2 nhật ký nguyên vẹn" in out


def test_a_digest_goes_with_one_log(run: Run, logs: Path) -> None:
    code, out, err = run("verify", str(logs), "--head", "0" * 16)
    assert (code, out) == (WRONG, "")
    assert "C075" in err


def test_a_folder_without_logs(run: Run, tmp_path: Path) -> None:
    code, out, err = run("verify", str(tmp_path))
    assert (code, out) == (WRONG, "")
    assert "E136" in err
