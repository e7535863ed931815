"""Marks and claims that stand under the id of a ruleset, as entries with that id in their names.

`marks: {tan-duc-2024/par: {"5.4": 2}}` is `marks: {"tan-duc-2024/par:5.4": 2}`: what is read
further on has one level, and every entry keeps its place in the file.
"""

from collections.abc import Collection
from dataclasses import replace

from engine.source.document import Data, Document, Node, same

SECTIONS = ("marks", "claims")
BETWEEN = ":"


def spread(document: Document, rulesets: Collection[str]) -> Document:
    """The document with the entries of both sections on one level."""
    for section in SECTIONS:
        entries = document.data.get(section)
        if isinstance(entries, dict) and any(_holds(entries, key, rulesets) for key in entries):
            document = _section(document, section, entries, rulesets)
    return document


def _holds(entries: dict[str, Data], key: str, rulesets: Collection[str]) -> bool:
    """Whether a key is the id of a ruleset, with entries under it."""
    return key.strip() in rulesets and isinstance(entries[key], dict | None)


def _section(
    document: Document, section: str, entries: dict[str, Data], rulesets: Collection[str]
) -> Document:
    data: dict[str, Data] = {}
    nodes: dict[str, Node] = {}
    above = document.root.child(section)
    for key, entry in entries.items():
        node = above.child(key) if above is not None else None
        inner = entry if _holds(entries, key, rulesets) else {None: entry}
        for name, one in (inner or {}).items() if isinstance(inner, dict) else ():
            full = key if name is None else f"{key.strip()}{BETWEEN}{name}"
            data[full] = one
            at = node if name is None or node is None else node.child(name)
            if at is not None:
                nodes[same(full)] = at
    return _with(document, section, data, nodes)


def _with(
    document: Document, section: str, data: dict[str, Data], nodes: dict[str, Node]
) -> Document:
    root = document.root
    assert isinstance(root.children, dict)
    above = replace(root.children[same(section)], children=nodes)
    children = {**root.children, same(section): above}
    return replace(
        document, data={**document.data, section: data}, root=replace(root, children=children)
    )
