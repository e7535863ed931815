"""Which of a submission's rulesets a mark or a claim is for."""

from collections.abc import Callable, Iterable

from evidence.reading.context import Context, Names, Rules

Ids = Callable[[Rules], Iterable[str]]


def whose(context: Context, section: str, name: str, ids: Ids, *or_else: Ids) -> str | None:
    """The name as the ruleset has it that is read now; None where the entry is for another one.

    An entry that says no ruleset is for the one that has the id; several that have it cannot be
    told apart (E017). Where none has, whichever has it by `or_else`, else each says it has not.
    """
    of, plain = context.split(name)
    if of is not None:
        return plain if of is context.rules else None
    having = _having(context, plain, ids)
    if len(having) > 1:
        expected = ", ".join(one.id for one in having)
        context.findings.add_at_key("E017", (section, name), name=plain, expected=expected)
        return None
    for more in or_else:
        having = having or _having(context, plain, more)
    return plain if not having or context.rules in having else None


def known(context: Context, name: str, ids: Ids) -> list[str]:
    """The ids among which a name that is not there was meant: of its ruleset, or of all."""
    of, _ = context.split(name)
    return [id_ for one in ([of] if of else context.all_rules) for id_ in ids(one)]


def _having(context: Context, name: str, ids: Ids) -> list[Rules]:
    return [one for one in context.all_rules if Names(ids(one)).get(name) is not None]
