"""The page of shipped rulesets: which there are, from which document, with whose points."""

from collections.abc import Iterator

from engine.ruleset.load import load_ruleset
from engine.ruleset.model import Ruleset
from engine.ruleset.text import Label
from evidence.library import Shelf, find, shipped
from evidence.submission import peek
from explain.pages.kind_page import made
from explain.pages.markdown import both, heading, said, table
from explain.pages.markdown import page as joined

COLUMNS = ("ruleset", "source", "criteria", "basis", "sample")


def page() -> str:
    """The page, from what is on the shelf."""
    texts = [find(name, Shelf.RULESETS) for name in shipped(Shelf.RULESETS)]
    found = [load_ruleset(one.text, one.file) for one in texts]
    return joined(
        heading(1, said("pages.head.rulesets")),
        made(said("pages.of.rulesets")),
        both(said("pages.rulesets")),
        table([said(f"pages.column.{name}") for name in COLUMNS], _rows(found)),
    )


def _rows(found: list[Ruleset]) -> Iterator[list[str]]:
    samples = _samples()
    for one in found:
        source = one.source
        yield [
            f"`{one.ruleset}`<br>{both(Label(vi=one.title.vi, en=one.title.en))}",
            f"{source.title} ({source.document}, {source.issuer})",
            str(len(list(one.criteria()))),
            both(said(f"pages.basis.{one.basis.kind}")),
            "<br>".join(f"`{name}`" for name in samples.get(one.ruleset, ())),
        ]


def _samples() -> dict[str, list[str]]:
    """The shipped examples of each ruleset; those of a district by its name alone."""
    by: dict[str, list[str]] = {}
    for name in shipped(Shelf.EXAMPLES):
        found = find(name, Shelf.EXAMPLES)
        shown = name.partition("/")[0]
        for ruleset in peek(found.text, found.file):
            known = by.setdefault(ruleset, [])
            if shown not in known:
                known.append(shown)
    return by
