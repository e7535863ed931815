"""What lines of an audit are called: the total, groups, criteria, parts."""

from engine.audit import TOTAL
from engine.lower import Combined, Node
from engine.rule import Join
from explain.scored import Scored
from explain.words import Words


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
        own = scored.check(id_).title
        name = _placed(words, scored.lowered(owner).node, id_, source_id)
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


def _placed(words: Words, node: Node, id_: str, name: str) -> str:
    """The name of a criterion with the place of a check in it: ways of branches, and parts."""
    if not isinstance(node, Combined):
        return name
    inner = next(c for c in node.children if id_ == c.id or id_.startswith(f"{c.id}/"))
    number = inner.id.removeprefix(f"{node.id}/")
    key = "way" if node.join is Join.FIRST else "part"
    number = number.partition("/")[0]  # a way's condition and its rule are of that way
    return _placed(words, inner, id_, words.say(f"audit.line.{key}", name=name, n=number))
