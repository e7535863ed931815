"""What docs/audit.md shows is what the commands print; CHAMDIEM_UPDATE=1 writes it anew."""

import json
import os
import re
import shlex
from pathlib import Path

import pytest

from evidence.decision_shape import DecisionForm, ExplanationForm
from explain.commands import clock
from explain.commands.exits import DIFFERS
from tests.audit.support import ROOT
from tests.explain.conftest import Run

PAGE = ROOT / "docs" / "audit.md"
PART = re.compile(r"(<!-- part: (.+?) \| (.+?) \| (.+?) -->\n)(.*?)(<!-- /part -->)", re.DOTALL)
LOG = re.compile(r"(<!-- log: (\w+) -->\n)(.*?)(<!-- /log -->)", re.DOTALL)
AUDIT = 'audit tan-duc-2024 --decisions tan-duc-2024 --log tan-duc.jsonl --who "Nguyễn Thị Hạnh"'
DISTRICT = 'audit district-2024 --log nhat-ky --who "Nguyễn Thị Hạnh"'


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(clock, "now", lambda: "2024-12-12T16:30:00+07:00")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)


def steady(text: str) -> str:
    """Without digests, which change whenever the rule language or a plan gains a word."""
    return re.sub(r"\b[0-9a-f]{12,64}\b", "<digest>", text)


def fenced(command: str, text: str) -> str:
    return f"```text\n$ ./run {command}\n{text.rstrip()}\n```\n"


def part(run: Run, args: str, first: str, last: str) -> str:
    """The lines from the one that begins with `first` to before the one that begins with `last`."""
    lines = run(*shlex.split(args))[1].splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith(first))
    end = next(at for at, line in enumerate(lines) if at > start and line.startswith(last))
    before = ["…"] if start else []
    return fenced(args, "\n".join([*before, *lines[start:end], "…"]))


def log(run: Run) -> dict[str, str]:
    """An audit recorded, the log verified, and verified again with one word changed."""
    recorded = run(*shlex.split(AUDIT))[1]
    head = re.findall(r"[0-9a-f]{64}", recorded)[-1]
    shown = recorded[recorded.index("NHẬT KÝ") :]
    verify = f"verify tan-duc.jsonl --head {head[:16]}"
    held = run(*shlex.split(verify))[1]
    path = Path("tan-duc.jsonl")
    raw = path.read_text("utf-8")
    path.write_text(raw.replace("vẫn là quá hạn", "không là quá hạn"), "utf-8")
    broken = run("verify", "tan-duc.jsonl")[1]
    return {
        "audit": fenced(AUDIT, f"…\n{shown}"),
        "verify": fenced(verify, held),
        "changed": fenced("verify tan-duc.jsonl", broken[: broken.index("\n\n")]),
    }


def logs(run: Run) -> dict[str, str]:
    """A district audited into a folder of logs, and all of them verified; two units of each."""
    recorded = run(*shlex.split(DISTRICT))[1]
    shown = short(recorded[recorded.index("NHẬT KÝ") :])
    return {
        "district": fenced(DISTRICT, f"…\n{shown}"),
        "folder": fenced("verify nhat-ky", short(run("verify", "nhat-ky")[1])),
    }


def short(text: str) -> str:
    """The logs of all units but the first two left out."""
    lines = text.splitlines()
    last = [at for at, line in enumerate(lines) if line.startswith("xa-")]
    return "\n".join([*lines[: last[0] + 2], "…", *lines[last[-1] + 1 :]])


def test_the_page_shows_what_is_printed(run: Run) -> None:
    text = PAGE.read_text("utf-8")
    logged = {**log(run), **logs(run)}
    fresh = PART.sub(lambda m: f"{m[1]}{part(run, m[2], m[3], m[4])}{m[6]}", text)
    fresh = LOG.sub(lambda m: f"{m[1]}{logged[m[2]]}{m[4]}", fresh)
    if os.environ.get("CHAMDIEM_UPDATE"):
        PAGE.write_text(fresh, "utf-8")
        text = fresh
    assert steady(text) == steady(fresh)
    assert {m[2] for m in LOG.finditer(text)} == set(logged)


def test_the_sample_of_decisions_is_read_as_it_stands(run: Run) -> None:
    """Every key that a decision and an explanation can have is in it."""
    [sample] = re.findall(r"```yaml\n(decisions:.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    Path("d.yaml").write_text(sample, "utf-8")
    code, out, err = run("audit", "tan-duc-2024", "--decisions", "d.yaml", "--format", "json")
    assert (code, err) == (DIFFERS, "")
    rounds = [one for line in json.loads(out)["decisions"] for one in line["rounds"]]
    assert {one["decision"] for one in rounds} == {"accept", "change", "explain"}
    for model, given in (
        (DecisionForm, {key for one in rounds for key, value in one.items() if value}),
        (ExplanationForm, set(next(one["explanation"] for one in rounds if one["explanation"]))),
    ):
        assert set(model.model_fields) <= given
        assert all(f"{key}:" in sample for key in model.model_fields)


def test_what_the_page_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", PAGE.read_text("utf-8"))
    assert links
    assert [link for link in links if not (PAGE.parent / link).exists()] == []
