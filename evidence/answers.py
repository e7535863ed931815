"""Answers in words: yes or no, one of a choice's options, that a thing was never done."""

import unicodedata
from collections.abc import Callable, Mapping

from engine.ruleset.text import Label
from engine.source.near import nearest
from evidence.figure import Figure, refuse

_YES_NO = {"yes": True, "no": False, "co": True, "khong": False, "true": True, "false": False}
_NEVER = frozenset({"never", "chua"})


def bare(word: str) -> str:
    """The word without case and Vietnamese marks."""
    apart = unicodedata.normalize("NFD", _caseless(word).replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def read_yes_no(written: str) -> Figure[bool]:
    """Yes / no, có / không, true / false; case and marks do not count."""
    answer = _YES_NO.get(bare(written))
    return refuse("E033", written) if answer is None else Figure(answer)


def says_never(written: str) -> bool:
    """Whether a date fact is said not to be done at all: never, chưa."""
    return bare(written) in _NEVER


def read_choice(written: str, options: Mapping[str, Label]) -> Figure[str]:
    """The code of an option, written as its code or as its label in either language.

    Vietnamese marks may all be left out; wrong ones are a slip, and what is meant is proposed.
    """
    unmarked = bare(written) == _caseless(written)
    for form in (_exact, _caseless, bare) if unmarked else (_exact, _caseless):
        found = _matching(written, options, form)
        if len(found) == 1:
            return Figure(found[0])
    names = {name: code for code, label in options.items() for name in (label.en, label.vi, code)}
    near = nearest(written, names)
    return refuse("E034", written, names[near] if near else None, expected=", ".join(options))


def _matching(written: str, options: Mapping[str, Label], form: Callable[[str], str]) -> list[str]:
    """Options whose code, or one of whose labels, is the same word in this form."""
    wanted = form(written)
    codes = [code for code in options if form(code) == wanted]
    if codes:
        return codes
    return [code for code, label in options.items() if wanted in (form(label.vi), form(label.en))]


def _exact(word: str) -> str:
    return unicodedata.normalize("NFC", word.strip())


def _caseless(word: str) -> str:
    return _exact(word).casefold()
