"""Inner rules that do not fit their table: names and types (R222, R223), the rest (R224, R225).

What a rule reads of a row are the table's columns, as criteria read facts.
"""

from collections.abc import Iterator

from engine.kinds.rows import RowsRule
from engine.rule import Leaf
from engine.ruleset.fact import FactDeclaration, FactType
from engine.ruleset.findings import finding
from engine.ruleset.lines import over_rows
from engine.ruleset.places import Path
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R222", "R223", "R224", "R225")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every table that a rule reads."""
    for line in subject.lines:
        for leaf, place, _ in line.leaves:
            declared = subject.ruleset.facts.get(getattr(leaf, "of", ""))
            if isinstance(leaf, RowsRule) and declared is not None and declared.columns:
                yield from _table(subject, leaf, declared, (*line.path, *place))


def _table(
    subject: Subject, leaf: RowsRule, declared: FactDeclaration, path: Path
) -> Iterator[Diagnostic]:
    wrong = list(_by(subject, leaf, declared, path))
    for one, place, _ in over_rows(leaf, path):
        wrong += _leaf(subject, one, declared, place)
    yield from wrong
    if wrong:
        return
    for option, made in leaf.row_rules(subject.ruleset.facts).items():
        if made.misfits:
            at = subject.at(*path, *leaf.place_of(option), key=True)
            yield finding("R225", at, name=made.misfits[0].flaw.code)


def _leaf(
    subject: Subject, leaf: Leaf, declared: FactDeclaration, path: Path
) -> Iterator[Diagnostic]:
    if not leaf.reads():
        yield finding("R225", subject.at(*path, key=True), name=leaf.name)
    for read in leaf.reads():
        yield from _column(subject, declared, read.fact, read.types, path)


def _column(
    subject: Subject, declared: FactDeclaration, name: str, types: frozenset[FactType], path: Path
) -> Iterator[Diagnostic]:
    columns = declared.columns
    if name not in columns:
        near, expected = subject.near(name, columns), ", ".join(columns)
        at = subject.named(path, name)
        yield finding("R222", at, suggestion=near, name=name, expected=expected)
    elif columns[name].type not in types:
        expected = ", ".join(one.value for one in FactType if one in types)
        got = columns[name].type.value
        at = subject.named(path, name)
        yield finding("R223", at, name=name, got=got, expected=expected)


def _by(
    subject: Subject, leaf: RowsRule, declared: FactDeclaration, path: Path
) -> Iterator[Diagnostic]:
    if leaf.by is None:
        return
    wrong = list(_column(subject, declared, leaf.by, frozenset({FactType.CHOICE}), (*path, "by")))
    yield from wrong
    if not wrong:
        options = declared.columns[leaf.by].options
        lacking = [option for option in options if option not in leaf.rules]
        for option in (*lacking, *sorted(leaf.rules.keys() - options)):
            yield finding("R224", subject.at(*path, "rules", key=True), name=option)
