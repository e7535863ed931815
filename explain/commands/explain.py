"""`chamdiem explain`: one criterion, from its rule to its points."""

from typing import TYPE_CHECKING, Annotated

import typer

from explain.commands.exits import FINE
from explain.commands.options import Form, Lang, Output, Ruleset, Scale, Submission

if TYPE_CHECKING:
    from explain.commands.desk import Desk
    from explain.scored import Scored

Criterion = Annotated[str, typer.Argument(metavar="ID", help="Mã tiêu chí. / The criterion's id.")]


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
        from explain.commands.load import scored
        from explain.render.card import parts
        from explain.render.data import as_json

        written = form_of(form, output, ("text", "json"))
        result = scored(desk, submission, ruleset, scale)
        told = card(result, chosen(result, id_))
        if written == "json":
            desk.write(as_json(told), output)
        else:
            desk.print(parts(told), output)
        return FINE

    return at_desk(lang, work)


def chosen(result: "Scored", wanted: str) -> str:
    """The criterion of an id, or of a source id that is the only one. Raises SourceError."""
    from engine.source.near import nearest
    from explain.commands.desk import wrong_use

    criteria = result.card.criteria
    if wanted in criteria:
        return wanted
    same = [id_ for id_, one in criteria.items() if one.source_id == wanted]
    if len(same) == 1:
        return same[0]
    if same:
        raise wrong_use("C021", same[0], got=wanted, expected=", ".join(same))
    raise wrong_use("C020", nearest(wanted, list(criteria)), got=wanted)
