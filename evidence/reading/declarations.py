"""Declarations: that nothing arose, or that too few answered, each with a reason."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from engine.facts import Declaration, Declared, Value
from engine.nature import COUNTED
from engine.ruleset.question import OptionCount, counts_of
from evidence.reading.context import Context, shown
from evidence.salvage import Place
from evidence.shape import DeclarationForm
from evidence.values import read_value


def read_declarations(
    context: Context, values: Mapping[str, Value]
) -> tuple[dict[str, Declaration], dict[str, Place]]:
    """Declarations by fact, and where each stands."""
    declared: dict[str, Declaration] = {}
    places: dict[str, Place] = {}
    for at, form in zip(context.declared_at, context.sections.declarations, strict=True):
        place: Place = ("declarations", at, "fact")
        fact = context.facts.get(form.fact)
        if fact is None and context.all_facts.get(form.fact) is not None:
            continue
        if fact is None:
            near = context.findings.near(form.fact, context.all_facts)
            context.findings.add("E060", place, suggestion=near, name=form.fact)
            continue
        if fact in places:
            context.findings.add("E065", place, places[fact], name=fact)
            continue
        said = _declaration(context, fact, form, place)
        places[fact] = place
        for one in counts_of(context.ruleset.facts, fact) or (fact,):
            declared[one], places[one] = replace(said, fact=one), place
            if one in values:
                _hold_against(context, declared[one], values[one], place)
            else:
                hold_limit(context, declared[one], place)
    return declared, places


def _declaration(context: Context, fact: str, form: DeclarationForm, place: Place) -> Declaration:
    reason = (form.reason or "").strip()
    if not reason:
        context.findings.add("E063", place, name=fact)
    return Declaration(fact, Declared(form.says), reason, context.documents.get(form.document))


def hold_limit(context: Context, said: Declaration, place: Place) -> None:
    """That nothing arose is 0 of a count, which is held to its limits as a 0 is that is written."""
    declaration = context.ruleset.facts[said.fact]
    if said.says is Declared.NOTHING_AROSE and declaration.type in COUNTED:
        context.findings.problems(read_value("0", declaration).problems, said.fact, place)


def _hold_against(context: Context, said: Declaration, value: Value, place: Place) -> None:
    """Nothing arose and 0 are the same figure, said twice; anything else contradicts.

    Of a question every option stands there, so that a 0 among them is not said twice.
    """
    asked = isinstance(context.ruleset.facts[said.fact], OptionCount)
    figure = context.place_of("facts", said.fact)
    zero = isinstance(value, Fraction) and value == 0
    if zero and said.says is Declared.NOTHING_AROSE:
        if not asked:
            context.findings.add("E062", place, figure, name=said.fact)
    else:
        words = {"got": shown(value), "says": said.says.value}
        context.findings.add("E061", place, figure, name=said.fact, **words)
