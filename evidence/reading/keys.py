"""Names of entries that read as another: one name twice, a figure that a comma has cut in two."""

from collections.abc import Iterator, Mapping
from typing import Any

from engine.source.document import same
from evidence.findings import Findings
from evidence.salvage import Place
from evidence.shape import cut_off

_NAMED = ("facts", "documents", "marks", "claims")
_FIGURES = ("facts", "marks", "claims")


def check_names(findings: Findings) -> None:
    """Names that differ by the spaces around them are one name, given twice (E036)."""
    for section, entries in _mappings(findings, _NAMED):
        first: dict[str, str] = {}
        for name in entries:
            plain = name.strip()
            earlier = first.setdefault(same(plain), name)
            if earlier != name:
                places = (section, name), (section, earlier)
                findings.add_at_key("E036", *places, name=plain)


def check_commas(findings: Findings) -> frozenset[Place]:
    """Figures that braces cut at a decimal comma (E035), and the entries that are no entries.

    `{z: 2,5}` is `z: 2` and a key `5` without a colon; a blank `5:` is a blank.
    """
    broken: set[Place] = set()
    for section, entries in _mappings(findings, _FIGURES):
        names = list(entries)
        for at, name in enumerate(names):
            after = (names[later] for later in range(at + 1, len(names)))
            rest = cut_off(entries[name], ((key, entries[key]) for key in after))
            rest = [key for key in rest if _without_colon(findings, (section, key))]
            if rest:
                got = ",".join([entries[name], *rest])
                findings.add("E035", (section, name), got=got)
                broken.update((section, key) for key in (name, *rest))
    return frozenset(broken)


def _mappings(findings: Findings, sections: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    data: Mapping[str, Any] = findings.document.data
    for section in sections:
        entries = data.get(section)
        if isinstance(entries, dict):
            yield section, entries


def _without_colon(findings: Findings, path: Place) -> bool:
    """Whether a key stands alone, as only braces allow, and not in quotes."""
    span = findings.document.span(path, key=True)
    line = findings.document.line(span.line)
    end = span.column - 1 + span.length
    return line[span.column - 1].isdigit() and not line[end:].lstrip().startswith(":")
