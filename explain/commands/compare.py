"""`chamdiem compare`: one unit at two times or two stages, and why it differs."""

from typing import TYPE_CHECKING, Annotated

import typer

from explain.commands.exits import FINE
from explain.commands.options import FormOrTable, Lang, Output, Ruleset, Scale

if TYPE_CHECKING:
    from explain.commands.desk import Desk

Before = Annotated[
    str, typer.Argument(metavar="BEFORE", help="Hồ sơ trước. / The earlier submission.")
]
After = Annotated[str, typer.Argument(metavar="AFTER", help="Hồ sơ sau. / The later submission.")]


def compare(
    before: Before,
    after: After,
    ruleset: Ruleset = None,
    scale: Scale = None,
    lang: Lang = "vi",
    form: FormOrTable = None,
    output: Output = None,
) -> int:
    """So hai hồ sơ của một đơn vị / Compare two submissions of a unit."""
    from explain.commands.desk import at_desk

    def work(desk: "Desk") -> int:
        from explain.commands.form import form_of, write_as
        from explain.commands.load import scored
        from explain.commands.many import same_rules
        from explain.comparing import comparison
        from explain.render.comparison import as_csv, parts

        written = form_of(form, output, ("text", "json", "csv"))
        each = [(name, scored(desk, name, ruleset, scale)) for name in (before, after)]
        same_rules(dict(each))
        first, second = (one.card.unit for _, one in each)
        if first.id != second.id:
            desk.remark("C064", got=second.name, expected=first.name)
        told = comparison(each[0], each[1])
        write_as(desk, written, told, output, table=as_csv, parts=parts)
        return FINE

    return at_desk(lang, work)
