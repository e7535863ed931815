"""Answers to a question, given option by option: each is a count of its own."""

from collections.abc import Mapping

from engine.facts import Value
from engine.ruleset.question import option_id
from evidence.reading.context import Context, Names
from evidence.salvage import Place
from evidence.shape import FactForm
from evidence.values import read_value


def read_tally(context: Context, question: str, name: str, form: FactForm) -> dict[str, Value]:
    """The counts given of a question, by fact; an option left blank is not known.

    E034 for an option that it does not have, E039 for a figure that is not told by option.
    """
    place = context.place_of("facts", name)
    if not isinstance(form.value, Mapping):
        if form.value is not None:
            got = form.value if isinstance(form.value, str) else "…"
            context.findings.add("E039", place, name=question, got=got)
        return {}
    found: dict[str, Value] = {}
    declared = context.ruleset.facts[question]
    codes = Names(declared.options)
    for written, figure in form.value.items():
        code = codes.get(written)
        if code is None:
            near = context.findings.near(written, declared.options)
            words = {"got": written, "expected": ", ".join(declared.options)}
            at: Place = (*place, written)
            context.findings.add_at_key("E034", at, suggestion=near, name=question, **words)
            continue
        if figure is None:
            continue
        count = option_id(question, code)
        read = read_value(figure, context.ruleset.facts[count])
        context.findings.problems(read.problems, count, (*place, written))
        if read.value is not None:
            found[count] = read.value
    return found
