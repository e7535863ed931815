"""`chamdiem diff`: two rulesets, criterion by criterion, and what the new one does to scores."""

from typing import TYPE_CHECKING, Annotated

import typer

from explain.commands.exits import FINE, WRONG
from explain.commands.options import FormOrTable, Lang, Output

if TYPE_CHECKING:
    from explain.commands.desk import Desk

Old = Annotated[str, typer.Argument(metavar="OLD", help="Bộ tiêu chí cũ. / The old ruleset.")]
New = Annotated[str, typer.Argument(metavar="NEW", help="Bộ tiêu chí mới. / The new ruleset.")]
With = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="SUBMISSION",
        help="Hồ sơ (thư mục) theo bộ cũ. / Submissions under the old one.",
    ),
]


def diff(
    old: Old,
    new: New,
    with_: With = None,
    lang: Lang = "vi",
    form: FormOrTable = None,
    output: Output = None,
) -> int:
    """So hai bộ tiêu chí / What differs between two rulesets."""
    from explain.commands.desk import at_desk

    def work(desk: "Desk") -> int:
        from engine.score import Engine
        from explain.commands.form import form_of, write_as
        from explain.commands.load import rules
        from explain.commands.many import Many, scored_each
        from explain.differing import difference
        from explain.render.difference import as_csv, parts

        written = form_of(form, output, ("text", "json", "csv"))
        before, after = rules(desk, old), rules(desk, new)
        many = scored_each(desk, with_, old) if with_ else Many({}, ())
        with Engine(before.ruleset) as first, Engine(after.ruleset) as second:
            told = difference(first, second, many.scored, many.given, desk.said, many.refused)
        write_as(desk, written, told, output, table=as_csv, parts=parts)
        return WRONG if many.refused else FINE

    return at_desk(lang, work)
