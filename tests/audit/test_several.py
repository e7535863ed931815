"""Submissions for several rulesets, audited by one of them: results feed it, alone and together."""

import json
from pathlib import Path

import pytest

from evidence.ledger import read_log
from evidence.replay import verify
from explain.commands.exits import WRONG
from tests.explain.conftest import Run

HEAD = """title: {vi: Bộ thử, en: Test set}
index: other
unit_kind: commune
period: {from: 2024-01-01, to: 2024-12-31}
source: {document: 1/KH, title: Kế hoạch, issuer: UBND xã, date: 2024-02-27}
basis: {kind: official, total: 10}
"""
INDEX = f"""ruleset: test/index
{HEAD}proofs: {{minutes: {{vi: Biên bản, en: Minutes}}}}
facts:
  online: {{label: {{vi: Trực tuyến, en: Online}}, type: share, at_least: 0%, at_most: 100%}}
areas:
  - id: I
    title: I
    criteria:
      - id: "1"
        title: Một
        points: 10
        rule: {{relative: {{of: online, by: best, when_none: zero}}}}
"""
READER = f"""ruleset: test/reader
{HEAD}facts:
  index: {{label: {{vi: Chỉ số, en: Index}}, type: share, result_of: {{ruleset: test/index}}}}
areas:
  - id: I
    title: I
    criteria:
      - id: "1"
        title: Một
        points: 10
        rule: {{relative: {{of: index, by: best, when_none: zero}}}}
"""
UNIT = """submission: 1
rulesets: [./reader.yaml, ./index.yaml]
unit: {id: %s, name: Xã %s}
as_of: 2024-11-15
facts: {online: %s}
claims: {test/reader: {"1": 6}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.yaml").write_text(INDEX, "utf-8")
    (tmp_path / "reader.yaml").write_text(READER, "utf-8")
    for id_, online in (("a", "40%"), ("b", "80%"), ("c", "10%")):
        (tmp_path / f"{id_}.yaml").write_text(UNIT % (id_, id_.upper(), online), "utf-8")
    return tmp_path


@pytest.fixture
def reader(folder: Path) -> tuple[str, str]:
    return "--ruleset", str(folder / "reader.yaml")


def told(run: Run, verb: str, *args: str) -> dict[str, str]:
    plain = json.loads(run(verb, *args, "--format", "json")[1])
    return {one["unit"]["id"]: one["earned"] for one in plain.get("units", plain.get("standings"))}


def test_results_that_hang_on_the_others_feed_what_hangs_on_the_others(
    run: Run, folder: Path, reader: tuple[str, str]
) -> None:
    found = told(run, "audit", str(folder), *reader)
    assert found == {"a": "5", "b": "10", "c": "1.25"}
    assert found == told(run, "rank", str(folder), *reader)


def test_units_under_other_rulesets_besides_are_held_against_each_other(
    run: Run, folder: Path
) -> None:
    alone = (
        (folder / "b.yaml")
        .read_text("utf-8")
        .replace("rulesets: [./reader.yaml, ./index.yaml]", "ruleset: ./index.yaml")
    )
    (folder / "b.yaml").write_text(alone.replace('claims: {test/reader: {"1": 6}}\n', ""), "utf-8")
    by = ("--ruleset", str(folder / "index.yaml"))
    for verb in ("audit", "rank"):
        assert told(run, verb, str(folder), *by) == {"a": "5", "b": "10", "c": "1.25"}


def test_the_logs_of_all_of_them_verify(run: Run, folder: Path, reader: tuple[str, str]) -> None:
    logs = folder / "logs"
    logs.mkdir()
    run("audit", str(folder), *reader, "--log", str(logs), "--who", "Hạnh")
    for id_, earned in (("a", "5"), ("b", "10"), ("c", "1.25")):
        log = verify(logs / f"{id_}.test-reader.jsonl")
        assert log.broken is None
        assert log.entries[-1].body["result"]["total"][0] == earned
        roles = [one.body["role"] for one in log.entries if one.kind == "input"]
        assert roles == ["ruleset", "beside", "peers", "submission"]


def test_one_submission_needs_to_know_which(
    run: Run, folder: Path, reader: tuple[str, str]
) -> None:
    path = folder / "a.yaml"
    text = path.read_text("utf-8") + "peers: {online: {Xã B: 80%}, index: {Xã B: 100%}}\n"
    path.write_text(text, "utf-8")
    code, out, err = run("audit", str(path))
    assert (code, out) == (WRONG, "")
    assert "C027" in err
    assert "test/reader, test/index" in err
    log = folder / "a.jsonl"
    _, out, _ = run(
        "audit", str(path), *reader, "--log", str(log), "--who", "Hạnh", "--format", "json"
    )
    whole = json.loads(out)
    assert whole["ruleset"]["id"] == "test/reader"
    [line] = (one for one in whole["lines"] if one["id"] == "1")
    assert (line["claimed"], line["earned"], line["difference"]) == ("6", "5", "1")
    assert verify(log).broken is None
    assert [one.kind for one in read_log(log).entries].count("input") == 3
    assert (
        json.loads(run("score", str(path), *reader, "--format", "json")[1])["total"]["earned"]
        == "5"
    )


@pytest.mark.parametrize("verb", ["audit", "score", "rank"])
def test_a_ruleset_of_ones_own_goes_by_its_id(run: Run, folder: Path, verb: str) -> None:
    path = str(folder / "a.yaml")
    [plain] = {
        run(verb, path, "--ruleset", one, "--format", "json")[1]
        for one in ("test/reader", str(folder / "reader.yaml"))
    }
    assert "test/reader" in plain
    code, out, err = run(verb, path, "--ruleset", "test/reade")
    assert (code, out) == (WRONG, "")
    assert "E009" in err


def test_a_figure_that_the_result_contradicts_is_held_against_it(
    run: Run, folder: Path, reader: tuple[str, str]
) -> None:
    path = folder / "a.yaml"
    path.write_text(path.read_text("utf-8").replace("{online: 40%}", "{online: 40%, index: 90%}"))
    code, out, err = run("audit", str(folder), *reader, "--format", "json")
    assert code != WRONG, err
    rows = {one["unit"]["id"]: one for one in json.loads(out)["units"]}
    assert rows["a"]["earned"] == "5"
    assert rows["a"]["other"] > rows["b"]["other"]
    code, out, err = run("rank", str(folder), *reader, "--format", "json")
    assert code == WRONG
    assert "E092" in err
    plain = json.loads(out)
    assert [one["unit"]["id"] for one in plain["standings"]] == ["b", "c"]
    assert plain["left_out"] == [str(path)]
