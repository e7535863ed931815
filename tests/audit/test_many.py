"""A folder of submissions: worst first, shared documents, identical figures, files left out."""

import csv
import json
from datetime import date
from hashlib import sha256
from io import StringIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from evidence.ledger import Entry, New, append, read_log
from evidence.replay import verify
from explain.commands.exits import DIFFERS, FINDINGS, FINE, WRONG
from explain.schemas import as_text
from tests.audit.support import FULL, HEAD, ROOT, RULES
from tests.explain.conftest import Run

OWN = 'claims: {"1": 4, "2": 2, "3": 1.5}\n'
DAY = date(2024, 12, 1)


def put(folder: Path, name: str, body: str) -> None:
    text = (HEAD + body).replace("id: a, name: Xã A", f"id: {name}, name: Xã {name.upper()}")
    (folder / f"{name}.yaml").write_text(text, "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, "a", FULL + OWN)
    put(tmp_path, "b", FULL.replace("1/BC", "2/BC") + OWN.replace("1.5", "2"))
    put(tmp_path, "c", FULL.replace("value: 904", "value: 1001") + OWN)
    return tmp_path


def test_one_table_worst_first(run: Run, folder: Path) -> None:
    code, out, err = run("audit", str(folder), "--ruleset", str(RULES), "--format", "json")
    assert (code, err) == (DIFFERS, "")
    plain = json.loads(out)
    schema = Draft202012Validator(json.loads(as_text("audits")))
    assert [wrong.message for wrong in schema.iter_errors(plain)] == []
    rows = [(one["unit"]["id"], one["at_stake"], one["material"]) for one in plain["units"]]
    assert rows == [("c", "4", 1), ("b", "0.5", 1), ("a", "0", 0)]
    assert [one["code"] for one in plain["findings"]] == ["A203"]
    assert "Xã A (D1), Xã C (D1)" in plain["findings"][0]["text"]
    assert [one["unit"] for one in plain["shared"][0]["offers"]] == ["Xã A", "Xã C"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_table_for_a_person(run: Run, folder: Path, lang: str) -> None:
    code, out, err = run("audit", str(folder), "--ruleset", str(RULES), "--lang", lang)
    assert (code, err) == (DIFFERS, "")
    assert out.index("Xã C") < out.index("Xã B") < out.index("Xã A")
    assert "A203" in out
    assert "⟨" not in out


def test_the_table_as_csv(run: Run, folder: Path) -> None:
    _, out, _ = run("audit", str(folder), "--ruleset", str(RULES), "--format", "csv")
    rows = list(csv.DictReader(StringIO(out)))
    assert [row["unit"] for row in rows] == ["c", "b", "a"]
    assert rows[1]["at_stake"] == "0.5"


def test_a_file_that_cannot_be_read_is_told_and_left_out(run: Run, folder: Path) -> None:
    put(folder, "d", "facts: {nothing: 1}\n")
    code, out, err = run("audit", str(folder), "--ruleset", str(RULES))
    assert code == DIFFERS
    assert "E040" in err
    assert "C062" in err
    assert "d.yaml" in out.replace("\n", "")
    for name in "bc":
        (folder / f"{name}.yaml").unlink()
    assert run("audit", str(folder), "--ruleset", str(RULES))[0] == WRONG
    (folder / "a.yaml").unlink()
    code, out, err = run("audit", str(folder), "--ruleset", str(RULES))
    assert (code, out) == (WRONG, "")


def test_exit_codes_without_a_material_difference(run: Run, folder: Path) -> None:
    for name in "bc":
        (folder / f"{name}.yaml").unlink()
    assert run("audit", str(folder), "--ruleset", str(RULES))[0] == FINDINGS
    put(folder, "a", FULL.replace("12-20", "11-20") + OWN)
    assert run("audit", str(folder), "--ruleset", str(RULES))[0] == FINE


def test_each_unit_has_its_own_log(run: Run, folder: Path, tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    recorded = ["--ruleset", str(RULES), "--log", str(logs), "--who", "Hạnh"]
    assert run("audit", str(folder), *recorded)[0] == DIFFERS
    assert run("audit", str(folder), *recorded)[0] == DIFFERS
    names = sorted(path.name for path in logs.iterdir())
    assert names == [f"{unit}.test-audit.jsonl" for unit in "abc"]
    assert all(verify(path).broken is None for path in logs.iterdir())


def test_only_the_folder_of_logs_itself_is_made(run: Run, folder: Path, tmp_path: Path) -> None:
    def refused(logs: Path) -> str:
        args = ["--ruleset", str(RULES), "--log", str(logs), "--who", "Hạnh"]
        code, out, err = run("audit", str(folder), *args)
        assert (code, out) == (WRONG, "")
        return err

    taken = tmp_path / "taken"
    taken.write_text("x", "utf-8")
    assert "C073" in refused(taken)
    assert taken.read_text("utf-8") == "x"
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    assert "C073" in refused(tmp_path / "link")
    assert "E006" in refused(tmp_path / "none" / "logs")
    assert not (tmp_path / "none").exists()
    assert not (tmp_path / "nowhere").exists()


def test_no_folder_is_made_where_nothing_is_recorded(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    logs = tmp_path / "logs"
    for name in "abc":
        put(folder, name, "facts: {nothing: 1}\n")
    args = ["--ruleset", str(RULES), "--log", str(logs), "--who", "Hạnh"]
    assert run("audit", str(folder), *args)[0] == WRONG
    assert not logs.exists()


AMONG = ROOT / "tests" / "cases" / "submission" / "beside" / "among.yaml"
WITH_PROOF = """submission: 1
ruleset: test/among
unit: {id: %s, name: Xã %s}
as_of: 2024-11-15
facts: {online: %s, has_forest: không}
claims: {total: 20}
"""


@pytest.fixture
def contest(tmp_path: Path) -> Path:
    """Units that are held against the best of them."""
    at = tmp_path / "contest"
    at.mkdir()
    for id_, online in (("a", "40%"), ("b", "80%"), ("c", "20%")):
        (at / f"{id_}.yaml").write_text(WITH_PROOF % (id_, id_.upper(), online), "utf-8")
    return at


def earned(run: Run, verb: str, *args: str) -> dict[str, str]:
    plain = json.loads(run(verb, *args, "--format", "json")[1])
    return {one["unit"]["id"]: one["earned"] for one in plain.get("units", plain.get("standings"))}


def test_units_are_audited_beside_each_other_as_they_are_ranked(run: Run, contest: Path) -> None:
    args = [str(contest), "--ruleset", str(AMONG)]
    found = earned(run, "audit", *args)
    assert found == {"a": "10", "b": "20", "c": "5"}
    assert found == earned(run, "rank", *args)


def test_what_a_unit_was_audited_beside_is_in_its_log(run: Run, contest: Path) -> None:
    logs = contest / "logs"
    logs.mkdir()
    args = [str(contest), "--ruleset", str(AMONG), "--log", str(logs), "--who", "Hạnh"]
    run("audit", *args)
    log = logs / "a.test-among.jsonl"
    assert verify(log).broken is None
    inputs = {one.body["role"]: one.body for one in read_log(log).entries if one.kind == "input"}
    assert json.loads(inputs["peers"]["text"]) == {
        "test/among": {
            "online": [["Xã B", "0.8", "0.8", False], ["Xã C", "0.2", "0.2", False]],
            "planted/target": [],
        }
    }
    raw = log.read_bytes()
    run("audit", *args)
    added = log.read_bytes().removeprefix(raw).splitlines()
    assert [json.loads(line)["kind"] for line in added] == ["score"]


@pytest.mark.parametrize("peers", ["0.4", "x", "1/0"])
def test_other_units_figures_of_a_log_decide(run: Run, contest: Path, peers: str) -> None:
    logs = contest / "logs"
    logs.mkdir()
    run("audit", str(contest), "--ruleset", str(AMONG), "--log", str(logs), "--who", "Hạnh")
    entries = read_log(logs / "a.test-among.jsonl").entries
    [text] = (one.body["text"] for one in entries if one.body.get("role") == "peers")
    forged = text.replace("0.8", peers)
    digests = {sha256(one.encode()).hexdigest() for one in (text, forged)}
    assert len(digests) == 2
    old, new = sha256(text.encode()).hexdigest(), sha256(forged.encode()).hexdigest()

    def other(one: Entry) -> New:
        body = json.dumps(one.body, ensure_ascii=False).replace(old, new)
        plain = json.loads(body)
        return New(one.kind, {**plain, "text": forged} if plain.get("sha256") == new else plain)

    path = logs / "forged.jsonl"
    append(path, "2024", "A", lambda _: [other(one) for one in entries])
    broken = verify(path).broken
    assert broken is not None
    assert broken.code == ("L006" if peers == "0.4" else "L007")


def test_one_submission_keeps_the_others_that_it_hands_in(run: Run, contest: Path) -> None:
    for name in "bc":
        (contest / f"{name}.yaml").unlink()
    path = contest / "a.yaml"
    path.write_text(path.read_text("utf-8") + "peers: {online: {Xã B: 80%}}\n", "utf-8")
    for verb in ("audit", "rank"):
        assert earned(run, verb, str(contest), "--ruleset", str(AMONG)) == {"a": "10"}


def test_a_unit_twice_is_refused_as_in_a_ranking(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "d.yaml").write_text((folder / "a.yaml").read_text("utf-8"), "utf-8")
    logs = tmp_path / "logs"
    logs.mkdir()
    recorded = ["--log", str(logs), "--who", "Hạnh"]
    for verb, more in (("audit", recorded), ("rank", [])):
        code, out, err = run(verb, str(folder), "--ruleset", str(RULES), *more)
        assert (code, out) == (WRONG, "")
        assert "C061" in err
    assert list(logs.iterdir()) == []


def test_a_unit_s_logs_are_not_written_over(run: Run, folder: Path, tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    logs.mkdir()
    log = logs / "b.test-audit.jsonl"
    args = ["audit", str(folder), "--ruleset", str(RULES), "--log", str(logs), "--who", "Hạnh"]
    code, out, err = run(*args, "-o", str(log))
    assert (code, out, list(logs.iterdir())) == (WRONG, "", [])
    assert "C017" in err
    run(*args)
    raw = log.read_bytes()
    code, out, err = run(*args, "-o", str(log))
    assert (code, out, log.read_bytes()) == (WRONG, "", raw)


@pytest.mark.parametrize("option", ["--claims", "--decisions"])
def test_files_of_one_unit_do_not_go_with_a_folder(run: Run, folder: Path, option: str) -> None:
    code, out, err = run("audit", str(folder), "--ruleset", str(RULES), option, "x.yaml")
    assert (code, out) == (WRONG, "")
    assert "C072" in err


def test_a_folder_without_submissions(run: Run, tmp_path: Path) -> None:
    code, _, err = run("audit", str(tmp_path))
    assert code == WRONG
    assert "E130" in err
