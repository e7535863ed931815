"""What was read: data whose scalars are all text, and where each value and key stands."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeAlias

from engine.source.diagnostic import Span
from engine.source.lines import split_lines

Data: TypeAlias = "dict[str, Data] | list[Data] | str | None"
Path: TypeAlias = Sequence[str | int]


class Place(NamedTuple):
    """A span without its file."""

    line: int
    column: int
    length: int


@dataclass(slots=True)
class Node:
    """A value's place, its key's place, and the same of what is in it."""

    at: Place
    key_at: Place | None = None
    children: "dict[str, Node] | list[Node] | None" = None

    def child(self, step: str | int) -> "Node | None":
        """What is under a key or at a position, None where there is nothing."""
        if isinstance(self.children, dict):
            return self.children.get(same(str(step)))
        if isinstance(self.children, list) and isinstance(step, int):
            return self.children[step] if 0 <= step < len(self.children) else None
        return None


def inside(data: Data, step: str | int) -> bool:
    """Whether data has this key or position."""
    if isinstance(data, dict):
        return isinstance(step, str) and step in data
    return isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data)


def same(key: str) -> str:
    """The form in which keys are compared: two spellings of one Vietnamese letter are one."""
    return key if key.isascii() else unicodedata.normalize("NFC", key)


@dataclass(frozen=True)
class Document:
    """One file. `data` is a mapping of texts, mappings, lists and None, as written.

    Made by `read`.
    """

    file: str
    text: str
    data: dict[str, Data]
    root: Node = field(repr=False)

    def span(self, path: Path, *, key: bool = False) -> Span:
        """Where the value at a path stands, or its key with `key`.

        A value in a list has no key: its own place. For a path that does not exist, the nearest
        part of it that does.
        """
        node = self.root
        for step in path:
            inner = node.child(step)
            if inner is None:
                break
            node = inner
        return Span(self.file, *(node.key_at if key and node.key_at else node.at))

    def line(self, number: int) -> str:
        """A line of the text, from 1; empty outside it."""
        return self._lines[number - 1] if 1 <= number <= len(self._lines) else ""

    @cached_property
    def _lines(self) -> list[str]:
        return split_lines(self.text)
