"""A table with a cell that is not known yet: told like any open criterion."""

from pathlib import Path

import pytest

from tests.explain.conftest import Run

RULES = """\
ruleset: thu/bang
index: other
title: {vi: Bảng, en: A table}
unit_kind: commune
period: {from: 2024-01-01, to: 2024-12-31}
source: {document: 1/KH, title: Kế hoạch, issuer: UBND, date: 2024-01}
basis: {kind: official, total: 2}
facts:
  offices:
    label: {vi: Ký số theo đơn vị, en: Signing by unit}
    type: rows
    unit: {vi: đơn vị, en: units}
    columns:
      sent: {label: {vi: Gửi, en: Sent}, type: count}
      signed: {label: {vi: Ký, en: Signed}, type: count, part_of: sent}
areas:
  - id: "1"
    title: A
    criteria:
      - id: "1.1"
        title: Ký số
        points: 2
        rule:
          rows:
            of: offices
            each: {ratio: {of: signed, to: sent, at_least: 70%, when_none: zero}}
            at_least: 100%
            when_none: zero
"""
UNIT = """\
submission: 1
ruleset: ./bang.yaml
unit: {id: a, name: Xã A}
as_of: 2024-11-20
facts:
  offices: [{name: P, sent: 10}, {name: Q, sent: 10, signed: %s}]
"""


def written(folder: Path, signed: str) -> Path:
    """The unit's file beside its ruleset."""
    (folder / "bang.yaml").write_text(RULES, "utf-8")
    unit = folder / "don-vi.yaml"
    unit.write_text(UNIT % signed, "utf-8")
    return unit


@pytest.mark.parametrize("signed", ["10", "0"])
@pytest.mark.parametrize("args", [["score", "--format", "json"], ["explain", "1.1"]], ids=" ".join)
def test_it_is_told(run: Run, tmp_path: Path, args: list[str], signed: str) -> None:
    unit = written(tmp_path, signed)
    code, out, err = run(args[0], str(unit), *args[1:])
    assert code == 0, err
    assert "P (Ký: –; Gửi: 10)" in " ".join(out.split())


def test_what_wins_its_points_is_the_missing_cell(run: Run, tmp_path: Path) -> None:
    unit = written(tmp_path, "10")
    _, out, _ = run("explain", str(unit), "1.1")
    assert out.rstrip().endswith("Bổ sung số liệu: Ký số theo đơn vị")


def test_a_lost_point_may_yet_be_won_once_the_cell_is_known(run: Run, tmp_path: Path) -> None:
    unit = written(tmp_path, "0")
    _, out, _ = run("explain", str(unit), "1.1")
    assert out.rstrip().endswith("chưa rõ, còn phải biết: Ký số theo đơn vị")
