"""The commands: exit codes, what goes where, and no traceback whatever is handed in."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import explain.commands.load
from engine import __version__
from engine.score import Disagreement, Engine
from explain.commands import main
from explain.commands.exits import FAULT, FINDINGS, FINE, INCOMPLETE, STOPPED, WRONG
from explain.schemas import SCHEMAS, as_text
from tests.explain.support import ROOT, RULES, UNIT
from tests.laws.settings import tried

BY = ["--ruleset", str(RULES)]
SCORE = ["score", str(UNIT), *BY]

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_(*args: str) -> tuple[int, str, str]:
        code = main(args)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return run_


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.yaml"
    path.write_text("a: [1\nb: 2\n", "utf-8")
    return path


def process(*args: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [
        sys.executable,
        "-c",
        "import sys; from explain.commands import main; sys.exit(main())",
    ]
    return subprocess.run(
        [*command, *args],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        timeout=60,
    )


def test_score(run: Run) -> None:
    code, out, err = run(*SCORE)
    assert code == FINE
    assert "18,3 / 61" in out
    assert err == ""


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--fail-under", "18.3"], FINE),
        (["--fail-under", "18,30001"], FINDINGS),
        (["--fail-under", "50"], FINDINGS),
        (["--complete"], INCOMPLETE),
        (["--complete", "--fail-under", "50"], INCOMPLETE),
        (["--fail-under", "many"], WRONG),
        (["--fail-under", "inf"], WRONG),
        (["--format", "xml"], WRONG),
        (["--lang", "fr"], WRONG),
        (["--scale", "none.yaml"], WRONG),
    ],
)
def test_exit_codes_of_score(run: Run, options: list[str], code: int) -> None:
    found, out, err = run(*SCORE, *options)
    assert found == code
    assert bool(out) == (code != WRONG)
    assert bool(err) == (code == WRONG)


def test_a_total_without_value_is_below_any_limit(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "blank.yaml"
    path.write_text(UNIT.read_text("utf-8").replace("answers: 40", "answers: 3"), "utf-8")
    code, _, _ = run("score", str(path), *BY, "--fail-under", "0")
    assert code == FINDINGS


def test_json_on_stdout_is_json_and_nothing_else(run: Run) -> None:
    code, out, _ = run(*SCORE, "--format", "json", "--lang", "en")
    assert code == FINE
    assert json.loads(out)["total"]["earned"] == "18.3"


def test_a_result_is_written_whole_into_a_file(run: Run, tmp_path: Path) -> None:
    for form, start in (("text", "KẾT QUẢ"), ("json", "{"), ("csv", "\ufeffid,")):
        path = tmp_path / f"out.{form}"
        code, out, err = run(*SCORE, "--format", form, "-o", str(path))
        assert (code, out, err) == (FINE, "", "")
        assert path.read_text("utf-8").startswith(start)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["out.csv", "out.json", "out.text"]
    code, _, err = run(*SCORE, "-o", str(tmp_path / "none" / "out.txt"))
    assert code == WRONG
    assert "E006" in err


def test_explain_by_id_and_by_source_id(run: Run) -> None:
    code, out, _ = run("explain", str(UNIT), "parts", *BY)
    assert code == FINE
    assert "TỪNG BƯỚC" in out
    code, out, _ = run("explain", "tan-duc-2024", "4.1", "--format", "json")
    assert code == FINE
    assert json.loads(out)["criterion"]["id"] == "4.1-b"


@pytest.mark.parametrize(
    ("wanted", "code", "near"),
    [("partss", "C020", "parts"), ("1", "C021", "count-least, count-is"), ("", "C020", "")],
)
def test_an_id_that_is_no_criterion_s(run: Run, wanted: str, code: str, near: str) -> None:
    found, out, err = run("explain", str(UNIT), wanted, *BY)
    assert (found, out) == (WRONG, "")
    assert code in err
    assert near in err


def test_check(run: Run, tmp_path: Path, bad: Path) -> None:
    code, out, err = run("check", str(ROOT / "rulesets" / "tan-duc-2024" / "par.yaml"))
    assert code == FINDINGS
    assert "R410" in out
    assert "^" in out
    assert err == ""
    code, out, _ = run("check", "tan-duc-2024/par", str(bad), "--format", "json")
    assert code == WRONG
    found = json.loads(out)
    assert found["files"] == ["tan-duc-2024/par", str(bad)]
    assert found["findings"][-1]["severity"] == "error"
    assert found["findings"][-1]["places"][0]["line"] == 1
    good = tmp_path / "good.yaml"
    good.write_text((ROOT / "tests/cases/rulesets/good.yaml").read_text("utf-8"), "utf-8")
    code, out, _ = run("check", str(good), "--lang", "en")
    assert (code, out) == (FINE, f"{good}: no findings\n")


def test_check_reads_submissions_too(run: Run) -> None:
    code, out, _ = run("check", str(ROOT / "evidence/examples/tan-duc-2024-contradiction.yaml"))
    assert code == WRONG
    assert "E043" in out
    assert "E061" in out


def test_check_reads_scales_too(run: Run, tmp_path: Path) -> None:
    scale = tmp_path / "scale.yaml"
    scale.write_text(
        "scale: test/official\nfor: tan-duc-2024/par\nbasis: {kind: official, total: 100}\n"
        "source: {document: '1', title: t, issuer: i, date: 2025}\n"
        "criteria:\n  '3.2.11': {points: 5}\n",
        "utf-8",
    )
    code, out, _ = run("check", str(scale))
    assert code == WRONG
    assert "R031" in out
    code, _, err = run("score", "tan-duc-2024", "--scale", str(scale))
    assert code == WRONG
    assert "R031" in err


def test_facts_prints_a_form_that_scores(run: Run, tmp_path: Path) -> None:
    for lang in ("vi", "en"):
        code, out, err = run("facts", "tan-duc-2024/par", "--lang", lang)
        assert (code, err) == (FINE, "")
        form = tmp_path / f"{lang}.yaml"
        form.write_text(out, "utf-8")
        code, out, _ = run("score", str(form), "--complete", "--lang", lang)
        assert code == INCOMPLETE


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema(run: Run, name: str) -> None:
    assert run("schema", name) == (FINE, as_text(name), "")


def test_schema_without_a_name_lists_them(run: Run) -> None:
    assert run("schema") == (FINE, "".join(f"{name}\n" for name in SCHEMAS), "")
    code, _, err = run("schema", "scorecart")
    assert code == WRONG
    assert "scorecard" in err


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_demo(run: Run, lang: str) -> None:
    code, out, err = run("demo", "--lang", lang)
    assert (code, err) == (FINE, "")
    assert {"vi": "45,84", "en": "45.84"}[lang] in out
    assert "⟨" not in out


@pytest.mark.parametrize("args", [(), ("--help",), ("-h",), ("score", "--help")])
def test_help(run: Run, args: tuple[str, ...]) -> None:
    code, out, err = run(*args)
    assert (code, err) == (FINE, "")
    assert "Score" in out
    assert "Chấm điểm" in out


def test_version(run: Run) -> None:
    assert run("--version") == (FINE, f"{__version__}\n", "")


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["scor"], "C010"),
        (["score"], "C012"),
        (["explain", "x"], "C012"),
        (["score", "a", "b"], "C016"),
        (["score", "a", "--formt", "json"], "C011"),
        (["score", "a", "--format"], "C012"),
        (["--formt"], "C011"),
        (["schema", "--lang", "fr"], "C013"),
    ],
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_wrong_use_is_told_in_the_reader_s_language(
    run: Run, args: list[str], code: str, lang: str
) -> None:
    at_end = args if "--lang" in args or args[-1] == "--format" else [*args, "--lang", lang]
    found, out, err = run(*at_end)
    assert (found, out) == (WRONG, "")
    assert code in err
    assert ("error" in err) == (lang == "en" and at_end is not args)


VERBS = {
    "score": ["{}"],
    "explain": ["{}", "1.1"],
    "check": ["{}"],
    "facts": ["{}"],
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "Y020"),
        (b"a: [1\nb: 2\n", "Y016"),
        (b"\xff\xfea\x00", "Y003"),
        (b"a: \x80", "Y002"),
        (b"[]", "Y021"),
        (b"a: 1\n", "Y04"),
        (b"&a a: *a\n", "Y024"),
        (b"ruleset: tan-duc-2024/parr\n", ""),
        (b"submission: 1\nruleset: tan-duc-2024/par\nfacts: 3\n", "Y04"),
        (b"ruleset: x/y\n" * 2, "Y023"),
    ],
)
def test_a_broken_file_is_refused_by_every_verb(
    run: Run, tmp_path: Path, verb: str, content: bytes, code: str
) -> None:
    path = tmp_path / "broken.yaml"
    path.write_bytes(content)
    found, out, err = run(verb, *(arg.format(path) for arg in VERBS[verb]))
    assert found == WRONG
    assert code in (out if verb == "check" else err)
    assert verb == "check" or out == ""


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    ("name", "code"),
    [("no-such.yaml", "E001"), ("no-such", "E009"), (".", "E002"), ("a\0b", "E001"), ("", "E00")],
)
def test_what_is_not_there_is_refused_by_every_verb(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str, name: str, code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    found, out, err = run(verb, *(arg.format(name) for arg in VERBS[verb]))
    assert found == WRONG
    assert code in out + err


@tried(40)
@given(content=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_no_bytes_at_all_bring_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "any.yaml"
    path.write_bytes(content)
    assert main(["score", str(path)]) == WRONG


def test_an_unexpected_fault_is_one_line_and_70(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("explain.reporting.report", broken)
    code, out, err = run(*SCORE, "--lang", "en")
    assert (code, out) == (FAULT, "")
    assert "C001" in err
    assert "ZeroDivisionError" in err
    assert "secret" not in err
    assert err.count("\n") == 1
    monkeypatch.setenv("CHAMDIEM_DEBUG", "1")
    assert main(SCORE) == FAULT
    assert "Traceback" in capsys.readouterr().err


def test_evaluators_that_differ_give_no_score(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Torn(Engine):
        def score(self, *_: object, **__: object) -> object:  # type: ignore[override]
            raise Disagreement(("1.1", "1.2"))

    monkeypatch.setattr(explain.commands.load, "Engine", Torn)
    code, out, err = run(*SCORE)
    assert (code, out) == (FAULT, "")
    assert "C030" in err
    assert "1.1, 1.2" in err


def test_a_stop_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("explain.reporting.report", stopped)
    assert run(*SCORE) == (STOPPED, "", "")


def test_a_closed_pipe_is_quiet() -> None:
    read, write = os.pipe()
    os.close(read)
    command = "import sys; from explain.commands import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", command, *SCORE], stdout=write, stderr=subprocess.PIPE, cwd=ROOT
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (FINE, b"")


def test_piped_text_is_plain_in_any_locale() -> None:
    done = process(*SCORE, LC_ALL="C", PYTHONIOENCODING="latin-1", COLUMNS="100")
    assert done.returncode == FINE
    text = done.stdout.decode("utf-8")
    assert "Đạt được" in text
    assert "\x1b" not in text
    assert not [line for line in text.splitlines() if line != line.rstrip()]
    assert max(map(len, text.splitlines())) <= 100


def coloured(**environment: str) -> str:
    """What a terminal would get."""
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    command = "import sys; from explain.commands import main; sys.exit(main())"
    with subprocess.Popen(
        [sys.executable, "-c", command, "explain", str(UNIT), "parts", *BY],
        stdout=slave,
        stderr=slave,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", **environment},
    ) as child:
        os.close(slave)
        text = b"".join(_chunks(master))
        assert child.wait(60) == FINE
    os.close(master)
    return text.decode("utf-8")


def _chunks(handle: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(handle, 65536)
        except OSError:
            return
        if not chunk:
            return
        yield chunk


def test_a_terminal_gets_colour_unless_it_is_not_wanted() -> None:
    assert "\x1b[1m" in coloured()
    assert "\x1b[3" not in coloured(NO_COLOR="1")


def test_the_help_reads_nothing_heavy() -> None:
    heavy = "pydantic", "rich", "babel", "yaml", "durable_rules_engine", "engine.score"
    code = (
        "import sys; from explain.commands import main; main(['--help']); "
        f"print([m for m in {heavy!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True)
    assert done.stderr.decode().strip() == "[]"
