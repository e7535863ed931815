"""Scoring one unit: two evaluators decide, and a disagreement refuses the score.

engine = Engine(ruleset)
card = engine.score(evidence)
"""

from collections.abc import Mapping
from fractions import Fraction
from types import TracebackType
from typing import Any, Self

from engine.agreed import Agreed
from engine.agreed import Disagreement as Disagreement
from engine.classify import class_of, derived, targets
from engine.digest import ruleset_digests
from engine.facts import Evidence, Value
from engine.joint import outcomes, readings_of
from engine.lower import Compiled, Misfit, lower
from engine.missing import missing
from engine.points import ZERO
from engine.proof import Unproved, unconfirmed, unproved, wanted
from engine.proved import Proved, proved, proved_plainly
from engine.results import criterion_results, group_result
from engine.rete import RefusedRuleset
from engine.ruleset.model import Ruleset
from engine.run import Run, rerun, touched_by
from engine.scorecard import Scorecard
from engine.table import EDGE
from engine.totals import add_up


class MisfitRuleset(ValueError):
    """A ruleset that cannot be lowered: its bands have gaps, overlaps or disorder."""

    def __init__(self, misfits: tuple[Misfit, ...]) -> None:
        super().__init__(", ".join(f"{m.criterion}: {m.flaw.code}" for m in misfits))
        self.misfits = misfits


class Engine:
    """A ruleset ready to score units, one after another or from several threads.

    Raises MisfitRuleset when bands do not hold, RefusedRuleset (engine.rete) past the limits of the
    rule network. `scale` is only digested: lay it over the ruleset first (`engine.ruleset.scale`).
    `decided_by`: the digests of what it scores by.
    """

    def __init__(self, ruleset: Ruleset, scale: Any = None) -> None:
        self.compiled: Compiled = lower(ruleset)
        if self.compiled.misfits:
            raise MisfitRuleset(self.compiled.misfits)
        _hold_edges(self.compiled)
        self.agreed = Agreed(self.compiled.tables, ruleset=ruleset.ruleset)
        self._needs = wanted(self.compiled)
        self.decided_by = ruleset_digests(ruleset, scale)

    @property
    def ruleset(self) -> Ruleset:
        """The ruleset it scores by."""
        return self.compiled.ruleset

    def run(self, evidence: Evidence) -> Run:
        """Decide every check. Raises Disagreement where rete and reference differ."""
        compiled = self.compiled
        view = compiled.view(evidence)
        readings = readings_of(compiled, view)
        hits, positions = self.agreed.decide(readings)
        found = outcomes(compiled, readings, hits, view)
        sums = add_up(compiled.ruleset, found)
        return Run(evidence, view, readings, hits, found, sums, compiled.criteria, positions)

    def score(self, evidence: Evidence) -> Scorecard:
        """The full scorecard: points, bounds, reasons, what wins points back, what is missing."""
        run, bare = self.run(evidence), unproved(evidence, self._needs)
        return self._card(run, self._standing(run, bare), bare)

    def _standing(self, run: Run, bare: Mapping[str, Unproved]) -> Proved:
        """What stands on what is proved; where all sums are bare, without adding up again."""
        evidence = run.evidence
        if not self.compiled.plain or evidence.linked:
            return proved(self._supported(run, bare))
        marks = unconfirmed(evidence)
        gone = (*bare, *marks)
        if not gone:
            return proved(run)
        return proved_plainly(self.compiled, run, evidence.without(bare, marks), gone)

    def supported(self, run: Run) -> Run:
        """The run on what is proved: without bare facts, unconfirmed marks, unproved results."""
        return self._supported(run, unproved(run.evidence, self._needs))

    def _supported(self, run: Run, bare: Mapping[str, Unproved]) -> Run:
        compiled, evidence, marks = self.compiled, run.evidence, unconfirmed(run.evidence)
        weaker = run
        if bare or marks:
            known = evidence.without(bare, marks)
            weaker = rerun(compiled, run, known, [*bare, *marks], run.outcomes)
        unproved_results = [f for f, one in evidence.linked.items() if one.span != one.proved]
        if unproved_results:
            results = weaker.evidence.with_proved_results()
            weaker = rerun(compiled, weaker, results, unproved_results, run.outcomes)
        return weaker

    def card(self, run: Run, supported: Run) -> Scorecard:
        """The scorecard of a run, beside the run on what is proved."""
        return self._card(run, proved(supported), unproved(run.evidence, self._needs))

    def _card(self, run: Run, supported: Proved, bare: Mapping[str, Unproved]) -> Scorecard:
        evidence, compiled = run.evidence, self.compiled
        low, high = class_of(compiled.ruleset, run.sums)
        groups = {id_: group_result(sum_, supported.earned[id_]) for id_, sum_ in run.sums.items()}
        return Scorecard(
            ruleset=compiled.ruleset.ruleset,
            unit=evidence.unit,
            as_of=evidence.as_of,
            total=groups.pop(""),
            groups=groups,
            criteria=criterion_results(compiled, run, supported, bare.keys()),
            targets=targets(compiled.ruleset, run),
            derived=derived(compiled.ruleset, run.sums),
            missing=missing(compiled, run),
            classes=(low, high),
            evidence=evidence,
            unproved=bare,
            unconfirmed=unconfirmed(evidence),
            decided_by=self.decided_by,
            illustrative=evidence.illustrative,
        )

    def changed(self, run: Run, values: Mapping[str, Value]) -> Run:
        """The run with some facts changed: only what reads them is decided again.

        Raises Disagreement where rete and reference differ, TypeError for what is no value.
        """
        after = rerun(self.compiled, run, run.evidence.with_values(values), list(values))
        again = (self.compiled.criteria[id_] for id_ in touched_by(self.compiled, values))
        self.agreed.decide({c.id: after.readings[c.id] for one in again for c in one.checks})
        return after

    def gain(self, run: Run, values: Mapping[str, Value]) -> Fraction:
        """What the total earned would gain by these facts, in points."""
        return self.changed(run, values).earned - run.earned if values else ZERO

    def close(self) -> None:
        """Give back what the rule network holds."""
        self.agreed.close()

    def __enter__(self) -> Self:
        """Use as a context manager closes it at the end."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        wrong: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """See `close`."""
        self.close()


def _hold_edges(compiled: Compiled) -> None:
    """Positions are held within ±EDGE, so a threshold beyond it could not be told apart."""
    for table in compiled.tables.values():
        for row in table.rows:
            if row.low is not None and abs(row.low) >= EDGE:
                raise RefusedRuleset("constant", abs(row.low), EDGE, table.check)
