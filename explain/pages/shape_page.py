"""The page of formula shapes: how each is written, and what it gives."""

from collections.abc import Iterator

from engine.score import Engine
from explain.pages.examples import facts_told, points_told, why_told
from explain.pages.kind_page import made
from explain.pages.markdown import block, both, heading, said, table
from explain.pages.markdown import page as joined
from explain.pages.sample import CRITERION, evidence_of, model_of
from explain.pages.shapes import ShapeCase, ShapeFile, ruleset_of_shape
from explain.scored import Scored
from explain.words import LANGS, words

COLUMNS = ("case", "facts", "points", "why")


def page(files: list[ShapeFile]) -> str:
    """The page: every shape in order, so that an author finds the one a decision's row has."""
    return joined(
        heading(1, said("pages.head.shapes")),
        made(said("pages.of.shapes")),
        both(said("pages.shapes")),
        *(part for file in files for part in _shape(file)),
    )


def _shape(file: ShapeFile) -> Iterator[str]:
    yield f"## {file.shape} · {file.title.vi}\n\n*{file.title.en}* ({file.source})"
    yield block({"facts": file.facts, **file.written})
    with Engine(model_of(ruleset_of_shape(file))) as engine:
        rows = [_row(engine, name, case) for name, case in file.cases.items()]
    totals = any(row[-1] for row in rows)
    columns = [said(f"pages.column.{name}") for name in (*COLUMNS, *(["total"] if totals else []))]
    yield table(columns, [row if totals else row[:-1] for row in rows])


def _row(engine: Engine, name: str, case: ShapeCase) -> list[str]:
    evidence = evidence_of(engine.ruleset, case)
    card = engine.score(evidence)
    told = [Scored(engine.compiled, evidence, card, words(lang)) for lang in LANGS]
    one = card.criteria[CRITERION]
    return [
        f"`{name}`",
        "<br>".join(facts_told(case)),
        points_told(one),
        "<br>".join(why_told(told, one)),
        "<br>".join(part for part in (_total(case), _stands(case)) if part),
    ]


def _stands(case: ShapeCase) -> str:
    """Its rank among the others, as far as missing evidence leaves it, and its group."""
    place = case.stands
    if place is None:
        return ""
    key = "pages.rank" if place.best is None else "pages.rank_between"
    params = {name: str(getattr(place, name)) for name in ("rank", "best", "worst")}
    told = both(said(key, n=str(len(case.others) + 1), **params))
    if place.group is None:
        return told
    return f"{told}<br>{both(said('pages.group', group=str(place.group), n=str(place.parts)))}"


def _total(case: ShapeCase) -> str:
    if case.total is None:
        return ""
    vi, one = words("vi"), case.total
    low, high = vi.exact(one.earned), vi.exact(one.most)
    bounds = low if low == high else f"{low} … {high}"
    return f"{bounds} / {vi.exact(one.max)}" + (f"<br>{one.class_}" if one.class_ else "")
