"""`chamdiem explain`: one criterion, from its rule to its points."""

from typing import TYPE_CHECKING, Annotated

import typer

from explain.commands.exits import FINE
from explain.commands.options import Form, Lang, Output, Ruleset, Scale, Submission

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explain.commands.desk import Desk
    from explain.scored import Scored

Criterion = Annotated[
    str, typer.Argument(metavar="ID", help="Mã tiêu chí, hoặc BỘ:MÃ. / Its id, or RULESET:ID.")
]


def explain(
    submission: Submission,
    id_: Criterion,
    ruleset: Ruleset = None,
    scale: Scale = None,
    lang: Lang = "vi",
    form: Form = None,
    output: Output = None,
) -> int:
    """Giải thích điểm của một tiêu chí / Explain one criterion."""
    from explain.commands.desk import at_desk

    def work(desk: "Desk") -> int:
        from explain.card import card
        from explain.commands.form import form_of
        from explain.commands.load import all_scored
        from explain.render.card import parts
        from explain.render.data import as_json

        written = form_of(form, output, ("text", "json"))
        told = card(*chosen(all_scored(desk, submission, ruleset, scale), id_))
        if written == "json":
            desk.write(as_json(told), output)
        else:
            desk.print(parts(told), output)
        return FINE

    return at_desk(lang, work)


def chosen(results: "Sequence[Scored]", wanted: str) -> "tuple[Scored, str]":
    """The criterion of an id, or of a source id that is the only one; `RULESET:ID` says whose.

    Raises SourceError.
    """
    from explain.commands.desk import wrong_use
    from explain.commands.no_criterion import no_criterion

    of, between, rest = wanted.partition(":")
    among = [one for one in results if between and one.ruleset.ruleset == of]
    id_ = rest if among else wanted
    among = among or list(results)
    found = [(one, id_) for one in among if id_ in one.card.criteria] or [
        (one, own)
        for one in among
        for own, criterion in one.card.criteria.items()
        if criterion.source_id == id_
    ]
    if len(found) == 1:
        return found[0]
    if found:
        names = [_name(one, own, len(results) > 1) for one, own in found]
        raise wrong_use("C021", names[0], got=wanted, expected=", ".join(names))
    groups = {_name(one, "", len(results) > 1): one.ruleset for one in among}
    raise no_criterion(wanted, id_, groups)


def _name(result: "Scored", id_: str, several: bool) -> str:
    """A criterion as it is asked for."""
    return f"{result.ruleset.ruleset}:{id_}" if several else id_
