"""How long one unit of 100 criteria takes, here and elsewhere, in one run on one machine.

    python -m tests.benchmarks.speed [ROUNDS]

ZEN and OpenFisca are measured where they are installed. They are no part of this project: put them
with it into an environment of their own,

    python -m venv bench && bench/bin/pip install -e . zen-engine openfisca-core
    bench/bin/python -m tests.benchmarks.speed
"""

import gc
import os
import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from statistics import median
from time import perf_counter

from tests.benchmarks import unit
from tests.benchmarks.fisca import Fisca
from tests.benchmarks.ours import Ours
from tests.benchmarks.zen_tables import Zen

ROUNDS = 60


@dataclass
class Contender:
    """One way to score a unit, by the unit's number, and its milliseconds for each round."""

    name: str
    run: Callable[[int], object]
    times: list[float] = field(default_factory=list)


def contenders() -> list[Contender]:
    """All there are, set up; a line on the error stream for each that is not installed."""
    ours = Ours()
    found = [
        Contender("chamdiem: full scorecard", ours.score),
        Contender("chamdiem: the same with its digests", ours.digested),
        Contender("chamdiem: the same with reasons in words", ours.in_words),
        Contender("chamdiem: points and bounds only", ours.decide),
        Contender("chamdiem: one changed fact", ours.change),
    ]
    try:
        zen = Zen()
        found.append(Contender(f"ZEN {version('zen-engine')}: with trace", zen.traced))
        found.append(Contender(f"ZEN {version('zen-engine')}: without", zen.bare))
    except ImportError:
        print("not measured, not installed: zen-engine", file=sys.stderr)
    try:
        fisca, number = Fisca(), version("openfisca-core")
        found.append(Contender(f"OpenFisca {number}: calculated with trace", fisca.calculated))
        found.append(Contender(f"OpenFisca {number}: built and calculated", fisca.built))
    except ImportError:
        print("not measured, not installed: openfisca-core", file=sys.stderr)
    return found


def measure(each: list[Contender], rounds: int) -> None:
    """Rounds of A B C … A B C …, so that whatever else the machine does falls on all alike.

    What one leaves behind is cleared away before the next begins, so that nobody pays for it; what
    one clears away while it runs is its own time.
    """
    for one in each:
        for number in range(unit.UNITS):
            one.run(number)
    gc.collect()
    gc.freeze()
    for _ in range(rounds):
        for one in each:
            gc.collect()
            begun = perf_counter()
            for number in range(unit.UNITS):
                one.run(number)
            one.times.append((perf_counter() - begun) * 1000 / unit.UNITS)


def table(each: list[Contender]) -> str:
    """Median, least and greatest of the rounds in ms per unit, and the median as a multiple."""
    first = median(each[0].times)
    lines = [
        "| one unit of 100 criteria | median ms | min | max | × the full scorecard |",
        "|---|---|---|---|---|",
    ]
    for one in each:
        middle = median(one.times)
        lines.append(
            f"| {one.name} | {middle:.3f} | {min(one.times):.3f} | {max(one.times):.3f} "
            f"| {middle / first:.2f} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    each = contenders()
    measure(each, rounds)
    machine = f"{os.cpu_count()} CPUs, {platform.machine()}, Python {platform.python_version()}"
    print(f"{machine}; {rounds} rounds of {unit.UNITS} units\n\n{table(each)}")


if __name__ == "__main__":
    main()
