"""A blank form is read back with nothing known, and with everything known once filled in."""

import re
from fractions import Fraction

import pytest
import yaml

from engine.facts import Unit
from engine.field import figures_used
from engine.kinds.judged import Judged
from engine.lower import lower
from engine.nature import wholes
from engine.proof import wanted
from engine.ruleset.fact import FactDeclaration, FactType
from engine.ruleset.load import load_ruleset
from engine.ruleset.model import Period, Ruleset
from engine.ruleset.question import OptionCount
from evidence.blank import blank_submission
from evidence.blank_fact import about
from evidence.blank_lines import comment, scalar
from evidence.blank_named import Named
from evidence.blank_several import blank_for
from evidence.blank_words import WORDS
from evidence.library import Shelf, find, shipped
from evidence.submission import read_submission
from evidence.values import read_value
from tests.evidence.support import BESIDE, RULESET


def loaded(id_: str) -> Ruleset:
    found = find(id_, Shelf.RULESETS)
    return load_ruleset(found.text, found.file)


RULESETS = {"test/all": RULESET, **{id_: loaded(id_) for id_ in shipped(Shelf.RULESETS)}}
each = pytest.mark.parametrize("ruleset", RULESETS.values(), ids=list(RULESETS))
langs = pytest.mark.parametrize("lang", ["vi", "en"])
UNIT = Unit("xa-a", 'Xã A: "số 1" # null', "commune")


def example(declaration: FactDeclaration, depth: int) -> str:
    """Something that the fact can be; wholes far above their parts, which may be taken out."""
    type_ = declaration.type
    if type_ is FactType.ROWS:
        cells = declaration.cells
        row = {name: example(one, len(wholes(cells, name))) for name, one in cells.items()}
        return f"[{{name: A, {', '.join(f'{name}: {one}' for name, one in row.items())}}}]"
    if type_ is FactType.CHOICE:
        return next(iter(declaration.options))
    if type_ in (FactType.DATE, FactType.YES_NO):
        return {FactType.DATE: "2023-01-10", FactType.YES_NO: "có"}[type_]
    low, high = declaration.at_least, declaration.at_most
    value = Fraction((100, 2, 1)[min(depth, 2)])
    value = value if low is None else max(low, value)
    value = value if high is None else min(high, value)
    return "100%" if type_ is FactType.SHARE else str(value)


def handed_in(ruleset: Ruleset) -> dict[str, FactDeclaration]:
    """The facts that stand in a form: questions, not the counts of their options."""
    facts = ruleset.facts.items()
    return {fact: one for fact, one in facts if not isinstance(one, OptionCount)}


def answered(form: str, question: str, declaration: FactDeclaration) -> str:
    """The form with so many answers at every option of a question."""
    head, name, rest = form.partition(f"\n  {question}:\n")
    assert name
    for code, label in declaration.options.items():
        room = f" {code}:  # {label.vi}\n", f" {code}:  # {label.en}\n"
        [one] = [line for line in room if line in rest][:1]
        rest = rest.replace(one, one.replace(":  #", ": 100  #"), 1)
    return head + name + rest


def filled(form: str, ruleset: Ruleset) -> str:
    """The form with every figure and mark written where it leaves room for it."""
    form = re.sub(r"^    (mark|reason):$", r"    \1: 0", form, flags=re.M)
    for fact, declaration in handed_in(ruleset).items():
        if declaration.type is FactType.ANSWERS:
            form = answered(form, fact, declaration)
            continue
        alone, block = f"\n  {fact}:\n", f"\n  {fact}:\n    value:\n"
        room = block if block in form else alone
        assert form.count(room) == 1
        form = form.replace(
            room, f"{room[:-1]} {example(declaration, len(wholes(ruleset.facts, fact)))}\n"
        )
    return form


@each
@langs
def test_as_printed_everything_is_unknown(ruleset: Ruleset, lang: str) -> None:
    found = read_submission(blank_submission(ruleset, lang), "s.yaml", ruleset)
    evidence = found.evidence
    assert not evidence.values
    assert not evidence.marks
    assert not evidence.documents
    assert evidence.as_of == ruleset.period.to
    assert [one.code for one in found.diagnostics] == ["E013"]


@each
@langs
def test_filled_in_everything_is_known(ruleset: Ruleset, lang: str) -> None:
    unit = Unit("xa-a", "Xã A", ruleset.unit_kind[0])
    text = filled(blank_submission(ruleset, lang, unit), ruleset)
    found = read_submission(text, "s.yaml", ruleset)
    assert found.evidence.unit == unit
    asked = {fact for fact, one in ruleset.facts.items() if one.type is FactType.ANSWERS}
    assert set(found.evidence.values) == set(ruleset.facts) - asked
    judged = {c.id for c in lower(ruleset).checks.values() if isinstance(c.leaf, Judged)}
    assert set(found.evidence.marks) == judged
    assert not found.diagnostics


@each
@langs
def test_every_fact_stands_there_once_with_what_an_officer_asks(
    ruleset: Ruleset, lang: str
) -> None:
    form = blank_submission(ruleset, lang)
    proofs = wanted(lower(ruleset))
    blocks = {
        found[2]: " ".join(found[1].replace("  # ", " ").split())
        for found in re.finditer(
            r"((?:^  # .*\n)+)^  (\w+):$", form.split("\nmarks:")[0], flags=re.M
        )
    }
    assert set(blocks) == set(handed_in(ruleset))
    for fact, declaration in handed_in(ruleset).items():
        said = blocks[fact]
        assert " ".join(declaration.label.said(lang).split()) in said
        for more in (declaration.unit, declaration.definition):
            assert more is None or " ".join(more.said(lang).split()) in said
        assert declaration.from_ is None or declaration.from_ in said
        assert declaration.part_of is None or f" {declaration.part_of} (" in said
        assert all(f"({kind})" in said for kind in proofs.get(fact, ()))
        for name, column in declaration.columns.items():
            assert f"{name}: {column.label.said(lang)}" in said
        if declaration.type is FactType.CHOICE:
            assert all(f"{code} (" in said for code in declaration.options)


@each
@langs
def test_lines_are_short_and_of_one_language(ruleset: Ruleset, lang: str) -> None:
    form = blank_submission(ruleset, lang)
    assert max(map(len, form.splitlines())) <= 100
    other = WORDS["en" if lang == "vi" else "vi"]
    assert not any(words in form for words in (other["how_date"], other["claims_how"]))


@each
def test_examples_hold_when_their_marks_are_removed(ruleset: Ruleset) -> None:
    """The sample document, declaration and claim are real YAML under the comment signs."""
    for lang in WORDS:
        form = blank_submission(ruleset, lang)
        parts = re.split(r"^# ════ .*$", form, flags=re.M)[-3:]
        samples = ["\n".join(re.findall(r"^  # (.*)$", part, flags=re.M)) for part in parts]
        documents, declarations, claims = map(yaml.safe_load, samples)
        assert documents["D1"]["title"]
        assert declarations[0]["is"] == "nothing_arose"
        assert claims["total"] == 0


def test_the_earliest_deadline_is_told() -> None:
    assert "Quý III (ngày cuối 30/09/2024)" in blank_submission(RULESET, "vi")
    assert "Quý III (last day 2024-09-30)" in blank_submission(RULESET, "en")
    assert "Hạn: Thường xuyên\n" in blank_submission(RULESET, "vi")


def test_examples_keep_to_the_limits() -> None:
    form = blank_submission(RULESET, "en")
    for type_, figure in (("count", "1240"), ("share", "96.4%"), ("number", "12.5")):
        assert f"{WORDS['en'][type_]}; e.g. {figure}" in form
        declaration = next(f for f in RULESET.facts.values() if f.type.value == type_)
        assert read_value(figure, declaration).value is not None
    assert "no less than 1, no more than 17\n" in form


def test_the_two_languages_have_the_same_words() -> None:
    def places(words: dict[str, str]) -> dict[str, list[str]]:
        return {key: sorted(re.findall(r"\{(\w+)\}", said)) for key, said in words.items()}

    assert places(WORDS["vi"]) == places(WORDS["en"])


def test_a_unit_is_written_so_that_it_is_read_back() -> None:
    found = read_submission(blank_submission(RULESET, "vi", UNIT), "s.yaml", RULESET)
    assert found.evidence.unit == UNIT


@pytest.mark.parametrize(
    "word", ["null", "~", "5.4", "a: b", "# x", "", "[", "tan-duc", "1/2", "- x"]
)
def test_a_scalar_is_read_back(word: str) -> None:
    assert yaml.load(f"{scalar(word)}: {scalar(word)}", Loader=yaml.CBaseLoader) == {word: word}


def test_a_comment_never_ends_early() -> None:
    lines = list(comment("một\u2028hai\x85ba\nbốn\x07 " + "x" * 200, indent=2, hang="- "))
    assert lines[0] == "  # - một hai ba bốn"
    assert lines[1] == "  #   " + "x" * 200


KINDS = BESIDE["test/of-kinds"]


@langs
def test_the_kind_of_a_unit_is_to_be_filled_in_where_it_decides(lang: str) -> None:
    form = blank_submission(KINDS, lang)
    [line] = [one for one in form.splitlines() if one.startswith("  kind:")]
    assert line.startswith("  kind:  # ")
    assert "commune (xã)" in line
    assert "ward (phường)" in line
    assert "  kind: commune  # " in blank_submission(RULESET, lang)
    assert "  kind: ward  # " in blank_submission(KINDS, lang, Unit("a", "A", "ward"))


@langs
def test_a_form_leaves_room_for_other_units_figures_where_they_are_needed(lang: str) -> None:
    among = BESIDE["test/among"]
    form = blank_submission(among, lang)
    assert "\npeers:\n  # " in form
    assert "\npeers:" not in blank_submission(RULESET, lang)
    filled_in = re.sub(r"(\npeers:\n)((?:  # .*\n)+)", _uncommented, form)
    found = read_submission(filled_in, "s.yaml", among)
    assert {one.code for one in found.diagnostics} <= {"E013", "E059"}
    assert set(found.evidence.peers) == set(figures_used(lower(among)))


def _uncommented(found: re.Match[str]) -> str:
    return found[1] + found[2].replace("  # ", "  ")


@langs
def test_a_ruleset_of_a_file_can_be_named_by_it(lang: str) -> None:
    form = blank_submission(RULESET, lang, named=Named("./bo.yaml"))
    assert re.search(r"^ruleset: \./bo\.yaml$", form, flags=re.M)
    assert re.search(r"^ruleset: test/all$", blank_submission(RULESET, lang), flags=re.M)
    elsewhere = Named("test/of-kinds", "from_elsewhere", "kinds.yaml")
    several = blank_for([RULESET, KINDS], lang, named={"test/of-kinds": elsewhere})
    assert re.search(r"^  - test/of-kinds  # .*\./kinds\.yaml", several, flags=re.M)


@each
def test_a_share_is_in_per_cent_and_not_in_percentage_points(ruleset: Ruleset) -> None:
    """A level is in per cent; points are of a difference."""
    shares = [one for one in ruleset.facts.values() if one.type is FactType.SHARE]
    assert {one.unit.said("vi") for one in shares if one.unit is not None} <= {"%"}


@langs
def test_days_in_a_form_are_of_its_own_period(lang: str) -> None:
    later = RULESET.model_copy(update={"period": Period.model_validate(NEXT)})
    form = blank_submission(later, lang)
    assert "2026-06-30" in form
    assert "2024-06-30" not in form.replace("(ngày cuối", "").split("facts:")[0]


NEXT = {"from": "2026-01-01", "to": "2026-12-31"}


@langs
def test_a_form_for_several_rulesets_names_them_all(lang: str) -> None:
    form = blank_for([RULESET, KINDS], lang)
    head = " ".join(
        line.removeprefix("# ") for line in form.partition("submission:")[0].split("\n")
    )
    for one in (RULESET, KINDS):
        assert one.title.said(lang) in head
        assert one.ruleset in head


def test_rows_of_a_table_are_called_by_their_unit() -> None:
    count: dict[str, object] = {"label": {"vi": "Số", "en": "Number"}, "type": "count"}
    table = {**count, "type": "rows", "columns": {"n": count}}
    fields = {**table, "unit": {"vi": "lĩnh vực", "en": "fields"}}
    said = {
        (name, lang): about("f", _with_fact(one), [], [], lang)[1]
        for name, one in (("named", fields), ("plain", table))
        for lang in ("vi", "en")
    }
    assert "mỗi lĩnh vực một dòng" in said["named", "vi"]
    assert "a list of fields" in said["named", "en"]
    assert "đơn vị" not in said["plain", "vi"]
    assert "a list of rows" in said["plain", "en"]


def _with_fact(declared: dict[str, object]) -> Ruleset:
    return RULESET.model_copy(update={"facts": {"f": FactDeclaration.model_validate(declared)}})
