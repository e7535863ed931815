"""Wrong use and broken files: every command refuses them in words, never with a traceback."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import explain.commands.load
from engine.score import Disagreement, Engine
from explain.commands import main
from explain.commands.exits import FAULT, FINDINGS, FINE, STOPPED, WRONG
from tests.explain.conftest import Run
from tests.explain.support import ROOT, SCORE
from tests.laws.settings import tried


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


WHOLE = {
    "--days": ["due", "tan-duc-2024"],
    "--groups": ["rank", "district-2024"],
    "--rank": ["plan", "district-2024/xa-03", "--with", "district-2024"],
}


@pytest.mark.parametrize("option", WHOLE)
@pytest.mark.parametrize(
    ("given", "code"),
    [
        *(("-1", "C028"), ("1e9", "C028"), ("1_000", "C028"), ("2.5", "C028"), ("x", "C028")),
        *(("", "C028"), ("1.000", "C024"), ("1,000", "C024"), ("9" * 5000, "C028")),
    ],
)
def test_a_whole_number_is_told_apart_from_what_is_none(
    run: Run, option: str, given: str, code: str
) -> None:
    found, out, err = run(*WHOLE[option], option, given)
    assert (found, out) == (WRONG, "")
    assert code in err
    assert option in err


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ([*WHOLE["--days"], "--days", "9" * 40], FINE),
        ([*WHOLE["--groups"], "--groups", "1"], WRONG),
        ([*WHOLE["--groups"], "--groups", "20"], FINE),
        ([*WHOLE["--groups"], "--groups", "21"], WRONG),
        ([*WHOLE["--rank"], "--rank", "0"], WRONG),
        ([*WHOLE["--rank"], "--rank", "9" * 40], FINE),
        (["score", "tan-duc-2024", "--fail-under", "9" * 40], FINDINGS),
        (["plan", "tan-duc-2024", "--target", "9" * 40], FINDINGS),
        (["plan", "tan-duc-2024", "--budget", "9" * 40], FINE),
        (["audit", "tan-duc-2024", "--materiality", "9" * 40], FINDINGS),
    ],
)
def test_numbers_at_and_past_their_limits(run: Run, args: list[str], code: int) -> None:
    assert run(*args)[0] == code


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
    if verb == "facts" and content.startswith(b"submission"):
        code = "C025"
    if verb in ("score", "explain") and content == b"a: 1\n":
        code = "E016"
    assert code in (out if verb == "check" else err)
    assert verb == "check" or out == ""


BESIDE = [
    ("evidence/appraisals/tan-duc-2024.yaml", "audit HỒ_SƠ --decisions TỆP"),
    ("evidence/costs/tan-duc-2024.yaml", "plan HỒ_SƠ --costs TỆP"),
    ("evidence/scenarios/tan-duc-2024.yaml", "whatif HỒ_SƠ --scenario TỆP"),
    ("rulesets/calendars/vn-2024.yaml", "check BỘ_TIÊU_CHÍ"),
]


@pytest.mark.parametrize(("file", "how"), BESIDE)
def test_check_says_how_a_file_that_goes_beside_another_is_checked(
    run: Run, file: str, how: str
) -> None:
    code, out, _ = run("check", str(ROOT / file))
    assert code == WRONG
    assert "C031" in out
    assert how in out
    assert "hồ sơ" in out
    assert "Y04" not in out


def test_check_takes_claims_for_what_they_are(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text('ruleset: tan-duc-2024/par\nclaims: {"1.1": 2.5}\n', "utf-8")
    code, out, _ = run("check", str(path), "--lang", "en")
    assert code == WRONG
    assert "C031" in out
    assert "audit SUBMISSION --claims FILE" in out
    path.write_text(path.read_text("utf-8") + "facts: {a: 1}\n", "utf-8")
    assert "Y041" in run("check", str(path))[1]


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
        def run(self, *_: object, **__: object) -> Run:  # type: ignore[override]
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


@pytest.mark.parametrize(
    ("args", "vi", "en"),
    [
        (["score"], "Thiếu tệp hồ sơ, hoặc tên mẫu (SUBMISSION)", "a file, or an example"),
        (["explain", "x"], "Thiếu mã tiêu chí", "its id"),
        (["facts"], "Thiếu bộ tiêu chí: tên hoặc tệp (RULESET…)", "ruleset: id or file (RULESET…)"),
    ],
)
def test_an_argument_that_is_missing_is_named_in_the_reader_s_language(
    run: Run, args: list[str], vi: str, en: str
) -> None:
    assert vi in run(*args)[2]
    assert en in run(*args, "--lang", "en")[2]
