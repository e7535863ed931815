"""`chamdiem schema`: the JSON Schemas of files that are read and of results that are printed."""

from typing import TYPE_CHECKING, Annotated

import typer

from explain.commands.exits import FINE
from explain.commands.options import Lang, Output

if TYPE_CHECKING:
    from explain.commands.desk import Desk

Name = Annotated[
    str | None,
    typer.Argument(metavar="[NAME]", help="Tên lược đồ; để trống thì in danh sách. / Which one."),
]


def schema(name: Name = None, lang: Lang = "vi", output: Output = None) -> int:
    """In lược đồ JSON của tệp và kết quả / Print a JSON Schema."""
    from explain.commands.desk import at_desk, wrong_use

    def work(desk: "Desk") -> int:
        from engine.source.near import nearest
        from explain.commands.form import form_of
        from explain.schemas import SCHEMAS, as_text

        if name is None:
            desk.write("".join(f"{one}\n" for one in SCHEMAS), output)
            return FINE
        if name not in SCHEMAS:
            expected = ", ".join(SCHEMAS)
            raise wrong_use("C022", nearest(name, list(SCHEMAS)), got=name, expected=expected)
        form_of(None, output, ("json",))
        desk.write(as_text(name), output)
        return FINE

    return at_desk(lang, work)
