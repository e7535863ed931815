"""`chamdiem check`: everything that is wrong or odd in rulesets, scales and submissions."""

from typing import TYPE_CHECKING, Annotated

import typer

from explain.commands.exits import FINDINGS, FINE, WRONG
from explain.commands.options import Form, Lang, Output, Ruleset

if TYPE_CHECKING:
    from engine.source.diagnostic import Diagnostic
    from explain.commands.desk import Desk

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE…", help="Bộ tiêu chí, thang điểm, hồ sơ. / Rulesets, scales, submissions."
    ),
]


def check(
    files: Files,
    ruleset: Ruleset = None,
    lang: Lang = "vi",
    form: Form = None,
    output: Output = None,
) -> int:
    """Kiểm tra bộ tiêu chí, thang điểm, hồ sơ / Check files."""
    from explain.commands.desk import at_desk

    def work(desk: "Desk") -> int:
        from explain.commands.form import form_of
        from explain.commands.inspect import inspect

        written = form_of(form, output, ("text", "json"))
        found = inspect(desk, files, ruleset)
        every = [one for each in found.values() for one in each]
        if written == "json":
            from explain.findings import findings
            from explain.render.data import as_json

            desk.write(as_json(findings(every, list(found), desk.said)), output)
        else:
            _print(desk, found, output)
        return _exit(every)

    return at_desk(lang, work)


def _print(desk: "Desk", found: "dict[str, list[Diagnostic]]", output: Output) -> None:
    from rich.console import RenderableType
    from rich.text import Text

    from explain.render import diagnostics, paper
    from explain.words.clean import clean

    parts: list[RenderableType] = []
    for file, each in found.items():
        parts += diagnostics.parts(each, desk.texts, desk.said, desk.width)
        counts = diagnostics.summary(each, desk.said)
        key = "some" if each else "none"
        text = desk.said.say(f"findings.{key}", file=clean(file), counts=counts)
        parts.append(Text(text, style=paper.HEAD))
    desk.print(parts, output, wrap=False)


def _exit(found: "list[Diagnostic]") -> int:
    """An error makes a file invalid, a warning is a finding, a note alone is fine."""
    from engine.source.diagnostic import Severity

    worst = {one.severity for one in found}
    if Severity.ERROR in worst:
        return WRONG
    return FINDINGS if Severity.WARNING in worst else FINE
