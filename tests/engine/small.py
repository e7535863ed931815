"""A ruleset of one or a few criteria, for tests that hold one rule."""

from engine.ruleset.load import load_ruleset
from engine.ruleset.model import Ruleset

START = """
ruleset: test/{name}
index: other
title: {{vi: Bộ thử, en: A test set}}
unit_kind: commune
period: {{from: 2024-01-01, to: 2024-12-31}}
source: {{document: "1/KH", title: Kế hoạch, issuer: UBND xã, date: 2024-02-01}}
basis: {{kind: official, total: {total}}}
"""

HEAD = (
    START.format(name="small", total=10)
    + """\
proofs: {report: {vi: Báo cáo, en: Report}, register: {vi: Sổ, en: Register}}
facts:
  due: {label: {vi: Phải làm, en: Due}, type: count, unit: {vi: việc, en: tasks}}
  done: {label: {vi: Đã làm, en: Done}, type: count, unit: {vi: việc, en: tasks}, part_of: due}
  late: {label: {vi: Trễ, en: Late}, type: count, unit: {vi: việc, en: tasks}}
  issued: {label: {vi: Ngày ban hành, en: Day issued}, type: date}
areas:
  - id: A
    title: LĨNH VỰC
    criteria:
"""
)

CRITERION = """      - {{id: "{id}", title: Tiêu chí, points: {points}, {more}rule: {rule}}}
"""


def small(*rules: str, more: str = "", points: int | str = 10) -> Ruleset:
    """A ruleset whose criteria 1, 2 … have these rules; `more` goes into each criterion."""
    lines = [
        CRITERION.format(id=number, points=points, more=more, rule=rule)
        for number, rule in enumerate(rules, start=1)
    ]
    return load_ruleset(HEAD + "".join(lines), "small.yaml")
