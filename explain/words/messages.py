"""Diagnostics in words: the message of a code with its parameters, and its entry for the docs."""

import re
from contextlib import suppress
from datetime import date

from engine.source.diagnostic import Diagnostic
from explain.words import Words
from explain.words.catalogue import entries
from explain.words.clean import clean

CATALOGUES = {
    "Y": "source_codes",
    "R": "ruleset_codes",
    "E": "evidence_codes",
    "C": "command_codes",
    "A": "audit_codes",
    "D": "decision_codes",
    "L": "ledger_codes",
}
"""The catalogue of a code, by its first letter."""

_TERMS = {
    ("Y021", "got"): "shape",
    ("Y026", "got"): "shape",
    ("Y042", "expected"): "shape",
    ("Y044", "expected"): "shape",
    ("Y044", "got"): "shape",
    ("Y048", "expected"): "shape",
    ("C025", "expected"): "file",
    ("C025", "got"): "file",
    ("C031", "got"): "file",
    ("C031", "by"): "checked",
    ("E009", "shelf"): "shelf",
    ("E012", "expected"): "unit",
    ("E059", "expected"): "unit",
    ("E134", "got"): "file",
    ("E012", "got"): "unit",
    ("D007", "says"): "ruling",
    ("E028", "type"): "type",
    ("E061", "says"): "says",
    ("R040", "expected"): "type",
    ("R040", "type"): "type",
    ("R005", "type"): "type",
    ("R006", "type"): "type",
    ("R047", "type"): "type",
    ("E110", "expected"): "type",
    ("R220", "type"): "type",
    ("R223", "expected"): "type",
    ("R223", "got"): "type",
    ("R201", "kind"): "kind",
    ("R211", "expected"): "type",
    ("R211", "got"): "type",
    ("R212", "expected"): "type",
    ("R212", "got"): "type",
    ("R307", "adjustment"): "adjustment",
    ("R602", "type"): "type",
    ("R701", "limit"): "limit",
}
"""Parameters that are words of the program and have to be said in the reader's language."""


_FIGURES = frozenset({
    *("award", "before", "best", "decimal", "difference", "done", "expected", "got", "high"),
    *("last", "limit", "low", "read", "step", "sum", "total", "wanted", "witness", "worth"),
})  # fmt: skip
"""Parameters that can be exact numbers. Names are none: 1.2 is a criterion."""
_NO_FIGURES = frozenset({"C016", "C021", "C028", "C029", "E010", "E054", "E055", "E058"})
"""Codes with an argument, an id, a version or a path in such a parameter."""
_EXACT = re.compile(r"\W*\d+(\.\d+|/\d+)?%?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LONG = frozenset({"E032"})
"""Codes that say how a day was read: with the month in words nobody takes it for the day."""


def codes() -> list[str]:
    """Every code that has a message, family by family."""
    return sorted(
        {entry.partition(".")[0] for name in CATALOGUES.values() for entry in entries(name)},
        key=lambda code: (list(CATALOGUES).index(code[0]), code),
    )


def key(code: str, part: str = "say") -> str:
    """The key of a code's message, or of what it `means` or how to `mend` it."""
    return f"{CATALOGUES.get(code[:1], 'codes')}.{code}.{part}"


def message(words: Words, diagnostic: Diagnostic) -> str:
    """The message of a diagnostic, in one line."""
    template = words.plain(key(diagnostic.code))
    params = {
        name: _term(words, diagnostic.code, name, value)
        if f"“{{{name}}}”" in template  # in quotes it is as written
        else _said(words, diagnostic.code, name, value)
        for name, value in diagnostic.params.items()
    }
    return clean(" ".join(words.say(key(diagnostic.code), **params).split()))


def _said(words: Words, code: str, name: str, value: str) -> str:
    """A day, or an exact number, by the habits of the language; anything else as it is."""
    if code in _NO_FIGURES:
        return _term(words, code, name, value)
    if _DAY.fullmatch(value):
        with suppress(ValueError):
            day = date.fromisoformat(value)
            return words.long_date(day) if code in _LONG else words.date(day)
    if name in _FIGURES and _EXACT.fullmatch(value):
        shown = value.replace("-", "\N{MINUS SIGN}")
        return shown.replace(".", ",") if words.lang == "vi" else shown
    return _term(words, code, name, value)


def _term(words: Words, code: str, name: str, value: str) -> str:
    term = _TERMS.get((code, name))
    if term is None:
        return value
    return ", ".join(_word(words, term, one) for one in value.split(", "))


def _word(words: Words, term: str, one: str) -> str:
    """A word of the program in the reader's; a kind of units also as it is written: `xã (commune)`.

    One that is none of the program's stays as it is.
    """
    if not words.has(f"term.{term}.{one}"):
        return one
    said = words.plain(f"term.{term}.{one}")
    return f"{said} ({one})" if term == "unit" and said != one else said
