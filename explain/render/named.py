"""Facts by name in a list: counts of the answers to one question stand as that question, once."""

from collections.abc import Iterable, Iterator

from explain.report.criterion import Fact


def named(facts: Iterable[Fact], *, ids: bool = False) -> Iterator[str]:
    """Each fact by its label; of a question its options too, where it is not all of them."""
    by: dict[str, list[Fact]] = {}
    for fact in facts:
        by.setdefault(fact.id if fact.counts is None else fact.counts.question, []).append(fact)
    for id_, each in by.items():
        yield f"{_label(each)} ({id_})" if ids else _label(each)


def _label(each: list[Fact]) -> str:
    """The label of one fact, or of the counts of one question."""
    first = each[0].counts
    if first is None:
        return each[0].label
    if len(each) == first.valid:
        return first.label
    options = (one.counts.option for one in each if one.counts is not None)
    return f"{first.label}: {', '.join(options)}"
