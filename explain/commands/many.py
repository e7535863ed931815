"""Many submissions, each scored; one that cannot be read is told and left out, the rest go on."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date

from engine.facts import Evidence
from engine.field import figures_used, with_peers
from engine.score import Engine
from engine.source.diagnostic import Diagnostic, Severity, SourceError
from evidence.folder import submissions
from evidence.library import Found, Shelf
from evidence.named import rulesets_in
from explain.commands.desk import Desk, wrong_use
from explain.commands.kind import SUBMISSION, must_be
from explain.commands.load import Under, agreed, only, rules, scored_by, text_of, under
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
        if ruleset is not None:
            rules(desk, ruleset, scale)  # what is wrong with it is told once, not for each

    def for_(self, found: Found) -> Under:
        """What a submission is scored by. Raises SourceError for what is wrong with a ruleset."""
        paths = rulesets_in(found)
        named = tuple(paths.items())
        if named not in self._made:
            self._made[named] = under(self._desk, paths, self._ruleset, self._scale)
        return self._made[named]

    def ready(self) -> Iterator[Engine]:
        """Every engine that something was scored by."""
        for one in self._made.values():
            yield from one.engines.engines.values()

    def close(self) -> None:
        """Give back what the rule networks hold."""
        for one in self._made.values():
            one.close()


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
    done: dict[str, Scored] = {}
    refused: list[str] = []
    with closing(Engines(desk, ruleset, scale)) as engines:
        for name in submissions(wanted):
            try:
                found = must_be(SUBMISSION, text_of(desk, name, Shelf.EXAMPLES))
                done[name] = only(name, scored_by(desk, engines.for_(found), found, day))
            except SourceError as wrong:
                desk.tell(wrong.diagnostics)
                refused.append(name)
        if not done:
            raise SourceError([])  # what is wrong with each has been told
        given = {name: one.evidence for name, one in done.items()}
        for engine in engines.ready():
            done.update(_together(engine, done))
    if refused:
        left_out = {"got": str(len(refused))}
        desk.tell([Diagnostic("C062", Severity.WARNING, left_out, ())])
    return Many(done, tuple(refused), given)


def _together(engine: Engine, done: Mapping[str, Scored]) -> Iterator[tuple[str, Scored]]:
    """The units of an engine again, each beside the others, where a rule asks for them."""
    own = {name: one for name, one in done.items() if one.compiled is engine.compiled}
    if not figures_used(engine.compiled):
        return
    beside = with_peers(engine.compiled, [one.evidence for one in own.values()])
    for (name, one), evidence in zip(own.items(), beside, strict=True):
        with agreed():
            yield name, replace(one, evidence=evidence, card=engine.score(evidence))


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
