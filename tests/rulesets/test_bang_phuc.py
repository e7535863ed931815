"""Bằng Phúc's ruleset against what its plan says, cell by cell; its example submission against it.

`bang_phuc_inventory.csv` has the annex, one activity a row, words verbatim (cells broken over a
page joined, merged ones repeated or left empty), and what is asked: `numbers` of the objective,
`asked` of the product. `|` sets parts apart and `&` joins what is needed together.
The files are read as plain YAML: only what `check` finds rests on the engine's own reader.
"""

import csv
import re
from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from engine.ruleset.check import check_ruleset

Data = dict[str, Any]
Row = dict[str, str]
ROOT = Path(__file__).parents[2]
PATH = ROOT / "rulesets" / "bang-phuc-2023" / "par.yaml"
EXAMPLE = ROOT / "evidence" / "examples" / "bang-phuc-2023.yaml"
ALLOWED = {"of", "to", "exclude", "at_least", "by", "before", "made_by", "when_none", "on"}
WHOLE_SET = {"points", "total", "proof", "target", "line"}
QUARTERS = {"I": "2023-Q1", "II": "2023-Q2", "III": "2023-Q3", "IV": "2023-Q4"}
EACH_QUARTER = [
    {"text": f"3.10: theo từng Quý (Quý {name}/2023)", "quarter": q} for name, q in QUARTERS.items()
]


def read(path: Path) -> Data:
    """A YAML file with every scalar as text."""
    data: Data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return data


def leaves(rule: Data) -> list[tuple[str, Data]]:
    """The rules that measure, inside whatever joins them."""
    [(kind, body)] = rule.items()
    if kind not in ("parts", "all_of"):
        return [(kind, body)]
    return [leaf for inner in body for leaf in leaves(inner.get("rule", inner))]


def reads(criterion: Data) -> set[str]:
    """The facts that a criterion reads."""
    bodies = [body for _, body in leaves(criterion["rule"])]
    listed = [fact for body in bodies for fact in body.get("exclude", [])]
    return {body[key] for body in bodies for key in ("of", "to") if key in body} | set(listed)


def number(text: str) -> Fraction:
    """`95%`, `2/3` or `12` as an exact number."""
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


RULES = read(PATH)
FACTS: dict[str, Data] = RULES["facts"]
CRITERIA: dict[str, Data] = {c["id"]: c for area in RULES["areas"] for c in area["criteria"]}
DUES = {cid: [c["due"]] if isinstance(c["due"], dict) else c["due"] for cid, c in CRITERIA.items()}
ASSUMED = {a["id"]: a["about"] for a in RULES["assumed"]}
with (Path(__file__).parent / "bang_phuc_inventory.csv").open(encoding="utf-8", newline="") as file:
    INVENTORY: list[Row] = list(csv.DictReader(file))
AREAS: list[tuple[str, str, list[str]]] = []
LINES: dict[str, list[Row]] = {}
for row in INVENTORY:
    if row["kind"] == "area":
        AREAS.append((row["tt"], row["objective"], []))
        continue
    above = LINES.setdefault(row["tt"], [])
    if not above:
        AREAS[-1][2].append(row["tt"])
    merged = {key: row[key] or above[-1][key] for key in ("lead", "support") if above}
    above.append({**row, **merged})
[DUTY] = LINES["TCTH-1"]
ANNEX = [tt for tt in LINES if tt != "TCTH-1"]

each_line = pytest.mark.parametrize("tt", ANNEX)
each_criterion = pytest.mark.parametrize("cid", list(CRITERIA))


def number_of(row: Row) -> Any:
    """The plan's number of an activity; of the task where it has none."""
    return re.findall(r"^\d+\.\d+", row["activity"] or row["task"])[0]


def cells(rows: list[Row], key: str) -> list[str]:
    """One cell for all, or each distinct one after the numbers of its activities."""
    whose: dict[str, list[str]] = {}
    for row in rows:
        whose.setdefault(row[key], []).append(number_of(row))
    if len(whose) == 1:
        return list(whose)
    return [f"{', '.join(numbers)}: {cell}" for cell, numbers in whose.items()]


def test_areas_and_lines_are_the_plans() -> None:
    told = [
        (a.get("source_id", a["id"]), a["title"]["vi"], [c["id"] for c in a["criteria"]])
        for a in RULES["areas"]
    ]
    assert told == AREAS
    assert list(CRITERIA) == [*map(str, range(1, 33)), "TCTH-1"]
    assert all(one["title"]["en"] for one in (*RULES["areas"], *CRITERIA.values()))


@each_line
def test_words_are_the_plans(tt: str) -> None:
    rows, criterion = LINES[tt], CRITERIA[tt]
    titles = list(dict.fromkeys(row["task"] for row in rows if row["task"]))
    titles += [rows[0]["activity"]] if tt in {"12", "13"} else []
    assert criterion["title"]["vi"] == " | ".join(titles)
    pairs = [(row["activity"] or number_of(row), row["product"]) for row in rows]
    done = [f"{activity} → {product}" if product else activity for activity, product in pairs]
    assert criterion["requirement"] == " | ".join([rows[0]["objective"], *done])
    assert criterion["cite"] == {"place": "Phụ lục", "row": tt}
    assert criterion["lead"] == " | ".join(cells(rows, "lead"))
    assert criterion["support"] == " | ".join(cells(rows, "support"))


def test_the_duty_of_the_body_is_the_plans() -> None:
    duty = CRITERIA["TCTH-1"]
    assert duty["requirement"] == DUTY["objective"]
    assert all(words in DUTY["objective"] for words in (duty["title"]["vi"], duty["lead"]))
    assert DUES["TCTH-1"] == [{"text": DUTY["due"], "scheduled": "true"}]
    assert DUTY["due"] in DUTY["objective"]


def form(text: str) -> Row:
    """A deadline's wording as one form of the language."""
    words = text.lower()
    if found := re.search(r"trước (\d+)/(\d+)/(\d+)", words):
        return {"before": f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"}
    if found := re.search(r"quý (i+)/(\d+)", words):
        return {"quarter": f"{found[2]}-Q{len(found[1])}"}
    if found := re.search(r"tháng (\d+)/(\d+)", words):
        return {"month": f"{found[2]}-{found[1]}"}
    if found := re.search(r"năm (\d+)", words):
        return {"within": found[1]}
    assert words.startswith(("thường xuyên", "sau khi"))
    return {"ongoing" if words.startswith("thường") else "scheduled": "true"}


@each_line
def test_deadlines_are_the_plans(tt: str) -> None:
    told = []
    for cell in cells(LINES[tt], "due"):
        prefix = found[0] if (found := re.match(r"[\d., ]+: ", cell)) else ""
        pieces = cell.removeprefix(prefix).split("; ")
        told += [{"text": prefix + piece, **form(piece)} for piece in pieces]
    told += EACH_QUARTER if tt == "7" else []
    told[1:1] = [{"text": "3.44: hàng tháng", "scheduled": "true"}] if tt == "25" else []
    assert DUES[tt] == told


def last_day(due: Row) -> tuple[str, str] | None:
    """The form and the day that a rule must have to score a deadline of a plan."""
    if "month" in due or "quarter" in due:
        year, rest = (due.get("month") or due["quarter"]).split("-")
        month = int(rest) if "month" in due else int(rest[1]) * 3
        return "by", f"{year}-{month:02}-{monthrange(int(year), month)[1]}"
    return ("before", due["before"]) if "before" in due else None


def asked(rule: Data) -> list[str]:
    """What a rule asks, as the inventory writes it."""
    signs = {"at_least": ">=", "by": "<=", "before": "<"}
    told = []
    for kind, body in leaves(rule):
        assert set(body) <= ALLOWED
        figures = [sign + body[key] for key, sign in signs.items() if key in body]
        told += figures or [{"yes_no": "yes", "judged": "judged"}[kind]]
        assert "at_least" not in body or (kind == "ratio") == body["at_least"].endswith("%")
    return told


@each_criterion
def test_what_is_asked_is_the_plans(cid: str) -> None:
    rows, rule = LINES[cid], CRITERIA[cid]["rule"]
    wanted = [*rows[0]["numbers"].split(" | "), *(row["asked"] for row in rows)]
    [(kind, body)] = rule.items()
    parts = [part["rule"] for part in body] if kind == "parts" else [rule]
    assert [asked(part) for part in parts] == [part.split(" & ") for part in wanted if part]
    assert all((len(asked(part)) > 1) == ("all_of" in part) for part in parts)
    for part in body if kind == "parts" else []:
        assert set(part) == {"title", "rule"}
        assert part["title"]["en"]
        assert any(part["title"]["vi"] in cell for row in rows for cell in row.values())
    bodies = [body for _, body in leaves(rule)]
    days = {(key, body[key]) for body in bodies for key in ("by", "before") if key in body}
    assert days <= {last_day(due) for due in DUES[cid]}


def wholes(fact: str) -> list[str]:
    """The facts that a fact is a part of, the nearest first."""
    above = FACTS[fact].get("part_of")
    return [above, *wholes(above)] if above else []


@each_criterion
def test_a_criterion_lists_what_it_leans_on(cid: str) -> None:
    criterion = CRITERIA[cid]
    rules = leaves(criterion["rule"])
    kinds = {kind for kind, _ in rules}
    about = {ASSUMED[a] for a in criterion["assumed"]}
    when_none = {body["when_none"] for _, body in rules if "when_none" in body}
    ratios = [body for kind, body in rules if kind == "ratio"]
    leans = {
        "threshold": bool(kinds & {"ratio", "count"}),
        "yes_no": "yes_no" in kinds,
        "judged": "judged" in kinds,
        "deadline": "deadline" in kinds,
        "due": "deadline" in kinds,
        "nothing_arose": "not_applicable" in when_none,
        "no_answers": "zero" in when_none,
        "limit": any("at_least" in FACTS[body["to"]] for body in ratios),
        "repair": any(body.get("made_by") == "adding" for body in ratios),
        "split": "parts" in criterion["rule"],
        "period": "count" in kinds and cid in {"7", "25"},
    }
    assert {name for name, does in leans.items() if does} == about & set(leans)
    assert not about & WHOLE_SET
    assert when_none <= {"not_applicable", "zero"}
    for body in ratios:
        assert ("when_none" in body) != ("at_least" in FACTS[body["to"]])
        assert all(body["to"] in wholes(part) for part in (body["of"], *body.get("exclude", [])))


def test_assumptions_are_used_and_said_in_both_languages() -> None:
    listed = {a for criterion in CRITERIA.values() for a in criterion["assumed"]}
    assert {a for a, about in ASSUMED.items() if about not in WHOLE_SET} == listed
    assert len(ASSUMED) == len(RULES["assumed"])
    assert all(a["text"]["vi"] and a["text"]["en"] for a in RULES["assumed"])
    assert RULES["basis"] == {"kind": "assumed", "total": "100"}
    assert "targets" not in RULES
    assert not any("points" in criterion for criterion in CRITERIA.values())


@pytest.mark.parametrize("fact", list(FACTS))
def test_a_fact_says_what_it_is_and_who_holds_it(fact: str) -> None:
    words = FACTS[fact]
    assert set(words["label"]) == {"vi", "en"}
    assert (words["type"] == "count") == ("unit" in words)
    assert words["proof"]
    assert set(words["proof"]) <= set(RULES["proofs"])
    assert any(fact in reads(criterion) for criterion in CRITERIA.values())
    assert words["from"] in {row["lead"].rstrip(";") for rows in LINES.values() for row in rows}


@each_criterion
def test_examples_stand_on_both_sides_of_the_edge(cid: str) -> None:
    criterion = CRITERIA[cid]
    examples, rules = criterion["examples"], leaves(criterion["rule"])
    assert all({*e.get("facts", {}), *e.get("declared", {})} == reads(criterion) for e in examples)
    shares = [number(e["share"]) for e in examples if "share" in e]
    assert shares[0] == 1 - Fraction(sum(kind == "judged" for kind, _ in rules), 3)
    assert min(shares) < shares[0]
    for kind, body in rules:
        shown = {e["facts"].get(body["of"]) for e in examples if "facts" in e and "of" in body}
        assert kind == "judged" or len(shown) > 1
        if kind == "deadline":
            late = date.fromisoformat(body["before"] if "before" in body else body["by"])
            late += timedelta(days="by" in body)
            assert shown >= {str(late - timedelta(days=1)), str(late)}
    if len(rules) == 1 and rules[0][0] == "ratio":
        body, good, bad = rules[0][1], examples[0]["facts"], examples[1]["facts"]
        edge = number(body["at_least"]) * number(good[body["to"]])
        assert (number(good[body["of"]]), number(bad[body["of"]])) == (edge, edge - 1)


def test_what_the_check_finds_is_odd_in_the_plan() -> None:
    found = check_ruleset(PATH.read_text(encoding="utf-8"), "par.yaml")
    told = {(one.code, one.params.get("day") or one.params.get("name")) for one in found}
    assert told == {("R202", "IV")}
    assert len(found) == len(told)


def test_the_example_holds_together() -> None:
    submission = read(EXAMPLE)
    assert "số liệu giả định" in " ".join(EXAMPLE.read_text(encoding="utf-8").splitlines()[:3])
    assert (submission["illustrative"], submission["ruleset"]) == ("true", RULES["ruleset"])
    documents: dict[str, Data] = submission["documents"]
    assert all(d["issued"] <= submission["as_of"] for d in documents.values())
    given = {f: v if isinstance(v, dict) else {"value": v} for f, v in submission["facts"].items()}
    silent = {d["fact"]: d for d in submission["declarations"]}
    assert {*given, *silent} < set(FACTS)
    assert not {*given} & {*silent}
    assert all(d["reason"] for d in silent.values())
    for fact, one in (*given.items(), *silent.items()):
        assert "document" not in one or documents[one["document"]]["kind"] in FACTS[fact]["proof"]
    parts = [(f, whole) for f in given for whole in wholes(f) if whole in given]
    assert all(number(given[f]["value"]) <= number(given[w]["value"]) for f, w in parts)
    days = [one["value"] for f, one in given.items() if FACTS[f]["type"] == "date"]
    assert all(day == "never" or day <= submission["as_of"] for day in days)
    assert number(submission["marks"]["25/3"]["mark"]) < Fraction(100, 33 * 3)
