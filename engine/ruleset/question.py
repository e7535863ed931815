"""Questions of a survey: each is told by one count of answers for every option it has."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator

from engine.ruleset.fact import FactDeclaration, FactType
from engine.ruleset.text import Label


class OptionCount(FactDeclaration):
    """How many chose one option of a question: a count made from the question, not written."""

    question: str
    option: str


def option_id(question: str, option: str) -> str:
    """The fact that counts the answers of one option."""
    return f"{question}.{option}"


def counts_of(facts: Mapping[str, FactDeclaration], question: str) -> tuple[str, ...]:
    """The counts of a question's options; of another fact none."""
    declared = facts[question]
    if declared.type is not FactType.ANSWERS:
        return ()
    return tuple(option_id(question, option) for option in declared.options)


def asked_as(facts: Mapping[str, FactDeclaration], fact: str) -> str:
    """The fact as it is handed in: the question of a count of its answers, else itself."""
    declared = facts[fact]
    return declared.question if isinstance(declared, OptionCount) else fact


def questions(facts: Mapping[str, FactDeclaration]) -> frozenset[str]:
    """The facts that are told by option."""
    return frozenset(name for name, one in facts.items() if one.type is FactType.ANSWERS)


def expanded(facts: dict[str, FactDeclaration]) -> dict[str, FactDeclaration]:
    """The facts with a count after every question for each of its options.

    A question that is like another has its options; one like nothing there has none, and a count
    that is declared itself stays as it is: `check` finds both.
    """
    found: dict[str, FactDeclaration] = {}
    for name, declared in facts.items():
        if isinstance(declared, OptionCount):
            continue
        found[name] = one = _as_its_like(declared, facts)
        if one.type is not FactType.ANSWERS:
            continue
        for option, words in one.options.items():
            id_ = option_id(name, option)
            if id_ not in facts or isinstance(facts[id_], OptionCount):
                found[id_] = _counted(name, option, one, words)
    return found


_OWN = frozenset({"label", "type", "like", "definition"})


def _as_its_like(declared: FactDeclaration, facts: dict[str, FactDeclaration]) -> FactDeclaration:
    """A question with what it does not say itself taken from the one it is like."""
    model = facts.get(declared.like or "")
    if model is None or model.type is not FactType.ANSWERS or model.like is not None:
        return declared
    taken = model.model_fields_set - declared.model_fields_set - _OWN
    return declared.model_copy(update={key: getattr(model, key) for key in taken})


def _counted(question: str, option: str, asked: FactDeclaration, words: Label) -> OptionCount:
    label = Label(vi=f"{asked.label.vi}: {words.vi}", en=f"{asked.label.en}: {words.en}")
    kept = {key: getattr(asked, key) for key in ("unit", "at_most", "as_of", "period", "proof")}
    return OptionCount(
        label=label, type=FactType.COUNT, question=question, option=option, **kept
    ).model_copy(update={"from_": asked.from_})


DeclaredFacts = Annotated[dict[str, FactDeclaration], AfterValidator(expanded)]
"""Facts as a ruleset declares them, questions with a count for each option."""
