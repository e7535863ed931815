"""What every verb works with: the language, the files it has read, where results and remarks go."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from rich.console import RenderableType

from engine.source.diagnostic import Diagnostic, Severity, SourceError
from evidence.files import noting, write_whole
from evidence.ledger_form import is_log
from explain.commands.codes import SEVERITIES
from explain.commands.exits import FAULT, WRONG
from explain.commands.stop import InOrder
from explain.render import diagnostics, paper
from explain.words import Words, words


class Fault(Exception):
    """A fault that the program noticed itself; told like a mistake, with its own exit code."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic


class Desk:
    """One run of one verb."""

    def __init__(self, said: Words) -> None:
        self.said = said
        self.texts: dict[str, str] = {}
        self.read: list[Path] = []

    def tell(self, found: Sequence[Diagnostic]) -> None:
        """Diagnostics, to stderr."""
        console = paper.console(sys.stderr)
        for part in diagnostics.parts(found, self.texts, self.said, console.width):
            console.print(part, soft_wrap=True)

    def remark(self, code: str, **params: str) -> None:
        """Something to be known of a result that is given all the same, to stderr."""
        self.tell([Diagnostic(code, SEVERITIES[code], params, ())])

    def print(
        self, parts: Iterable[RenderableType], output: Path | None, *, wrap: bool = True
    ) -> None:
        """A result for people: to the terminal, or as plain text into a pipe or a file."""
        console = paper.console(sys.stdout)
        if output is None and console.is_terminal:
            for part in parts:
                console.print(part, soft_wrap=not wrap)
            return
        width = console.width if output is None else paper.FILE_WIDTH
        self.write(paper.as_text(*parts, width=width, wrap=wrap), output)

    def write(self, text: str, output: Path | None) -> None:
        """A result as it is: to stdout, or whole into a file."""
        if output is None:
            sys.stdout.write(text)
            return
        self.hold(output)
        with InOrder():
            write_whole(output, text)

    def write_table(self, text: str, output: Path | None) -> None:
        """A table as CSV; in a file with a mark, as a spreadsheet takes UTF-8 for another."""
        self.write(text if output is None else f"\ufeff{text}", output)

    def hold(self, output: Path, *logs: Path) -> None:
        """A result never takes the place of what it was made from, or of a log (C017).

        `logs` are those that are going to be written.
        """
        self.spare(output)
        if (os.path.isfile(output) and is_log(output)) or any(
            _one_place(output, log) for log in logs
        ):
            raise wrong_use("C017", file=str(output))

    def spare(self, path: Path) -> None:
        """What was read is not written in (C017)."""
        if any(_one_file(path, one) for one in self.read):
            raise wrong_use("C017", file=str(path))

    @property
    def width(self) -> int:
        """The columns there are for a result on stdout."""
        return paper.console(sys.stdout).width


def _one_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file that is there, by links or not."""
    try:
        return one.is_file() and one.samefile(other)
    except (OSError, ValueError):
        return False


def _one_place(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, or would if it were there."""
    try:
        if one.exists():
            return _one_file(one, other)
        return os.path.realpath(one) == os.path.realpath(other)
    except (OSError, ValueError):
        return False


def at_desk(lang: str, work: Callable[[Desk], int]) -> int:
    """Do the work; what is wrong with files or options is told on stderr, all of it."""
    desk = Desk(words(lang))
    try:
        choice("--lang", lang, ("vi", "en"))
        with noting(desk.read):
            return work(desk)
    except SourceError as refused:
        desk.tell(refused.diagnostics)
        return WRONG
    except Fault as fault:
        desk.tell([fault.diagnostic])
        return FAULT


def wrong_use(code: str, suggestion: str | None = None, **params: str) -> SourceError:
    """A mistake in the command itself, as an error to raise."""
    return SourceError([Diagnostic(code, Severity.ERROR, params, (), suggestion)])


def choice(name: str, given: str, allowed: Sequence[str]) -> str:
    """A word out of a few. Raises SourceError (C013) for any other."""
    if given in allowed:
        return given
    from engine.source.near import nearest

    expected = ", ".join(allowed)
    near = nearest(given, list(allowed))
    raise wrong_use("C013", near, name=name, got=given, expected=expected)
