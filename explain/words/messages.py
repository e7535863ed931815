"""Diagnostics in words: the message of a code with its parameters, and its entry for the docs."""

from engine.source.diagnostic import Diagnostic
from explain.words import Words
from explain.words.catalogue import entries
from explain.words.clean import clean

CATALOGUES = {
    "Y": "source_codes",
    "R": "ruleset_codes",
    "E": "evidence_codes",
    "C": "command_codes",
}
"""The catalogue of a code, by its first letter."""

_TERMS = {
    ("Y021", "got"): "shape",
    ("Y026", "got"): "shape",
    ("Y042", "expected"): "shape",
    ("Y044", "expected"): "shape",
    ("Y044", "got"): "shape",
    ("Y048", "expected"): "shape",
    ("E009", "shelf"): "shelf",
    ("E012", "expected"): "unit",
    ("E012", "got"): "unit",
    ("E028", "type"): "type",
    ("E061", "says"): "says",
    ("R005", "type"): "type",
    ("R006", "type"): "type",
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
    params = {
        name: _term(words, diagnostic.code, name, value)
        for name, value in diagnostic.params.items()
    }
    return clean(" ".join(words.say(key(diagnostic.code), **params).split()))


def _term(words: Words, code: str, name: str, value: str) -> str:
    term = _TERMS.get((code, name))
    if term is None:
        return value
    return ", ".join(
        words.plain(f"term.{term}.{one}") if words.has(f"term.{term}.{one}") else one
        for one in value.split(", ")
    )
