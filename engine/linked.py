"""Rulesets that read each other's results, scored together: each after those it reads.

with LinkedEngine([Engine(par), Engine(sipas)]) as engines:
    cards = engines.score({"x/par": evidence, "x/sipas": evidence})
"""

from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from types import TracebackType
from typing import NamedTuple, Self

from engine.facts import Declaration, Evidence, Linked, Mark, Value
from engine.result_figure import figure, figures
from engine.ruleset.fact import ResultOf
from engine.ruleset.model import Ruleset
from engine.run import Run, rerun
from engine.score import Engine
from engine.scorecard import Scorecard


class Circle(ValueError):
    """Rulesets that read each other's results in a circle. `cycle` has their ids, in order."""

    def __init__(self, cycle: Sequence[str]) -> None:
        super().__init__(" -> ".join(cycle))
        self.cycle = tuple(cycle)


class NoFigure(ValueError):
    """A fact that is the result of something that the other ruleset does not have."""

    def __init__(self, reader: str, fact: str, wanted: ResultOf, known: Sequence[str]) -> None:
        super().__init__(f"{reader}: {fact}: {wanted.ruleset} has no {wanted.of}")
        self.reader, self.fact, self.wanted, self.known = reader, fact, wanted, tuple(known)


def results_read(ruleset: Ruleset) -> dict[str, ResultOf]:
    """The facts that are other rulesets' results."""
    return {f: d.result_of for f, d in ruleset.facts.items() if d.result_of is not None}


def read_each_other(rulesets: Sequence[Ruleset]) -> bool:
    """Whether one of them reads the result of another."""
    ids = {one.ruleset for one in rulesets}
    return any(of.ruleset in ids for one in rulesets for of in results_read(one).values())


def in_order(rulesets: Iterable[Ruleset]) -> list[Ruleset]:
    """The rulesets, each after those whose results it reads; else as they came.

    Results of rulesets that are not among them are left alone: they are facts to be handed in.
    Raises Circle, and NoFigure where the other ruleset has no such total, area or derived figure.
    """
    by_id = {one.ruleset: one for one in rulesets}
    graph: dict[str, list[str]] = {}
    for id_, one in by_id.items():
        read = {fact: of for fact, of in results_read(one).items() if of.ruleset in by_id}
        for fact, wanted in read.items():
            known = figures(by_id[wanted.ruleset])
            if wanted.of not in known:
                raise NoFigure(id_, fact, wanted, known)
        graph[id_] = list(dict.fromkeys(of.ruleset for of in read.values()))
    try:
        return [by_id[id_] for id_ in TopologicalSorter(graph).static_order()]
    except CycleError as circle:
        raise Circle(circle.args[1]) from None


class Both(NamedTuple):
    """A run on all that was handed in, and the run on what is proved."""

    given: Run
    proved: Run


Runs = Mapping[str, Both]


class LinkedEngine:
    """Engines whose rulesets read each other's results.

    Raises Circle and NoFigure (see `in_order`), and what Engine raises when scoring.
    """

    def __init__(self, engines: Iterable[Engine]) -> None:
        by_id = {one.ruleset.ruleset: one for one in engines}
        self._order = [by_id[one.ruleset] for one in in_order(e.ruleset for e in by_id.values())]
        self.engines: dict[str, Engine] = by_id

    def run(self, evidence: Mapping[str, Evidence]) -> dict[str, Both]:
        """Decide every ruleset, by its id, on its own evidence and the others' results."""
        runs: dict[str, Both] = {}
        for engine in self._order:
            id_ = engine.ruleset.ruleset
            run = engine.run(evidence[id_].with_results(self._read(engine, runs)))
            runs[id_] = Both(run, engine.supported(run))
        return runs

    def score(self, evidence: Mapping[str, Evidence]) -> dict[str, Scorecard]:
        """Every ruleset's scorecard by its id, in the order in which the engines were given."""
        return self.cards(self.run(evidence))

    def cards(self, runs: Runs) -> dict[str, Scorecard]:
        """The scorecards of runs."""
        return {id_: engine.card(*runs[id_]) for id_, engine in self.engines.items()}

    def changed(
        self,
        runs: Runs,
        values: Mapping[str, Value],
        declared: Mapping[str, Declaration] | None = None,
        marks: Mapping[str, Mapping[str, Mark]] | None = None,
    ) -> dict[str, Both]:
        """The runs with some facts changed, wherever they are declared, and all that follows.

        `marks` of judged checks are by the ruleset that they are of.
        """
        fresh: dict[str, Both] = {}
        for engine in self._order:
            id_ = engine.ruleset.ruleset
            before = runs[id_]
            own = {f: v for f, v in values.items() if f in engine.ruleset.facts}
            said = {f: d for f, d in (declared or {}).items() if f in engine.ruleset.facts}
            marked = (marks or {}).get(id_, {})
            changed = {*own, *said, *marked}
            results = {f: one for f, one in self._read(engine, fresh).items() if f not in changed}
            moved = [f for f, one in results.items() if before.given.evidence.linked.get(f) != one]
            if not changed and not moved:
                fresh[id_] = before
                continue
            evidence = before.given.evidence.supposing(own, said, marked)
            evidence = evidence.with_results({fact: results[fact] for fact in moved})
            run = rerun(engine.compiled, before.given, evidence, [*changed, *moved])
            fresh[id_] = Both(run, engine.supported(run))
        return fresh

    def _read(self, engine: Engine, runs: Runs) -> dict[str, Linked]:
        """What the results so far give to a ruleset."""
        found: dict[str, Linked] = {}
        for fact, wanted in results_read(engine.ruleset).items():
            if wanted.ruleset in runs:
                other = self.engines[wanted.ruleset].ruleset
                given, proved = (figure(other, run.sums, wanted) for run in runs[wanted.ruleset])
                found[fact] = Linked(wanted.ruleset, wanted.of, given, proved)
        return found

    def close(self) -> None:
        """Give back what the engines hold."""
        for engine in self.engines.values():
            engine.close()

    def __enter__(self) -> Self:
        """Use as a context manager closes them at the end."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        wrong: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """See `close`."""
        self.close()
