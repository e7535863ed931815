"""`chamdiem verify`: a log, or every log of a folder, held against itself."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from explain.commands.exits import FINDINGS, FINE, UNVERIFIED, WRONG
from explain.commands.options import Form, Lang, Output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from explain.commands.desk import Desk
    from explain.report.verification import Verification, Verifications

Which = Annotated[
    Path,
    typer.Argument(
        metavar="LOG|FOLDER", help="Tệp nhật ký, hoặc thư mục nhật ký. / A log, or a folder."
    ),
]
Head = Annotated[
    str | None,
    typer.Option(
        "--head",
        metavar="DIGEST",
        help="Mã đã in trên báo cáo, phải có trong chuỗi của một nhật ký. "
        "/ A digest that a report shows, of one log.",
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
        from explain.render import verification as one
        from explain.render import verifications as several
        from explain.verification import verification

        written = form_of(form, output, ("text", "json"))
        if os.path.isdir(log):
            each = _each(desk, log, head)
            _write(desk, written, each, several.parts(each), output)
            return max([WRONG] * bool(each.refused) + [_exit(told) for told in each.logs])
        told = verification(held(log, head), desk.said)
        _write(desk, written, told, one.parts(told), output)
        return _exit(told)

    return at_desk(lang, work)


def _each(desk: "Desk", folder: Path, head: str | None) -> "Verifications":
    """Every log of a folder; one that cannot be read is told and hides no other.

    Raises SourceError: a digest for a folder (C075), no log in it (E136).
    """
    from evidence.log_folder import logs_in
    from evidence.replay import verify as held
    from explain.commands.desk import wrong_use
    from explain.commands.many import left_out
    from explain.report.verification import Verifications
    from explain.verification import verification

    if head is not None:
        raise wrong_use("C075", file=str(folder))
    logs, refused = [], list[str]()
    for path in logs_in(folder):
        with left_out(desk, str(path), refused):
            logs.append(verification(held(path), desk.said))
    return Verifications(
        lang=desk.said.lang,
        folder=str(folder),
        holds=not refused and all(one.holds for one in logs),
        logs=tuple(logs),
        refused=tuple(refused),
    )


def _write(
    desk: "Desk",
    form: str,
    told: "Verification | Verifications",
    parts: "Iterator[RenderableType]",
    output: Path | None,
) -> None:
    from explain.render.data import as_json

    if form == "json":
        desk.write(as_json(told), output)
    else:
        desk.print(parts, output)


def _exit(told: "Verification") -> int:
    """A log that does not hold, else one with scores that are not confirmed, else fine."""
    if not told.holds:
        return UNVERIFIED
    return FINDINGS if told.unconfirmed else FINE
