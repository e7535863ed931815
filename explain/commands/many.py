"""Many submissions, each scored; one that cannot be read is told and left out, the rest go on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.source.diagnostic import Diagnostic, Severity, SourceError
from evidence.folder import submissions
from evidence.library import Found, Shelf
from evidence.named import rulesets_in
from explain.commands.desk import Desk, wrong_use
from explain.commands.kind import SUBMISSION, must_be
from explain.commands.load import Under, only, rules, scored_by, text_of, under
from explain.scored import Scored


@dataclass(frozen=True)
class Many:
    """What was scored, by its file or name in order, and what could not be read."""

    scored: dict[str, Scored]
    refused: tuple[str, ...]


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

    def close(self) -> None:
        """Give back what the rule networks hold."""
        for one in self._made.values():
            one.close()


def each(
    desk: Desk, wanted: Sequence[str], ruleset: str | None = None, scale: str | None = None
) -> Iterator[tuple[str, Scored | None]]:
    """Every submission in turn, None where it cannot be read: why is told on stderr.

    Raises SourceError where there is none at all.
    """
    engines = Engines(desk, ruleset, scale)
    try:
        for name in submissions(wanted):
            try:
                found = must_be(SUBMISSION, text_of(desk, name, Shelf.EXAMPLES))
                yield name, only(name, scored_by(desk, engines.for_(found), found))
            except SourceError as refused:
                desk.tell(refused.diagnostics)
                yield name, None
    finally:
        engines.close()


def scored_each(
    desk: Desk, wanted: Sequence[str], ruleset: str | None = None, scale: str | None = None
) -> Many:
    """All of them; that some are left out is a warning. Raises SourceError where none is left."""
    done: dict[str, Scored] = {}
    refused: list[str] = []
    for name, one in each(desk, wanted, ruleset, scale):
        if one is None:
            refused.append(name)
        else:
            done[name] = one
    if not done:
        raise SourceError([])  # what is wrong with each has been told
    if refused:
        left_out = {"got": str(len(refused))}
        desk.tell([Diagnostic("C062", Severity.WARNING, left_out, ())])
    return Many(done, tuple(refused))


def comparable(done: dict[str, Scored]) -> None:
    """Hold that all are under one ruleset and no unit stands twice. Raises SourceError."""
    same_rules(done)
    units: dict[str, str] = {}
    for name, one in done.items():
        unit = one.card.unit
        if unit.id in units:
            raise wrong_use("C061", name=unit.name, got=units[unit.id], expected=name)
        units[unit.id] = name


def same_rules(done: dict[str, Scored]) -> None:
    """Hold that all are under one ruleset and scale. Raises SourceError (C060)."""
    (_, first), *rest = done.items()
    for name, one in rest:
        if one.card.decided_by != first.card.decided_by:
            by, other = one.ruleset.ruleset, first.ruleset.ruleset
            raise wrong_use("C060", got=name, name=by, expected=other)
