"""The page that leads to every rule kind, and says how to read the others."""

from engine.ruleset.text import Label
from explain.pages.cases import TODAY, KindFile
from explain.pages.kind_page import made
from explain.pages.markdown import both, heading, listed, said, table
from explain.pages.markdown import page as joined
from explain.words import words

READING = ("exact", "points", "marks", "unknown", "nothing_arose", "blank", "gate", "next", "code")


def page(files: list[KindFile]) -> str:
    """The page: the kinds, how to read their tables, the formula shapes they express."""
    notes = [said(f"pages.reading.{name}") for name in READING]
    days = {lang: words(lang).date(TODAY) for lang in ("vi", "en")}
    as_of = Label(**{lang: words(lang).say("pages.reading.as_of", day=days[lang]) for lang in days})
    return joined(
        heading(1, said("pages.head.kinds")),
        made(said("pages.of.kinds")),
        _kinds(files),
        heading(2, said("pages.head.reading")),
        listed([*notes, as_of]),
        heading(2, said("pages.head.shapes")),
        _shapes(files),
    )


def _kinds(files: list[KindFile]) -> str:
    rows = [
        [f"[`{file.kind}`]({file.kind}.md)<br>{both(file.title)}", both(file.summary)]
        for file in files
    ]
    return table([said("pages.column.kind"), said("pages.column.use")], rows)


def _shapes(files: list[KindFile]) -> str:
    """Which rule of which kind shows a formula shape met in the field."""
    rows = [
        [shape, f"[`{file.kind}`]({file.kind}.md)", both(shown.title)]
        for file in files
        for shown in file.rules
        for shape in shown.shapes
    ]
    columns = ("shape", "kind", "rule")
    return table([said(f"pages.column.{name}") for name in columns], sorted(rows))
