"""A rule among units, told: what the others leave open, where the unit stands, what would win."""

from pathlib import Path

import pytest

from tests.explain.conftest import Run
from tests.explain.support import ROOT, held

GOLDEN = ROOT / "tests" / "cases" / "explain" / "golden"
BY = ["--ruleset", str(ROOT / "tests" / "cases" / "submission" / "beside" / "among.yaml")]
UNIT = """submission: 1
ruleset: test/among
unit: {id: a, name: Xã A}
as_of: 2024-11-15
facts: {online: 60%, has_forest: có, planted: 110, target: 100}
peers:
  online: {Xã B: 80%, Xã D: }
  planted/target: {Xã B: 120%}
"""


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("criterion", ["1", "2"])
def test_a_criterion_among_units(run: Run, tmp_path: Path, criterion: str, lang: str) -> None:
    path = tmp_path / "xa.yaml"
    path.write_text(UNIT, "utf-8")
    code, out, err = run("explain", str(path), criterion, *BY, "--lang", lang)
    assert (code, err) == (0, "")
    held(GOLDEN / f"among-{criterion}.{lang}.txt", out)


def test_what_is_missing_is_the_others_figures(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "xa.yaml"
    path.write_text(UNIT, "utf-8")
    _, out, _ = run("score", str(path), *BY)
    label = "Tỷ lệ trực tuyến"
    assert f"số liệu của các đơn vị khác: {label} (peers: online)" in " ".join(out.split())
