"""Bằng Phúc's ruleset against what its plan says, cell by cell; its example submission against it.

`bang_phuc_inventory.csv` has the annex, one activity a row, words verbatim (cells broken over a
page joined, merged ones repeated or left empty), and what is asked: `numbers` of the objective,
`asked` of the product. `|` sets parts apart and `&` joins what is needed together.
"""

import csv
import re
from calendar import monthrange
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from engine.ruleset.check import check_ruleset
from tests.rulesets.plain import EXAMPLES, ROOT, Data, criteria, dues, leaves, number, read, ruleset

Row = dict[str, str]
PATH = ROOT / "rulesets" / "bang-phuc-2023" / "par.yaml"
EXAMPLE = EXAMPLES / "bang-phuc-2023.yaml"
QUARTERS = {"I": "2023-Q1", "II": "2023-Q2", "III": "2023-Q3", "IV": "2023-Q4"}
EACH_QUARTER = [
    {"text": f"3.10: theo từng Quý (Quý {name}/2023)", "quarter": q} for name, q in QUARTERS.items()
]


RULES = ruleset("bang-phuc-2023/par")
FACTS: dict[str, Data] = RULES["facts"]
CRITERIA = criteria(RULES)
DUES = {cid: dues(one) for cid, one in CRITERIA.items()}
ASSUMED = {a["id"]: a["about"] for a in RULES["assumed"]}
with Path(__file__).with_name("bang_phuc_inventory.csv").open(encoding="utf-8", newline="") as file:
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
        figures = [sign + body[key] for key, sign in signs.items() if key in body]
        told += figures or [{"yes_no": "yes", "judged": "judged"}[kind]]
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


@each_criterion
def test_times_and_periods_that_are_scored_are_told(cid: str) -> None:
    kinds = {kind for kind, _ in leaves(CRITERIA[cid]["rule"])}
    about = {ASSUMED[a] for a in CRITERIA[cid]["assumed"]}
    assert ("due" in about) == ("deadline" in kinds)
    assert ("period" in about) == ("count" in kinds and cid in {"7", "25"})


def test_a_fact_is_held_by_a_lead_of_the_annex() -> None:
    leads = {row["lead"].rstrip(";") for rows in LINES.values() for row in rows}
    assert {fact["from"] for fact in FACTS.values()} <= leads
    assert "targets" not in RULES


def test_what_the_check_finds_is_odd_in_the_plan() -> None:
    found = check_ruleset(PATH.read_text(encoding="utf-8"), "par.yaml")
    told = {(one.code, one.params.get("day") or one.params.get("name")) for one in found}
    assert told == {("R202", "IV")}
    assert len(found) == len(told)


def test_the_example_holds_together() -> None:
    submission = read(EXAMPLE)
    given = {f: v["value"] if isinstance(v, dict) else v for f, v in submission["facts"].items()}
    days = [value for fact, value in given.items() if FACTS[fact]["type"] == "date"]
    assert all(day == "never" or day <= submission["as_of"] for day in days)
    assert number(submission["marks"]["25/3"]["mark"]) < Fraction(100, 33 * 3)
