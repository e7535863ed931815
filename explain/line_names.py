"""What lines of an audit are called: the total, groups, criteria, parts."""

from engine.audit import TOTAL
from explain.scored import Scored


def title_of(scored: Scored, id_: str) -> tuple[str, str]:
    """The source's id and the title of a line."""
    words, lang = scored.words, scored.words.lang
    if id_ == TOTAL:
        return "", words.say("audit.line.total")
    if id_ in scored.compiled.criteria:
        criterion = scored.lowered(id_).criterion
        return criterion.shown_id, criterion.title.said(lang)
    if id_ in scored.compiled.checks:
        owner = scored.compiled.owners[id_]
        source_id, title = title_of(scored, owner)
        part, own = id_.removeprefix(f"{owner}/"), scored.check(id_).title
        name = words.say("audit.line.part", name=source_id, n=part)
        return name, title if own is None else own.said(lang)
    group = next(one for one in scored.ruleset.groups() if one.id == id_)
    return group.shown_id, group.title.said(lang)


def name_of(scored: Scored, id_: str) -> str:
    """The source's id with the title."""
    return " ".join(title_of(scored, id_)).strip().rstrip(". ")


def called(scored: Scored, id_: str) -> str:
    """The source's id, or the title of what has none."""
    source_id, title = title_of(scored, id_)
    return source_id or title
