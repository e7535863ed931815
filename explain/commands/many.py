"""Many submissions, each scored; one that cannot be read is told and left out, the rest go on."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from engine.facts import Evidence
from engine.field import Entrant, run_together
from engine.linked import Runs
from engine.source.diagnostic import Severity, SourceError
from evidence.folder import submissions
from evidence.library import Found, Shelf, is_there
from evidence.named import rulesets_in
from evidence.submission import Submission
from explain.commands.desk import Desk, wrong_use
from explain.commands.load import (
    Under,
    agreed,
    given_by,
    results,
    rules,
    said_beside,
    submission_of,
    under,
)
from explain.scored import Scored


@dataclass(frozen=True)
class Many:
    """What was scored, by its file or name in order, and what could not be read.

    `given` is the evidence of each by itself, before it was put beside the others.
    """

    scored: dict[str, Scored]
    refused: tuple[str, ...]
    given: Mapping[str, Evidence] = field(default_factory=dict)


class Engines:
    """What submissions are scored by, made ready once for all that name the same rulesets."""

    def __init__(self, desk: Desk, ruleset: str | None, scale: str | None) -> None:
        self._desk, self._ruleset, self._scale = desk, ruleset, scale
        self._made: dict[tuple[tuple[str, str], ...], Under] = {}
        if ruleset is not None and is_there(ruleset, Shelf.RULESETS):
            rules(desk, ruleset, scale)  # what is wrong with it is told once, not for each

    def for_(self, found: Found) -> Under:
        """What a submission is scored by. Raises SourceError for what is wrong with a ruleset."""
        paths = rulesets_in(found)
        named = tuple(paths.items())
        if named not in self._made:
            self._made[named] = under(self._desk, found, paths, self._ruleset, self._scale)
        return self._made[named]

    def close(self) -> None:
        """Give back what the rule networks hold."""
        for one in self._made.values():
            one.close()


class _Read(NamedTuple):
    """A submission read, and what it is scored by."""

    by: Under
    given: Submission


def scored_each(
    desk: Desk,
    wanted: Sequence[str],
    ruleset: str | None = None,
    scale: str | None = None,
    day: date | None = None,
) -> Many:
    """Every submission scored, among all the others where rules are relative to them.

    On another `day` than its own where one is given. One that cannot be read is told and left out,
    with a warning. Raises SourceError where none is left.
    """
    read: dict[str, _Read] = {}
    refused: list[str] = []
    done: dict[str, Scored] = {}
    with closing(Engines(desk, ruleset, scale)) as engines:
        gathered = submissions(wanted)
        desk.tell(gathered.left_out)
        for name in gathered.names:
            with left_out(desk, name, refused):
                found = submission_of(desk, name)
                by = engines.for_(found)
                by.one(name)
                given = given_by(desk, by, found)
                read[name] = _Read(by, given if day is None else given.on(day))
        runs = _agreeing(desk, read, refused)
        for name, one in read.items():
            [done[name]] = results(desk, one.by, one.given, runs[name])
    tell_left_out(desk, refused, of=len(read) + len(refused))
    return Many(done, tuple(refused), {name: _alone(read[name], one) for name, one in done.items()})


def _alone(read: _Read, scored: Scored) -> Evidence:
    """A unit's evidence with the others' figures that it has handed in itself, and no more."""
    own = read.given.by_ruleset[scored.ruleset.ruleset].peers
    return replace(scored.evidence, peers=own)


def _agreeing(desk: Desk, read: dict[str, _Read], refused: list[str]) -> dict[str, Runs]:
    """What the units come to together, once those that results contradict are left out."""
    while True:
        field = [Entrant(one.by.engines, one.given.by_ruleset) for one in read.values()]
        with agreed():
            runs = dict(zip(read, run_together(field), strict=True))
        wrong = set[str]()
        for name, one in read.items():
            said = said_beside(one.by, one.given, runs[name])
            if any(each.severity is Severity.ERROR for each in said):
                desk.tell(said)
                wrong.add(name)
        if not wrong:
            return runs
        refused += [name for name in read if name in wrong]
        for name in wrong:
            del read[name]


@contextmanager
def left_out(desk: Desk, name: str, refused: list[str]) -> Iterator[None]:
    """What is wrong with one of many is told, and the rest go on without it."""
    try:
        yield
    except SourceError as wrong:
        desk.tell(wrong.diagnostics)
        refused.append(name)


def tell_left_out(desk: Desk, refused: Sequence[str], *, of: int) -> None:
    """Warn of those that were left out. Raises SourceError where that is all of them."""
    if len(refused) == of:
        raise SourceError([])  # what is wrong with each has been told
    if refused:
        desk.remark("C062", got=str(len(refused)))


def comparable(done: dict[str, Scored]) -> None:
    """Hold that all are under one ruleset and no unit stands twice. Raises SourceError."""
    same_rules(done)
    each_once(done)


def each_once(done: dict[str, Scored]) -> None:
    """Hold that no unit stands twice under one ruleset. Raises SourceError (C061)."""
    units: dict[tuple[str, str], str] = {}
    for name, one in done.items():
        unit, key = one.card.unit, (one.card.unit.id, one.ruleset.ruleset)
        if key in units:
            raise wrong_use("C061", name=unit.name, got=units[key], expected=name)
        units[key] = name


def same_rules(done: dict[str, Scored]) -> None:
    """Hold that all are under one ruleset and scale. Raises SourceError (C060)."""
    (_, first), *rest = done.items()
    for name, one in rest:
        if one.card.decided_by != first.card.decided_by:
            by, other = one.ruleset.ruleset, first.ruleset.ruleset
            raise wrong_use("C060", got=name, name=by, expected=other)
