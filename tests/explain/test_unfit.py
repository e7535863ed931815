"""Characters that would command the reader's terminal never get there, wherever a file has them."""

import re
from pathlib import Path

import pytest

from explain import reasons
from explain.report.criterion import Check, Reason
from tests.explain.conftest import Run
from tests.explain.support import LANGS, RULES, UNIT, scored

TITLE = re.compile(r"\b(vi|en): ([^,{}\"]*)(?=[,}])")
GIVEN = re.compile(r"\b(name|title|number|issuer|page|reason|by): ([^,{}\"]*)(?=[,}])")


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """A ruleset and a submission with an escape and a turn of writing in every text."""
    paths = (tmp_path / "rules.yaml", tmp_path / "unit.yaml")
    for path, source, pattern in zip(paths, (RULES, UNIT), (TITLE, GIVEN), strict=True):
        text = pattern.sub(r'\1: "\\e[31m\2\\u202e"', source.read_text("utf-8"))
        assert text.count(r"\e[31m") > 5
        path.write_text(text, "utf-8")
    return str(paths[0]), str(paths[1])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "args",
    [
        ["score", "{unit}", "--ruleset", "{rules}"],
        ["score", "{unit}", "--ruleset", "{rules}", "--format", "csv"],
        ["check", "{unit}", "{rules}"],
        ["facts", "{rules}"],
        *(
            ["explain", "{unit}", id_, "--ruleset", "{rules}"]
            for id_ in ("ratio-threshold", "ratio-bands", "count-each", "mark", "parts", "port")
        ),
    ],
    ids=" ".join,
)
def test_no_control_character_is_printed(
    run: Run, files: tuple[str, str], args: list[str], lang: str
) -> None:
    rules, unit = files
    filled = [one.format(unit=unit, rules=rules) for one in args]
    code, out, err = run(*filled, "--lang", lang)
    assert code < 2, err
    assert not set(out + err) & set("\x1b\u202e")


def test_no_part_of_a_report_holds_one_however_it_is_made() -> None:
    first = reasons.criterion(scored(), next(iter(scored().card.criteria.values()))).checks[0]
    hostile = {**dict(first), "title": "a\x1bb", "facts": ("c\u202ed", "e\n")}
    for check in (Check(**hostile), Check.model_construct(**hostile)):
        assert check.title == "a�b"
        assert check.facts == ("c�d", "e\n")
    assert Reason.model_construct(code="x", text="\x07").text == "�"
