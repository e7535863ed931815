"""A small ruleset for audits, and submissions under it."""

from pathlib import Path

from engine.audit import Audit, Materiality, audit
from engine.ruleset.check import load_checked
from engine.score import Engine
from evidence.doubt import Doubted, read_doubted

ROOT = Path(__file__).parents[2]
RULES = ROOT / "tests" / "cases" / "audit" / "rules.yaml"
RULESET = load_checked(RULES.read_text("utf-8"), RULES.name)
HEAD = "submission: 1\nruleset: test/audit\nunit: {id: a, name: Xã A}\nas_of: 2025-01-10\n"
FULL = """facts:
  due: {value: 1000, document: D1}
  done: {value: 904, document: D1}
  met: {value: yes, document: D1}
  sites: {value: 3, document: D1}
documents:
  D1: {number: 1/BC, title: Báo cáo, issuer: UBND xã A, issued: 2024-12-20, kind: report}
marks:
  "3": {mark: 1.5, reason: khá, by: A, confirmed_by: B}
"""


def doubted(body: str, root: Path | None = None) -> Doubted:
    return read_doubted(HEAD + body, "a.yaml", RULESET, root=root)


def audited(body: str, materiality: Materiality | None = None, root: Path | None = None) -> Audit:
    with Engine(RULESET) as engine:
        card = engine.score(doubted(body, root).evidence)
        return audit(engine.compiled, card, materiality or Materiality())


def codes(found: Audit) -> list[tuple[str, str]]:
    return [(one.code, one.line) for one in found.findings]
