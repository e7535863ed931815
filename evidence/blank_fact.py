"""What a blank form says about one fact: how to write it, who has it, by when, what proves it."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from engine.interval import Interval
from engine.points import text
from engine.ruleset.criterion import Criterion
from engine.ruleset.due import Due
from engine.ruleset.fact import FactDeclaration, FactType
from engine.ruleset.model import Period, Ruleset
from evidence.blank_words import WORDS
from evidence.values import limit

_EXAMPLES = {
    FactType.COUNT: Fraction(1240),
    FactType.MONEY: Fraction(8650),
    FactType.SHARE: Fraction(964, 1000),
    FactType.NUMBER: Fraction(25, 2),
}


def about(
    fact: str, ruleset: Ruleset, readers: Sequence[Criterion], kinds: Sequence[str], lang: str
) -> list[str]:
    """The lines of a fact, the label first. `readers` are the criteria that read it."""
    declaration, words = ruleset.facts[fact], WORDS[lang]
    unit = f" ({declaration.unit.said(lang)})" if declaration.unit else ""
    period = ruleset.period
    lines = [f"{declaration.label.said(lang)}{unit}", _how(declaration, lang, period)]
    lines += [_column(name, column, lang, period) for name, column in declaration.cells.items()]
    if declaration.not_valid:
        names = [declaration.options[code].said(lang) for code in declaration.not_valid]
        lines.append(words["not_valid"].format(options=", ".join(names)))
    if declaration.part_of in ruleset.facts:
        label = ruleset.facts[declaration.part_of].label.said(lang)
        lines.append(words["part_of"].format(fact=declaration.part_of, label=label))
    for key, said in (
        ("definition", declaration.definition.said(lang) if declaration.definition else None),
        ("figure_as_of", declaration.as_of),
        ("figure_period", declaration.period),
        ("from", declaration.from_),
    ):
        if said:
            lines.append(words[key].format(text=said))
    lines += _due(readers, lang)
    if kinds:
        lines.append(words["proof"].format(kinds=_named(kinds, ruleset, lang)))
    if readers:
        lines.append(words["read_by"].format(ids=", ".join(c.shown_id for c in readers)))
    return lines


def _column(name: str, column: FactDeclaration, lang: str, period: Period) -> str:
    """A column of a table: its key, what it is, how its cells are written."""
    unit = f" ({column.unit.said(lang)})" if column.unit else ""
    said = [f"{name}: {column.label.said(lang)}{unit}", _how(column, lang, period)]
    if column.part_of is not None:
        said.append(WORDS[lang]["part_of_column"].format(column=column.part_of))
    return "- " + ". ".join(said)


def dates(period: Period) -> dict[str, str]:
    """A day of the period as a figure is written, both ways: the last of June where it has one."""
    june = date(period.to.year, 6, 30)
    example = june if period.from_ <= june <= period.to else period.to
    return {"iso": example.isoformat(), "day": f"{example:%d/%m/%Y}"}


def number(value: Fraction, lang: str) -> str:
    """An exact number for a person: with a decimal comma in Vietnamese."""
    return _local(text(value), lang)


def day(value: date, lang: str) -> str:
    """A day for a person."""
    return value.strftime("%d/%m/%Y") if lang == "vi" else value.isoformat()


def _named(kinds: Sequence[str], ruleset: Ruleset, lang: str) -> str:
    """Kinds of proof by code and name."""
    names = {kind: ruleset.proofs[kind].said(lang) for kind in kinds if kind in ruleset.proofs}
    return "; ".join(f"{names[kind]} ({kind})" if kind in names else kind for kind in kinds)


def _how(declaration: FactDeclaration, lang: str, period: Period) -> str:
    """How to write it: by its type, within its limits, with an example that keeps to them."""
    words, type_ = WORDS[lang], declaration.type
    options = "; ".join(f"{code} ({o.said(lang)})" for code, o in declaration.options.items())
    columns = ", ".join(f"{name}: …" for name in declaration.columns)
    unit = declaration.unit.said(lang) if declaration.unit else words["row"]
    how = words[type_.value].format(options=options, columns=columns, unit=unit, **dates(period))
    said = [how]
    low, high, example = declaration.at_least, declaration.at_most, _EXAMPLES.get(type_)
    for key, bound in (("at_least", low), ("at_most", high)):
        if bound is not None:
            said.append(words[key].format(limit=_local(limit(bound, type_), lang)))
    how = ", ".join(said)
    if example is not None and example in Interval(low, high):
        figure = _local(limit(example, type_), lang)
        how = words["example"].format(how=how, figure=figure)
    return words["write"].format(how=how)


def _local(number_: str, lang: str) -> str:
    return number_.replace(".", ",") if lang == "vi" else number_


def _due(readers: Sequence[Criterion], lang: str) -> list[str]:
    """The earliest deadline among the criteria that read the fact, in the plan's words."""
    dues = [due for criterion in readers for due in criterion.due]
    if not dues:
        return []
    first: Due = min(dues, key=lambda due: due.last_day() or date.max)
    last = first.last_day()
    if last is None:
        return [WORDS[lang]["due"].format(text=first.text)]
    return [WORDS[lang]["last_day"].format(text=first.text, day=day(last, lang))]
