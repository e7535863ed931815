"""The catalogues: complete in both languages for every code there is, and nothing besides."""

import ast
import re
from collections.abc import Iterator
from string import Formatter

import pytest

from engine.audit import CODES as OF_AUDITS
from engine.rule import WhenNone
from engine.ruleset.codes import CODES as OF_RULESETS
from engine.ruleset.fact import FactType
from engine.scorecard import Status
from engine.source.codes import CODES as OF_SOURCES
from engine.source.codes import SHAPES
from engine.source.diagnostic import Diagnostic, Severity, Span
from engine.table import State
from evidence.codes import CODES as OF_EVIDENCE
from evidence.decision_codes import CODES as OF_DECISIONS
from evidence.ledger_codes import CODES as OF_LOGS
from explain.words import catalogue, words
from explain.words.messages import CATALOGUES, codes, key, message
from tests.explain.support import LANGS, ROOT

ALL = {**OF_SOURCES, **OF_RULESETS, **OF_EVIDENCE, **OF_AUDITS, **OF_DECISIONS, **OF_LOGS}
PARTS = ("say", "means", "mend")
CALLS = {"say", "plain", "has"}
ENGINE = {"engine", "evidence"}


def every_key() -> list[str]:
    return [f"{name}.{entry}" for name in catalogue.names() for entry in catalogue.entries(name)]


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def sources(*packages: str) -> Iterator[tuple[str, ast.Module]]:
    for package in packages:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8"))


@pytest.mark.parametrize("name", catalogue.names())
def test_both_languages_say_every_entry_with_the_same_parameters(name: str) -> None:
    assert catalogue.entries(name)
    for entry, said in catalogue.entries(name).items():
        assert isinstance(said["vi"], str), entry
        assert isinstance(said["en"], str), entry
        assert said["vi"].strip(), entry
        assert said["en"].strip(), entry
        if name.endswith("_codes") and not entry.endswith(".say"):
            continue  # plain text, in which braces are braces
        extra = (
            {"label", "thing", "unit", "each", "sign"} if name in ("reason", "change") else set()
        )
        assert fields(said["vi"]) ^ fields(said["en"]) <= extra, entry


COUNTED = (
    *("answers", "conditions", "days", "deadlines", "decimals", "duties", "entries", "others"),
    *("pairs", "parts", "people", "points", "questions", "rows", "submissions", "units"),
    "working days",
)
ONE = re.compile(rf"(?<!to )(?<!of )(?<![\w.,])1 (more |new )?({'|'.join(COUNTED)})\b")


def takes_parameters(template: str) -> bool:
    """Whether braces stand for parameters, as a text with an example of YAML is none."""
    return all(not form or "|" in form for _, _, form, _ in Formatter().parse(template))


def test_one_of_anything_is_no_plural_in_english() -> None:
    """`from 0 to 1 points` and `1 of 1 points` stand: a range and a whole are plural."""
    english = words("en")
    said = [one for one in every_key() if takes_parameters(english.plain(one))]
    told = (english.say(one, **dict.fromkeys(fields(english.plain(one)), "1")) for one in said)
    assert [text for text in told if ONE.search(text)] == []


@pytest.mark.parametrize(
    ("points", "vi", "en"),
    [
        ("1", "1 điểm", "1 point"),
        ("+1", "+1 điểm", "+1 point"),
        ("−1", "−1 điểm", "−1 point"),
        ("0", "0 điểm", "0 points"),
        ("1.5", "1.5 điểm", "1.5 points"),
        ("11", "11 điểm", "11 points"),
    ],
)
def test_a_count_chooses_its_word(points: str, vi: str, en: str) -> None:
    assert words("vi").say("report.worth", points=points) == vi
    assert words("en").say("report.worth", points=points) == en


@pytest.mark.parametrize("code", sorted(ALL))
def test_every_diagnostic_has_its_words(code: str) -> None:
    for part in PARTS:
        assert words("vi").has(key(code, part))
    for lang in LANGS:
        template = words(lang).plain(key(code))
        assert fields(template) <= ALL[code], template


def test_no_words_are_kept_for_a_code_that_is_gone() -> None:
    assert [code for code in codes() if code[0] != "C" and code not in ALL] == []


def test_codes_of_commands_are_those_that_commands_use() -> None:
    used = set()
    for _, tree in sources("explain/commands"):
        texts = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)]
        used |= {
            found
            for text in texts
            if isinstance(text, str)
            for found in re.findall(r"\bC0\d\d\b", text)
        }
    assert used == {code for code in codes() if code[0] == "C"}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", sorted(ALL))
def test_a_message_takes_the_parameters_that_its_code_gives(code: str, lang: str) -> None:
    params = {name: f"‹{name}›" for name in ALL[code]}
    one = Diagnostic(code, Severity.ERROR, params, (Span("f", 1, 1),))
    text = message(words(lang), one)
    assert "⟨" not in text
    assert not re.search(r"\{\w+\}", text)


@pytest.mark.parametrize(
    ("params", "vi", "en"),
    [
        ({"expected": "text, mapping", "got": "list"}, "một nhóm", "a mapping"),
        ({"expected": "whole_number", "got": "nothing"}, "một số nguyên", "a whole number"),
    ],
)
def test_shapes_are_said_in_the_reader_s_language(params: dict[str, str], vi: str, en: str) -> None:
    one = Diagnostic("Y044", Severity.ERROR, params, ())
    assert vi in message(words("vi"), one)
    assert en in message(words("en"), one)


def test_a_diagnostic_without_an_entry_shows_its_code_instead_of_failing() -> None:
    one = Diagnostic("Z999", Severity.ERROR, {}, ())
    assert "Z999" in message(words("vi"), one)


def test_terms_are_those_of_the_engine() -> None:
    entries = catalogue.entries("term")
    assert {f"shape.{shape}" for shape in SHAPES} <= entries.keys()
    assert {f"type.{type_.value}" for type_ in FactType} <= entries.keys()
    assert {f"severity.{severity.value}" for severity in Severity} <= entries.keys()


def test_every_status_state_and_adjustment_has_a_name() -> None:
    said = words("vi")
    assert all(said.has(f"report.status.{status.value}") for status in Status)
    assert all(said.has(f"card.state.{s.name.lower()}") for s in State if s is not State.KNOWN)
    assert all(said.has(f"card.none.{policy.value}") for policy in WhenNone)


def test_every_adjustment_of_a_sum_has_a_name() -> None:
    text = "".join((ROOT / "engine" / f"{name}.py").read_text() for name in ("totals", "results"))
    made = re.findall(r'(?:Adjustment\(|_line\(lines, |append\(\()"(\w+)"', text)
    assert {"rescale", "cap", "clamp", "round", "may_not_apply"} <= set(made)
    entries = catalogue.entries("report")
    assert {f"adjustment.{kind}" for kind in made} == {
        entry for entry in entries if entry.startswith("adjustment.")
    }


def test_every_action_of_a_change_has_its_words() -> None:
    """Every text that the engine hands to a Change or to what makes one, as its action."""
    known = set(catalogue.entries("change"))
    actions = set()
    for _, tree in sources("engine"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
                named = [k.value.value for k in node.keywords if isinstance(k.value, ast.Constant)]
                name = getattr(node.func, "id", "")
                if name in ("Change", "moved", "moved_freely", "replace", "toward", "_moved"):
                    actions |= {t for t in (*texts, *named) if isinstance(t, str) and t}
            if isinstance(node, ast.Assign) and "action" in ast.dump(node.targets[0]):
                found = [n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant)]
                actions |= {t for t in found if isinstance(t, str)}
    assert actions >= {"more", "fewer", "answer", "choose", "earlier", "undo"}
    told = {"answer": "answer_yes"}
    assert [one for one in actions if told.get(one, one) not in known] == []


WILD = r"[^.]+"


def literal(node: ast.expr) -> str | None:
    """A key as a pattern: what is worked out stands for anything."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        parts = (
            re.escape(p.value) if isinstance(p, ast.Constant) and isinstance(p.value, str) else WILD
            for p in node.values
        )
        return "".join(parts)
    return None


def said_in_code() -> Iterator[tuple[str, str, set[str | None] | None]]:
    """Where, the key as a pattern, and the parameters where all are named there."""
    for file, tree in sources("explain"):
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            name = name or getattr(node.func, "id", "")
            pattern = literal(node.args[0]) if name in CALLS else None
            if pattern is None or "." not in pattern.replace(WILD, ""):
                continue
            given = {k.arg for k in node.keywords} if name == "say" else None
            yield f"{file}:{node.lineno}", pattern, None if given and None in given else given


def test_every_key_that_the_code_says_is_there_with_the_parameters_it_gives() -> None:
    keys = every_key()
    wrong = []
    for place, pattern, given in said_in_code():
        found = [one for one in keys if re.fullmatch(pattern, one)]
        fit = [one for one in found if given is None or _fits(one, given)]
        if not fit or (WILD not in pattern and len(fit) < len(found)):
            wrong.append(f"{place} {pattern} {given}")
    assert not wrong, "\n".join(wrong)


def _fits(one: str, given: set[str | None]) -> bool:
    return all(fields(words(lang).plain(one)) <= given for lang in LANGS)


def test_no_words_are_kept_that_nothing_says() -> None:
    nodes = [node for _, tree in sources("explain") for node in ast.walk(tree)]
    patterns = {literal(node) for node in nodes if isinstance(node, ast.expr)} - {None}
    said = re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
    elsewhere = {*CATALOGUES.values(), "fields", "term"}
    dead = [
        one
        for one in every_key()
        if one.partition(".")[0] not in elsewhere and not said.fullmatch(one)
    ]
    assert dead == []
