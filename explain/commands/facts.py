"""`chamdiem facts`: the blank form of a ruleset."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from explain.commands.exits import FINE
from explain.commands.options import Lang, Output

if TYPE_CHECKING:
    from explain.commands.desk import Desk

Which = Annotated[
    list[str],
    typer.Argument(metavar="RULESET…", help="Bộ tiêu chí: tên hoặc tệp. / Ruleset: id or file."),
]


def facts(rulesets: Which, lang: Lang = "vi", output: Output = None) -> int:
    """In mẫu hồ sơ trống để điền / Print a blank form to fill in."""
    from explain.commands.desk import at_desk, wrong_use

    def work(desk: "Desk") -> int:
        from evidence.blank_named import named_in
        from evidence.blank_several import blank_for
        from explain.commands.form import form_of
        from explain.commands.load import rules

        form_of(None, output, ("yaml",))
        if output is not None and os.path.isfile(output):  # it may be a form that was filled in
            raise wrong_use("C018", file=str(output))
        used = [rules(desk, one) for one in dict.fromkeys(rulesets)]
        named = {one.ruleset.ruleset: named_in(one.ruleset, one.found, output) for one in used}
        desk.write(blank_for([one.ruleset for one in used], lang, named=named), output)
        return FINE

    return at_desk(lang, work)
