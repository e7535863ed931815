"""The difference of two rulesets for a terminal or a page of plain text, and as a table."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from explain.differing import gain
from explain.render import paper
from explain.render.sheet import Cell, sheet
from explain.report.difference import Effect, Piece, Rules, RulesetDifference
from explain.words import Words, words

COLUMNS = ("what", "id", "title", "how", "key", "before", "after")
_FEW = 8
_STYLES = {"added": paper.GOOD, "removed": paper.LOST, "changed": paper.OPEN}


def as_csv(told: RulesetDifference) -> str:
    """One row for each key that changed, or piece that came or went; then one for each unit."""
    rows: list[list[Cell]] = []
    for one in told.pieces:
        keys = [(c.key, c.before, c.after) for c in one.changed] or [("", None, None)]
        rows += [[one.what, one.id, one.title, one.how, *key] for key in keys]
    rows += [
        ["score", one.unit.id, one.unit.name, "", "total", one.before, one.after]
        for one in told.effects
        if one.value
    ]
    return sheet(COLUMNS, rows)


def parts(told: RulesetDifference) -> Iterator[RenderableType]:
    """Piece by piece, then unit by unit."""
    said = words(told.lang)
    yield Text(said.say("diff.title"), style=paper.HEAD)
    yield paper.pairs(
        (said.say(f"diff.{key}"), _rules(one, said))
        for key, one in (("old", told.old), ("new", told.new))
    )
    if not told.pieces:
        yield Text(said.say("diff.same"), style=paper.GOOD)
    for what, pieces in groupby(told.pieces, key=lambda one: one.what):
        yield paper.heading(said.say(f"diff.what.{what}"))
        for one in pieces:
            yield from _piece(one, said)
    if told.effects:
        yield paper.heading(said.say("diff.effects"))
    for effect in told.effects:
        yield from _effect(effect, said)


def _rules(one: Rules, said: Words) -> str:
    return said.say("diff.rules", title=one.title, id=one.id, digest=one.digest[:12])


def _piece(one: Piece, said: Words) -> Iterator[RenderableType]:
    name = Text(f"{one.id} " if one.id else "", style=paper.HEAD)
    only_words = one.how == "changed" and not one.changed  # in the other language
    how = said.say(f"diff.how.{'translated' if only_words else one.how}")
    yield name.append(f"{one.title.rstrip('. ')} ").append(f"· {how}", style=_STYLES[one.how])
    none = said.say("diff.nothing")
    rows: list[tuple[str, str | Text]] = [
        (c.key, said.say("diff.moved", before=c.before or none, after=c.after or none))
        for c in one.changed
    ]
    if rows:
        yield paper.pairs(rows, indent=3)


def _effect(one: Effect, said: Words) -> Iterator[RenderableType]:
    yield Text(f"{one.unit.name}: ", style=paper.HEAD).append(_total(one, said))
    rows = [
        (c.id, said.say("diff.moved", before=_of(c.before, c.max_before, said), after=after))
        for c in one.criteria
        for after in (_of(c.after, c.max_after, said),)
    ]
    if rows:
        yield paper.pairs(rows, indent=3)
    for key, facts in (("unread", one.unread), ("lacking", one.lacking)):
        if facts:
            shown = "; ".join(facts[:_FEW])
            rest = len(facts) - _FEW
            shown += f" {said.say('diff.more', n=str(rest))}" if rest > 0 else ""
            yield Text(f"   {said.say(f'diff.{key}', facts=shown)}", style=paper.FAINT)


def _total(one: Effect, said: Words) -> str:
    if not one.value:
        return said.say("diff.no_total")
    if not gain(one) and one.highest_before == one.highest_after:
        return said.say("diff.same_total", before=said.points(one.before))
    return said.say(
        "diff.total",
        before=said.points(one.before),
        after=said.points(one.after),
        gain=said.signed(gain(one)) if gain(one) else "0",
        high_before=said.points(one.highest_before),
        high_after=said.points(one.highest_after),
    )


def _of(earned: Fraction | None, most: Fraction | None, said: Words) -> str:
    if earned is None or most is None:
        return said.say("diff.none")
    return said.say("diff.of", earned=said.points(earned), max=said.points(most))
