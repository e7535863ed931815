"""What is supposed of a submission: scenarios from options and files, worked out by the engine."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from engine.linked import Both
from engine.ruleset.model import Ruleset
from engine.score import Engine
from engine.source.diagnostic import Diagnostic, Severity, SourceError
from engine.source.near import nearest
from engine.whatif import Scenario, Suppose, alone, beside, past, through, tried
from evidence.library import Shelf
from evidence.scenario import ByHand, criteria_called, read_scenarios, supposed_by_hand
from evidence.submission import Submission
from explain.commands.desk import Desk, wrong_use
from explain.commands.load import Under, cards_of, given_by, opened, results, text_of
from explain.commands.no_criterion import no_criterion
from explain.commands.others import others
from explain.report.whatif import WhatIf
from explain.scored import Scored
from explain.whatif import Then, stuck, too_late, what_if


@dataclass(frozen=True)
class Asked:
    """What `chamdiem whatif` was asked."""

    set: tuple[str, ...]
    fix: tuple[str, ...]
    scenario: str | None
    compare: tuple[str, ...]
    sweep: bool
    allow_past: bool
    others: tuple[str, ...]


@dataclass(frozen=True)
class Live:
    """A submission scored, with the engines that scored it still at work; one ruleset is told."""

    by: Under
    given: Submission
    now: Scored
    desk: Desk

    @property
    def id(self) -> str:
        """The ruleset that is told."""
        return self.now.ruleset.ruleset

    @cached_property
    def rulesets(self) -> list[Ruleset]:
        """The ruleset that is told, then those beside it."""
        return sorted(self.by.rulesets, key=lambda one: one.ruleset != self.id)

    @cached_property
    def runs(self) -> dict[str, Both]:
        """Every ruleset decided on the submission as it is."""
        return self.by.engines.run(self.given.by_ruleset)

    @property
    def engine(self) -> Engine:
        """The engine of the ruleset that is told."""
        return self.by.engines.engines[self.id]

    @property
    def suppose(self) -> Suppose:
        """Decides the told ruleset again with something supposed."""
        if len(self.by.used) == 1:
            return alone(self.engine.compiled, self.runs[self.id].given)
        return beside(self.by.engines, self.runs, self.id)

    def then(self, scenario: Scenario) -> Then:
        """A scenario worked out, and scored by every ruleset."""
        engines, runs = self.by.engines, self.runs
        found = tried(self.engine.compiled, runs[self.id].given, scenario, self.suppose)
        after = through(engines, runs, self.id, found.made)
        late = {
            id_: dict(past(engine.compiled, runs[id_].given, after[id_].given, found.made))
            for id_, engine in engines.engines.items()
            if id_ != self.id
        }
        scored = cards_of(self.desk, self.by, after)[self.id]
        return Then(found, scored, {**late, self.id: found.late})


@contextmanager
def live(desk: Desk, submission: str, ruleset: str | None, scale: str | None) -> Iterator[Live]:
    """A submission read and scored. Raises as `load.scored` does.

    Of several rulesets the first that it names is told.
    """
    with opened(desk, submission, ruleset, scale) as (found, by):
        given = given_by(desk, by, found)
        yield Live(by, given, results(desk, by, given)[0], desk)


def answered(
    desk: Desk, asked: Asked, submission: str, ruleset: str | None, scale: str | None
) -> WhatIf:
    """Every scenario worked out. Raises SourceError for what cannot be supposed or is too late."""
    with live(desk, submission, ruleset, scale) as one:
        each = [one.then(scenario) for scenario in scenarios(desk, asked, one)]
        _hold(one.now, each, asked.allow_past)
        if asked.sweep and len(each) > 1:
            raise wrong_use("C044", got=str(len(each)))
        start = each[0].scored if each else one.now
        swept = start if asked.sweep else None
        among = others(desk, asked.others, one.now, ruleset, scale) if asked.others else None
        return what_if(one.now, each, swept=swept, others=among)


def scenarios(desk: Desk, asked: Asked, one: Live) -> list[Scenario]:
    """What is to be worked out: of the file, then what the options say."""
    found = list(_of_file(desk, asked, one))
    if asked.set or asked.fix:
        found.append(by_options(desk, asked.set, asked.fix, one))
    if not found and not asked.sweep:
        raise wrong_use("C040")
    return found


def by_options(desk: Desk, set_: Sequence[str], fix: Sequence[str], one: Live) -> Scenario:
    """The scenario of `--set` and `--fix`. Raises SourceError with every mistake in them."""
    hand = ByHand("--set", tuple(set_))
    desk.texts[hand.name] = hand.text
    scenario, remarks = supposed_by_hand(hand, one.rulesets, one.given)
    desk.tell(remarks)
    return scenario.fixing(_criterion(name, one) for name in fix)


def _criterion(wanted: str, one: Live) -> str:
    """The criterion that `--fix` names. Raises SourceError (C020, C021, C029)."""
    ruleset = one.engine.ruleset
    ids = criteria_called(wanted, ruleset)
    if len(ids) == 1:
        return ids[0]
    if ids:
        raise wrong_use("C021", ids[0], got=wanted, expected=", ".join(ids))
    raise no_criterion(wanted, wanted, {"": ruleset})


def _of_file(desk: Desk, asked: Asked, one: Live) -> Iterator[Scenario]:
    """The scenarios of `--scenario`, those of `--compare` where it is given."""
    if asked.scenario is None:
        if asked.compare:
            raise wrong_use("C012", name="--scenario")
        return
    found = text_of(desk, asked.scenario, Shelf.SCENARIOS)
    read = read_scenarios(found.text, found.file, one.rulesets, one.given)
    each = {scenario.name: scenario for scenario in read}
    for name in asked.compare:
        if name not in each:
            expected = ", ".join(each)
            raise wrong_use(
                "C013", nearest(name, list(each)), name="--compare", got=name, expected=expected
            )
    yield from (each[name] for name in asked.compare or each)


def _hold(now: Scored, each: Sequence[Then], allow_past: bool) -> None:
    """Refuse what nothing the unit does brings about (C042) and what is too late (C043)."""
    wrong: list[Diagnostic] = []
    for then in each:
        for id_ in then.tried.stuck:
            params = {"name": id_, "problem": stuck(then.scored, id_)}
            wrong.append(Diagnostic("C042", Severity.ERROR, params, ()))
        for id_, why in () if allow_past else too_late(now, then).items():
            wrong.append(Diagnostic("C043", Severity.ERROR, {"name": id_, "problem": why}, ()))
    if wrong:
        raise SourceError(wrong)
