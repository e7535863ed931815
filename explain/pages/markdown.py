"""Pieces of a page: text in both languages, tables, YAML as people write it."""

from collections.abc import Iterable, Sequence
from typing import Any

from engine.ruleset.text import Label
from engine.source.write import yaml_of
from explain.words import words


def block(data: Any) -> str:
    """Data as a block of YAML."""
    return f"```yaml\n{yaml_of(data)}```"


def said(key: str, **params: str) -> Label:
    """An entry of the catalogues in both languages."""
    return Label(vi=words("vi").say(key, **params), en=words("en").say(key, **params))


def plain(key: str) -> Label:
    """An entry of the catalogues in both languages, as it is written."""
    return Label(vi=words("vi").plain(key), en=words("en").plain(key))


def both(text: Label) -> str:
    """Vietnamese, and English on the next line; once where they are the same."""
    vi, en = (one.replace("<", "&lt;") for one in (text.vi, text.en))
    return vi if vi == en else f"{vi}<br>*{en}*"


def heading(level: int, text: Label) -> str:
    """A heading in both languages."""
    return f"{'#' * level} {text.vi}" + ("" if text.vi == text.en else f" · {text.en}")


def listed(texts: Iterable[Label]) -> str:
    """A list, each item in both languages."""
    return "\n".join(f"- {both(text)}" for text in texts)


def table(head: Sequence[Label], rows: Iterable[Sequence[str]]) -> str:
    """A table; bars and line breaks in cells are kept from breaking it."""
    lines = [[f"{one.vi} · {one.en}" for one in head], ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(text: str) -> str:
    return text.strip().replace("|", "\\|").replace("\n", "<br>")


def page(*parts: str) -> str:
    """The parts, a line of space between them."""
    return "\n\n".join(part for part in parts if part) + "\n"
