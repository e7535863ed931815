"""OpenFisca-core on the benchmark's units: one case at a time, 100 variables with their trace."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from tests.benchmarks import unit

YEAR = "2024"


class Fisca:
    """The system of variables, made once. Raises ImportError where the package is not there."""

    def __init__(self) -> None:
        build_entity: Any = import_module("openfisca_core.entities").build_entity
        self._builder: Any = import_module("openfisca_core.simulation_builder").SimulationBuilder
        system: Any = import_module("openfisca_core.taxbenefitsystems").TaxBenefitSystem
        commune = build_entity(key="commune", plural="communes", label="xã", is_person=True)
        self._system = system([commune])
        for number in range(unit.COUNT):
            for name in (f"done_{number}", f"due_{number}"):
                self._system.add_variable(_variable(commune, name))
            self._system.add_variable(_variable(commune, f"award_{number}", _formula(number)))
        self._facts = [
            {fact: {YEAR: value} for fact, value in unit.figures(number).items()}
            for number in range(unit.UNITS)
        ]
        self._ready = [self._case(number) for number in range(unit.UNITS)]

    def _case(self, number: int) -> Any:
        case = self._builder().build_from_entities(
            self._system, {"communes": {"xa": self._facts[number]}}
        )
        case.trace = True
        return case

    def calculated(self, number: int) -> float:
        """The awards of a case that is built already."""
        case = self._ready[number]
        for award in range(unit.COUNT):
            case.delete_arrays(f"award_{award}")
        case.trace = True
        return self._earned(case)

    def built(self, number: int) -> float:
        """The case built from its facts, then the awards."""
        return self._earned(self._case(number))

    def _earned(self, case: Any) -> float:
        awards = [case.calculate(f"award_{number}", YEAR)[0] for number in range(unit.COUNT)]
        assert len(case.tracer.trees) == unit.COUNT
        return float(sum(awards))


def _variable(commune: Any, name: str, formula: Callable[..., Any] | None = None) -> Any:
    variable: Any = import_module("openfisca_core.variables").Variable
    period: Any = import_module("openfisca_core.periods").YEAR
    body = {"value_type": float, "entity": commune, "definition_period": period, "label": name}
    return type(name, (variable,), body if formula is None else body | {"formula": formula})


def _formula(number: int) -> Callable[..., Any]:
    numpy: Any = import_module("numpy")

    def formula(commune: Any, period: Any) -> Any:
        done, due = commune(f"done_{number}", period), commune(f"due_{number}", period)
        share = numpy.divide(done, due, out=numpy.zeros_like(done), where=due > 0)
        return numpy.select([share >= 0.9, share >= 0.7], [1.0, 0.5], 0.0)

    return formula
