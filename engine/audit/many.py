"""Several units side by side: documents offered twice, figures that are the same too often."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from engine.facts import Document, Evidence

LARGE = Fraction(100)
"""Smaller figures are the same by chance too often."""
SEVERAL = 3
"""From so many identical figures on two units are worth a second look."""
FEW = 4
"""Among fewer units nothing can be called usual."""

Offer = tuple[str, str]
"""A unit, and the name of a document in its submission."""


class Shared(NamedTuple):
    """One document that several units offer.

    `by`: what shows that it is one: `digest`, `file`, or `number` (with issuer and day). `usual`:
    most units offer it, as with a decision of the level above; that is no finding.
    """

    document: Document
    by: str
    offers: tuple[Offer, ...]
    usual: bool


class Twins(NamedTuple):
    """Two units, and the facts that have the same large figure in both and not in most others."""

    units: tuple[str, str]
    facts: tuple[str, ...]


def shared(units: Mapping[str, Evidence]) -> tuple[Shared, ...]:
    """Documents that several units offer: those of few units first, then by how many offer them.

    `units`: evidence by unit. Two documents are one by SHA-256, by file, or by number, issuer, day.
    """
    found: dict[frozenset[Offer], Shared] = {}
    taken: set[Offer] = set()
    for by in ("digest", "file", "number"):
        for document, offers in _groups(units, by):
            new = len({unit for unit, _ in offers}) > 1 and not taken.issuperset(offers)
            if new:
                usual = _usual(len({unit for unit, _ in offers}), len(units))
                found[frozenset(offers)] = Shared(document, by, offers, usual)
                taken.update(offers)
    return tuple(sorted(found.values(), key=lambda one: (one.usual, -len(one.offers))))


def _groups(units: Mapping[str, Evidence], by: str) -> Iterator[tuple[Document, tuple[Offer, ...]]]:
    groups: dict[Hashable, list[tuple[Document, Offer]]] = defaultdict(list)
    for unit, evidence in units.items():
        for name, document in evidence.documents.items():
            key = _key(document, by)
            if key is not None:
                groups[key].append((document, (unit, name)))
    for each in groups.values():
        yield each[0][0], tuple(offer for _, offer in each)


def _key(document: Document, by: str) -> Hashable | None:
    """What a document is known by; None where it does not say."""
    if by == "digest":
        return document.sha256 and document.sha256.strip().lower()
    if by == "file":
        return document.file
    if document.number is None or document.issuer is None or document.issued is None:
        return None
    number = "".join(document.number.split()).casefold()
    return number, " ".join(document.issuer.split()).casefold(), document.issued


def _usual(holders: int, units: int) -> bool:
    return units >= FEW and holders * 2 > units


def twins(units: Mapping[str, Evidence]) -> tuple[Twins, ...]:
    """Pairs of units with several identical large figures, most of them first."""
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    facts = dict.fromkeys(fact for evidence in units.values() for fact in evidence.values)
    for fact in facts:
        for holders in _holders(units, fact):
            if len(holders) > 1 and not _usual(len(holders), len(units)):
                for pair in combinations(holders, 2):
                    alike[pair].append(fact)
    found = [Twins(pair, tuple(each)) for pair, each in alike.items() if len(each) >= SEVERAL]
    return tuple(sorted(found, key=lambda one: -len(one.facts)))


def _holders(units: Mapping[str, Evidence], fact: str) -> Iterable[list[str]]:
    """The units that have the same large figure of a fact, figure by figure."""
    by_value: dict[Fraction, list[str]] = defaultdict(list)
    for unit, evidence in units.items():
        value = evidence.values.get(fact)
        if isinstance(value, Fraction) and abs(value) >= LARGE:
            by_value[value].append(unit)
    return by_value.values()
