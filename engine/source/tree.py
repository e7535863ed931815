"""Parser events to data and nodes, without recursion and within limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from yaml import events as e

from engine.source.diagnostic import Diagnostic, Span, error
from engine.source.document import Data, Node, Place, same

DEPTH = 40
"""Levels of mappings and lists in each other."""
NODES = 200_000
"""Values and keys in a file."""
MISTAKES = 500
"""Mistakes after which the rest of the file is not read."""

_NOTHING = ("", "~", "null", "Null", "NULL")
_Event: TypeAlias = "e.ScalarEvent | e.AliasEvent | e.CollectionStartEvent"


class Stop(Exception):
    """Reading on makes no sense; the reason is among the diagnostics."""


@dataclass(slots=True)
class _Key:
    """A key whose value comes next; without text, its value is read and dropped."""

    text: str | None
    at: Place


@dataclass(slots=True)
class _Open:
    """A mapping or list that is not closed yet."""

    data: "dict[str, Data] | list[Data]"
    node: Node
    key: _Key | None = None

    @property
    def wants_key(self) -> bool:
        return isinstance(self.data, dict) and self.key is None


class Tree:
    """Takes one event after the other; `top` is the result, `wrong` what is not allowed."""

    def __init__(self, lines: Sequence[str], file: str) -> None:
        self.wrong: list[Diagnostic] = []
        self.top: tuple[dict[str, Data], Node] | None = None
        self._lines = lines
        self._file = file
        self._open: list[_Open] = []
        self._nodes = 0
        self._documents = 0

    def take(self, event: e.Event) -> None:
        """Raises Stop where reading on makes no sense."""
        if isinstance(event, e.ScalarEvent | e.AliasEvent | e.CollectionStartEvent):
            self._count(event)
            self._refuse_marks(event)
        match event:
            case e.ScalarEvent():
                self._scalar(event)
            case e.AliasEvent():
                self._add(None, Node(self._place(event)), None)
            case e.CollectionStartEvent():
                self._begin(event)
            case e.CollectionEndEvent():
                self._end(event)
            case e.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._stop("Y022", event)

    def finish(self) -> None:
        """At the end of the text: was there anything?"""
        if self._documents == 0:
            self._empty()

    def _count(self, event: _Event) -> None:
        self._nodes += 1
        if self._nodes > NODES:
            self._stop("Y029", event, limit=str(NODES))
        if len(self.wrong) >= MISTAKES:
            self._stop("Y030", event, limit=str(MISTAKES))

    def _refuse_marks(self, event: _Event) -> None:
        if event.anchor is not None:
            sign = "*" if isinstance(event, e.AliasEvent) else "&"
            self._error("Y024", self._place(event), name=f"{sign}{event.anchor}")
        tag = None if isinstance(event, e.AliasEvent) else event.tag
        if tag is not None:
            self._error("Y025", self._place(event), tag=tag)

    def _scalar(self, event: e.ScalarEvent) -> None:
        plain = event.style in (None, "")
        value = None if plain and event.value in _NOTHING else event.value
        at = self._place(event)
        if self._open and self._open[-1].wants_key and plain and event.value == "<<":
            self._error("Y027", at)
            self._open[-1].key = _Key(None, at)
            return
        self._add(value, Node(at), "text" if value is not None else "nothing")

    def _begin(self, event: e.CollectionStartEvent) -> None:
        if len(self._open) >= DEPTH:
            self._stop("Y028", event, limit=str(DEPTH))
        at = self._place(event)
        if isinstance(event, e.MappingStartEvent):
            self._open.append(_Open({}, Node(at, children={})))
        else:
            self._open.append(_Open([], Node(at, children=[])))

    def _end(self, event: e.CollectionEndEvent) -> None:
        done = self._open.pop()
        line, column, _ = done.node.at
        end: Any = event.end_mark
        if end.line + 1 == line:
            done.node.at = Place(line, column, max(end.column + 1 - column, 1))
        self._add(done.data, done.node, "mapping" if isinstance(done.data, dict) else "list")

    def _add(self, value: Data, node: Node, shape: str | None) -> None:
        """A finished value into what is open. Without a shape it is an alias, refused already."""
        if not self._open:
            self._set_top(value, node, shape)
            return
        into = self._open[-1]
        if isinstance(into.data, list):
            into.data.append(value)
            if isinstance(into.node.children, list):
                into.node.children.append(node)
        elif into.key is None:
            into.key = self._key(value, node, into, shape)
        else:
            self._put(into, into.key, value, node)
            into.key = None

    def _key(self, value: Data, node: Node, into: _Open, shape: str | None) -> _Key:
        if not isinstance(value, str):
            if shape is not None:
                self._error("Y026", node.at, got=shape)
            return _Key(None, node.at)
        first = into.node.child(value)
        if first is not None and first.key_at is not None:
            self._error("Y023", node.at, first.key_at, key=value)
            return _Key(None, node.at)
        return _Key(value, node.at)

    @staticmethod
    def _put(into: _Open, key: _Key, value: Data, node: Node) -> None:
        if key.text is None or isinstance(into.data, list):
            return
        into.data[key.text] = value
        node.key_at = key.at
        if value is None:
            node.at = key.at  # nothing is written, so the key is what can be pointed at
        if isinstance(into.node.children, dict):
            into.node.children[same(key.text)] = node

    def _set_top(self, value: Data, node: Node, shape: str | None) -> None:
        if isinstance(value, dict):
            self.top = value, node
        elif shape == "nothing":
            self._empty()
        elif shape is not None:
            self._error("Y021", node.at, got=shape)

    def _empty(self) -> None:
        self._error("Y020", Place(1, 1, 1))

    def _place(self, event: e.Event) -> Place:
        """From the start of an event to its end, or to the end of its first line."""
        start: Any = event.start_mark
        end: Any = event.end_mark
        line = min(start.line, len(self._lines) - 1)
        written = self._lines[line]
        column = min(start.column if line == start.line else len(written), len(written))
        whole = end.line == line and not isinstance(event, e.CollectionStartEvent)
        last = min(end.column, len(written)) if whole else len(written.rstrip())
        return Place(line + 1, column + 1, max(last - column, 1))

    def _span(self, at: Place) -> Span:
        return Span(self._file, *at)

    def _error(self, code: str, *places: Place, **params: str) -> None:
        self.wrong.append(error(code, *map(self._span, places), **params))

    def _stop(self, code: str, event: e.Event, **params: str) -> None:
        self._error(code, self._place(event), **params)
        raise Stop
