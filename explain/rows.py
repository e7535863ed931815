"""Tables in words: which rows hold, which do not and why, and what each would take."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from engine.condition import Truth
from engine.facts import Row
from engine.kinds.ratio import Ratio
from engine.kinds.rows import RowsRule, Standing
from engine.lower import Check, checks_of
from engine.rows import RowRule
from engine.rule import Change, Leaf
from engine.ruleset.fact import FactDeclaration
from engine.ruleset.model import Ruleset
from engine.view import View
from explain.arithmetic import amount, figure
from explain.lasting import Lasting
from explain.scored import Scored

MOST = 8
"""Rows told by name in one sentence."""


@dataclass(frozen=True)
class OfRow(Scored):
    """A row of a table, told as a unit's facts are: its columns are the facts."""

    rule: RowRule | None = None
    cells: View | None = None

    @cached_property
    def ruleset(self) -> Ruleset:
        """The ruleset, with the columns as its facts."""
        found = self.compiled.ruleset
        columns = {} if self.rule is None else dict(self.rule.columns)
        return found.model_copy(update={"facts": columns})

    @cached_property
    def lasting(self) -> Lasting:
        """What is told of the columns and of the rule for the row."""
        return Lasting(replace(self.compiled, ruleset=self.ruleset), self.words)

    @cached_property
    def view(self) -> View:
        """The cells as rules read them."""
        assert self.cells is not None
        return self.cells

    def fact(self, fact: str) -> FactDeclaration:
        """A column as a fact is declared."""
        return self.ruleset.facts[fact]

    def check(self, check: str) -> Check:
        """A check of the rule for the row."""
        assert self.rule is not None
        return next(one for one in checks_of(self.rule.node) if one.id == check)


def rule_of(leaf: Leaf) -> RowsRule:
    """The rule of a check of this kind."""
    assert isinstance(leaf, RowsRule)
    return leaf


def of_row(scored: Scored, leaf: RowsRule, row: Row) -> OfRow | None:
    """A row with the rule it goes by; None while that is not known."""
    seen = leaf.seen(row, scored.view)
    if seen is None:
        return None
    rule, cells = seen
    return OfRow(scored.compiled, cells.evidence, scored.card, scored.words, rule=rule, cells=cells)


def given(scored: Scored, check: Check) -> bool:
    """Whether a table is given whose rows can be told one by one."""
    leaf = check.leaf
    return isinstance(leaf, RowsRule) and isinstance(scored.evidence.values.get(leaf.of), tuple)


def params(scored: Scored, check: Check) -> dict[str, str]:
    """How many rows hold, of how many, and the ones that do not."""
    return _counted(scored, rule_of(check.leaf))


def unknown(scored: Scored, check: Check) -> str:
    """What is known of the rows while some cells are not."""
    leaf = rule_of(check.leaf)
    label = scored.label(leaf.of)
    return scored.words.say("reason.rows_said.unknown", label=label, **_counted(scored, leaf))


def _counted(scored: Scored, leaf: RowsRule) -> dict[str, str]:
    rows = list(leaf.standings(scored.view))
    fails = [one for one in rows if one.truth is Truth.FAILS]
    sure = (Truth.HOLDS, Truth.FAILS, Truth.AWAY)
    open_ = [one for one in rows if one.truth not in sure]
    unit = scored.fact(leaf.of).unit
    say = scored.words.say
    return {
        "unit": unit.said(scored.words.lang) if unit else say("reason.rows_said.unit"),
        "held": str(sum(one.truth is Truth.HOLDS for one in rows)),
        "of": str(sum(one.truth is not Truth.AWAY for one in rows)),
        "failed_n": str(len(fails)),
        "failed": _listed(scored, leaf, "failed", fails),
        "open": _listed(scored, leaf, "open", open_),
    }


def _listed(scored: Scored, leaf: RowsRule, key: str, rows: list[Standing]) -> str:
    if not rows:
        return ""
    words = scored.words
    told = [_named(scored, leaf, one.row) for one in rows[:MOST]]
    if len(rows) > MOST:
        told.append(words.say("reason.rows_said.more", n=str(len(rows) - MOST)))
    return words.say(f"reason.rows_said.{key}", rows="; ".join(told))


def _named(scored: Scored, leaf: RowsRule, row: Row) -> str:
    """A row's name with the figures that its rule reads."""
    seen = of_row(scored, leaf, row)
    if seen is None or seen.rule is None:
        return row.name
    told = "; ".join(dict.fromkeys(_cells(seen, seen.rule)))
    return scored.words.say("reason.rows_said.row", name=row.name, cells=told)


def _cells(seen: OfRow, rule: RowRule) -> Iterator[str]:
    for check in checks_of(rule.node):
        x = check.leaf.measure(seen.view, check.id).x
        if isinstance(check.leaf, Ratio) and check.leaf.to is not None and x is not None:
            yield figure(seen, check, x)
            continue
        for read in check.leaf.reads():
            number = seen.view.number(read.fact)
            shown = "–" if number is None else amount(seen, read.fact)
            yield f"{seen.label(read.fact)}: {shown}"


def rule(scored: Scored, check: Check) -> str:
    """The rule: the table, and what each row has to reach."""
    leaf = rule_of(check.leaf)
    each = "; ".join(_inner(scored, leaf, option) for option in leaf.inner)
    key = f"card.rule.rows_{leaf.as_}"
    return scored.words.say(key, of=scored.label(leaf.of), rule=each)


def _inner(scored: Scored, leaf: RowsRule, option: str) -> str:
    from explain import rule_words

    made = leaf.row_rules(scored.ruleset.facts)[option]
    cells = made.view(Row("", {}), scored.evidence.as_of, None)
    seen = OfRow(
        scored.compiled, scored.evidence, scored.card, scored.words, rule=made, cells=cells
    )
    told = [_needs(seen, one, next(rule_words.leaf(seen, one))) for one in checks_of(made.node)]
    said = "; ".join(told)
    if leaf.by is None:
        return said
    label = made.columns[leaf.by].options[option].said(scored.words.lang)
    return scored.words.say("card.rule.rows_by", option=label, rule=said)


def _needs(seen: OfRow, check: Check, said: str) -> str:
    """A rule with the band that gives all of it."""
    if not check.tops:
        return said
    band = seen.measured(check).bounds(check.tops[0][1])
    return seen.words.say("card.rule.needs", rule=said, band=band)


def changes(scored: Scored, done: Change) -> Iterator[tuple[OfRow, str, Change]]:
    """What is to be done in each row, with the row's name."""
    rows = done.before if isinstance(done.before, tuple) else ()
    found = {row.name: row for row in rows}
    leaves = (one.leaf for one in scored.compiled.checks.values())
    leaf = next(x for x in leaves if isinstance(x, RowsRule) and x.of == done.fact)
    for name, each in done.rows:
        seen = of_row(scored, leaf, found[name])
        for one in each:
            if seen is not None:
                yield seen, name, one
