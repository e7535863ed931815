"""`chamdiem verify`: a log held against itself."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from explain.commands.exits import FINDINGS, FINE, UNVERIFIED
from explain.commands.options import Form, Lang, Output

if TYPE_CHECKING:
    from explain.commands.desk import Desk

Which = Annotated[Path, typer.Argument(metavar="LOG", help="Tệp nhật ký. / A log.")]
Head = Annotated[
    str | None,
    typer.Option(
        "--head",
        metavar="DIGEST",
        help="Mã đã in trên báo cáo, phải có trong chuỗi. / A digest that a report shows.",
    ),
]


def verify(
    log: Which,
    head: Head = None,
    lang: Lang = "vi",
    form: Form = None,
    output: Output = None,
) -> int:
    """Kiểm tra nhật ký: chuỗi, mã, điểm / Verify a log."""
    from explain.commands.desk import at_desk

    def work(desk: "Desk") -> int:
        from evidence.replay import verify as held
        from explain.commands.form import form_of
        from explain.render.data import as_json
        from explain.render.verification import parts
        from explain.verification import verification

        written = form_of(form, output, ("text", "json"))
        told = verification(held(log, head), desk.said)
        if written == "json":
            desk.write(as_json(told), output)
        else:
            desk.print(parts(told), output)
        if not told.holds:
            return UNVERIFIED
        return FINDINGS if told.unconfirmed else FINE

    return at_desk(lang, work)
