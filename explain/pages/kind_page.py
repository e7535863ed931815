"""The page of one rule kind."""

from collections.abc import Iterator
from typing import Any

from engine.rules import KINDS
from engine.ruleset.check import check_ruleset
from engine.ruleset.text import Label
from engine.source.diagnostic import Diagnostic
from engine.source.write import yaml_of
from evidence.calendars import Calendars
from explain.pages.cases import KindFile, Shown, Wrong
from explain.pages.examples import cases_of
from explain.pages.keys import Key, keys_of
from explain.pages.markdown import (
    block,
    both,
    heading,
    listed,
    plain,
    said,
    table,
)
from explain.pages.markdown import page as joined
from explain.pages.sample import ruleset_of
from explain.words import words
from explain.words.messages import message


def page(file: KindFile) -> str:
    """The page: when, shape, keys, examples, mistakes."""
    source = said("pages.of.examples", file=f"tests/cases/kinds/{file.kind}.yaml")
    return joined(
        f"# `{file.kind}` · {file.title.vi} · {file.title.en}",
        made(source),
        both(file.summary),
        heading(2, said("pages.head.when")),
        listed(file.when),
        f"{both(said('pages.instead'))}",
        "\n".join(f"- [`{one.kind}`]({one.kind}.md): {both(one.text)}" for one in file.instead),
        heading(2, said("pages.head.shape")),
        _shape(file),
        heading(2, said("pages.head.keys")),
        _keys(file),
        heading(2, said("pages.head.examples")),
        _legend(file),
        *(part for shown in file.rules for part in _example(file, shown)),
        heading(2, said("pages.head.mistakes")),
        *(part for wrong in file.wrong for part in _mistake(file, wrong)),
    )


def made(source: Label) -> str:
    """The line that says where a page is from."""
    return f"<!-- {' / '.join(_made(source))} -->"


def _made(source: Label) -> Iterator[str]:
    for lang in ("vi", "en"):
        yield words(lang).say("pages.made", source=source.said(lang))


def _shape(file: KindFile) -> str:
    """The first rule with the facts that it reads."""
    first = file.rules[0]
    facts = {**file.facts, **first.facts}
    read = {fact: facts[fact] for fact in facts if fact in _names(first.rule)}
    return block({"facts": read, "rule": first.rule})


def _names(data: Any) -> set[str]:
    """Every text in data, keys included."""
    if isinstance(data, dict):
        return {*data, *(name for value in data.values() for name in _names(value))}
    if isinstance(data, list):
        return {name for value in data for name in _names(value)}
    return {data}


def _keys(file: KindFile) -> str:
    rows = [_key(key) for key in keys_of(KINDS[file.kind])]
    if not rows:
        return both(said("pages.rules_listed"))
    columns = ("key", "type", "default", "meaning")
    return table([said(f"pages.column.{name}") for name in columns], rows)


def _key(key: Key) -> list[str]:
    type_ = plain(f"pages.type.{key.type}") if words("vi").has(f"pages.type.{key.type}") else None
    default = both(said("pages.required")) if key.default is None else key.default
    return [
        f"`{key.path}`",
        both(type_) if type_ is not None else f"`{key.type}`",
        f"`{default}`" if key.default else default,
        both(plain(key.meaning)),
    ]


def _legend(file: KindFile) -> str:
    """What the facts of the examples are."""
    facts = file.facts | {f: one for shown in file.rules for f, one in shown.facts.items()}
    rows = [[f"`{fact}`", both(Label(**one["label"])), _type(one)] for fact, one in facts.items()]
    return table([said(f"pages.column.{name}") for name in ("fact", "meaning", "type")], rows)


def _type(fact: dict[str, Any]) -> str:
    type_ = both(said(f"term.type.{fact['type']}"))
    if "part_of" not in fact:
        return type_
    return f"{type_}<br>{both(said('pages.part_of', whole=fact['part_of']))}"


def _example(file: KindFile, shown: Shown) -> Iterator[str]:
    """One rule, and what it gives."""
    shapes = f" ({', '.join(shown.shapes)})" if shown.shapes else ""
    yield heading(3, shown.title) + shapes
    yield block(shown.rule)
    notes = [said("pages.worth", points=shown.points)]
    if shown.in_ == "penalty":
        notes.append(said("pages.penalty"))
    if shown.applies_when is not None:
        notes.append(said("pages.gate", fact=shown.applies_when))
    yield both(Label(vi=" ".join(n.vi for n in notes), en=" ".join(n.en for n in notes)))
    yield cases_of(file, shown)


def _mistake(file: KindFile, wrong: Wrong) -> Iterator[str]:
    """One mistaken rule, and what is said of it."""
    yield f"**{wrong.about.vi}** · *{wrong.about.en}*"
    yield block({**({"facts": wrong.facts} if wrong.facts else {}), "rule": wrong.rule})
    found = next(one for one in findings(file, wrong) if one.code == wrong.code)
    text = Label(vi=message(words("vi"), found), en=message(words("en"), found))
    yield f"[{wrong.code}](../errors/{wrong.code}.md): {both(text)}"


def findings(file: KindFile, wrong: Wrong) -> list[Diagnostic]:
    """Everything that is said of a mistaken rule."""
    return check_ruleset(yaml_of(ruleset_of(file, wrong)), f"{file.kind}.yaml", Calendars())
