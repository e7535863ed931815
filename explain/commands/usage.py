"""Wrong use of the command, told in the reader's language."""

import re
import sys
from collections.abc import Sequence
from typing import Any

from typer.exceptions import TyperException

from engine.source.diagnostic import Diagnostic, Severity
from engine.source.near import nearest
from explain.commands.exits import WRONG
from explain.words import words
from explain.words.messages import message

_EXTRA = re.compile(r"unexpected extra arguments?(?:\(s\))? \((.+)\)")


def language(given: Sequence[str]) -> str:
    """The language asked for, found before the options are read."""
    for place, word in enumerate(given):
        if word == "--lang" and place + 1 < len(given):
            return given[place + 1]
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return "vi"


def unknown_command(given: Sequence[str]) -> int | None:
    """The exit code where the first word is no verb; None where it is, or is an option."""
    from explain.commands.app import VERBS

    if not given or given[0].startswith("-") or given[0] in VERBS:
        return None
    return told("C010", given, nearest(given[0], list(VERBS)), got=given[0])


def misused(wrong: TyperException, given: Sequence[str]) -> int:
    """What the options' reader objects to."""
    details: Any = wrong
    option = getattr(details, "option_name", None)
    param = getattr(details, "param", None)
    match type(wrong).__name__:
        case "NoSuchOption":
            near = [str(one) for one in getattr(details, "possibilities", None) or ()]
            return told("C011", given, near[0] if near else None, got=str(option))
        case "MissingParameter":
            return told("C012", given, None, name=_missing(param, given))
        case "BadOptionUsage":
            return told("C012", given, None, name=f"{option} …")
    extra = _EXTRA.search(wrong.format_message())
    if extra is not None:
        return told("C016", given, None, got=extra[1])
    return told("C014", given, None, problem=wrong.format_message())


def _missing(param: Any, given: Sequence[str]) -> str:
    """An argument as its help says it in the reader's language, and its name there."""
    name = str(getattr(param, "metavar", None) or getattr(param, "name", None) or "").upper()
    helped = str(getattr(param, "help", None) or "").split(" / ")
    said = helped[-1 if language(given) == "en" else 0].rstrip(".")
    return f"{said[0].lower()}{said[1:]} ({name})" if said else name


def told(code: str, given: Sequence[str], suggestion: str | None, **params: str) -> int:
    """Say what is wrong, on stderr; the exit code."""
    said = words(language(given))
    one = Diagnostic(code, Severity.ERROR, params, (), suggestion)
    print(f"{said.say('term.severity.error')} {code} {message(said, one)}", file=sys.stderr)
    if suggestion is not None:
        print(f"  = {said.say('findings.suggestion', word=suggestion)}", file=sys.stderr)
    return WRONG
