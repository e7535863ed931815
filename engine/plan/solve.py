"""HiGHS: the best of a model, no gap left. The answer is whole numbers, to be scored exactly."""

from collections.abc import Mapping
from fractions import Fraction
from math import lcm
from typing import Any

import highspy
import numpy as np

from engine.plan.model import Model

SECONDS = 60.0
"""After this long a model counts as unsolved."""


class Unsolved(ArithmeticError):
    """The solver gave up: out of time, or out of numbers."""


def solved(model: Model, least: Mapping[int, Fraction]) -> list[int] | None:
    """Values of all variables that make `least` least, rounded; None where there are none.

    Raises Unsolved.
    """
    if any(row.least > 0 and not row.terms for row in model.rows):
        return None
    if not model.variables:
        return []
    highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in (
        ("output_flag", False),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.0),
        ("mip_feasibility_tolerance", 1e-9),
        ("primal_feasibility_tolerance", 1e-9),
        ("threads", 1),
        ("time_limit", SECONDS),
    ):
        highs.setOptionValue(name, value)
    highs.passModel(_lp(model, least))
    highs.run()
    status = highs.getModelStatus()
    if status == highspy.HighsModelStatus.kOptimal:
        return [round(value) for value in highs.getSolution().col_value]
    if status in (
        highspy.HighsModelStatus.kInfeasible,
        highspy.HighsModelStatus.kUnboundedOrInfeasible,
    ):
        return None
    raise Unsolved(highs.modelStatusToString(status))


def _lp(model: Model, least: Mapping[int, Fraction]) -> highspy.HighsLp:
    scale = lcm(*(a.denominator for a in least.values()))
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(model.variables), len(model.rows)
    lp.col_cost_ = np.array(
        [float(least.get(v, Fraction(0)) * scale) for v in range(lp.num_col_)], dtype=np.float64
    )
    lp.col_lower_ = np.array([float(one.low) for one in model.variables], dtype=np.float64)
    lp.col_upper_ = np.array([float(one.high) for one in model.variables], dtype=np.float64)
    lp.integrality_ = [
        highspy.HighsVarType.kInteger if one.whole else highspy.HighsVarType.kContinuous
        for one in model.variables
    ]
    lp.row_lower_ = np.array([float(row.least) for row in model.rows], dtype=np.float64)
    lp.row_upper_ = np.full(lp.num_row_, highspy.kHighsInf, dtype=np.float64)
    starts, columns, values = [0], list[int](), list[float]()
    for row in model.rows:
        columns += row.terms.keys()
        values += [float(a) for a in row.terms.values()]
        starts.append(len(columns))
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.array(starts, dtype=np.int32)
    lp.a_matrix_.index_ = np.array(columns, dtype=np.int32)
    lp.a_matrix_.value_ = np.array(values, dtype=np.float64)
    return lp
