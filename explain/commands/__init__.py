"""The `chamdiem` command: `main` is its entry, one module here for each verb.

Exit codes, the highest that applies:
 0 fine
 1 findings, or earned below --fail-under
 2 wrong use, or an invalid file
 3 evidence incomplete, and --complete asked
 4 a claim differs materially from the evidence
 5 a log does not verify
70 a fault of the program itself
"""

import os
import sys

from explain.commands.exits import FAULT, FINE, STOPPED
from explain.commands.stop import at_once

TYPE_CHECKING = False  # nothing is imported before `at_once`: until then Ctrl-C is told as a trace
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from explain.words import Words


def main(args: "Sequence[str] | None" = None) -> int:
    """Run one command; every way out of it is an exit code and, at most, a few lines of text."""
    if args is None:
        at_once()
        _stand_in()
    given = list(sys.argv[1:] if args is None else args)
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    try:
        code = _run(given)
        sys.stdout.flush()
        return code
    except (
        BrokenPipeError,
        SystemExit,
    ):  # whoever reads has read enough; typer leaves with an exit
        _forget()
        return FINE
    except KeyboardInterrupt:
        return STOPPED
    except OSError as wrong:
        if wrong.filename is not None:
            return _fault(wrong, given)
        _forget()
        return _unwritten(wrong, given)
    except Exception as fault:
        return _fault(fault, given)


def _run(given: list[str]) -> int:
    from typer.exceptions import Abort, TyperException

    from explain.commands.app import app
    from explain.commands.usage import misused, unknown_command

    wrong = unknown_command(given)
    if wrong is not None:
        return wrong
    try:
        code = app(given or ["--help"], prog_name="chamdiem", standalone_mode=False)
    except TyperException as wrong_use:
        return misused(wrong_use, given)
    except Abort:
        return STOPPED
    return code if isinstance(code, int) else FINE


def _unwritten(wrong: OSError, given: "Sequence[str]") -> int:
    """The result could not be printed: no file has to do with it, so it is the stream."""
    from explain.commands.usage import told

    return told("C026", given, None, problem=wrong.strerror or type(wrong).__name__)


def _fault(fault: Exception, given: "Sequence[str]") -> int:
    """One line instead of a trace; the trace itself for who asks for it."""
    from explain.commands.usage import language
    from explain.words import words

    if os.environ.get("CHAMDIEM_DEBUG"):
        import traceback

        traceback.print_exception(fault)
    print(_line(fault, words(language(given))), file=sys.stderr)
    return FAULT


def _line(fault: Exception, said: "Words") -> str:
    at = fault.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    file = "" if at is None else os.path.basename(at.tb_frame.f_code.co_filename)
    place = file if at is None else f"{file}:{at.tb_lineno}"
    text = said.say("command_codes.C001.say", kind=type(fault).__name__, place=place)
    return f"{said.say('term.severity.error')} C001 {text}"


def _stand_in() -> None:
    """Streams that were closed: writing to stdout then fails in words, to stderr not at all."""
    for handle, name in ((1, "stdout"), (2, "stderr")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDONLY if handle == 1 else os.O_WRONLY)
            os.dup2(nowhere, handle)
            setattr(sys, name, os.fdopen(handle, "w", encoding="utf-8"))


def _speak_utf8(stream: "TextIO") -> None:
    """Vietnamese needs UTF-8, whatever the terminal was set to."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None and (stream.encoding or "").lower().replace("-", "") != "utf8":
        reconfigure(encoding="utf-8", errors="backslashreplace")


def _forget() -> None:
    """Keep the interpreter from flushing into a closed pipe at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
