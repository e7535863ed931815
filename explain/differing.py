"""From two rulesets, and scores under both, to what is told of their difference."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from engine.carry import carried
from engine.digest import digest
from engine.facts import Evidence
from engine.field import with_peers
from engine.lower import Compiled
from engine.points import exact, terminates
from engine.ruleset.diff import Difference, differences
from engine.ruleset.model import Ruleset
from engine.ruleset.text import Label, Text
from engine.score import Engine
from engine.scorecard import Scorecard
from explain.report.difference import (
    Changed,
    Effect,
    Moved,
    Piece,
    Rules,
    RulesetDifference,
)
from explain.reporting import told_unit
from explain.scored import Scored
from explain.words import LANGS, Words

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def difference(
    old: Engine,
    new: Engine,
    done: Mapping[str, Scored],
    given: Mapping[str, Evidence],
    words: Words,
    left_out: tuple[str, ...] = (),
) -> RulesetDifference:
    """Two rulesets; `done` are submissions as the old one scores them, `given` their evidence.

    The new one scores them as one field too, each beside the others.
    """
    carried_ = [carried(given[name], old.compiled, new.compiled) for name in done]
    beside = with_peers(new.compiled, carried_)
    return RulesetDifference(
        lang=words.lang,
        old=_rules(old.ruleset, words),
        new=_rules(new.ruleset, words),
        pieces=tuple(
            _piece(old.compiled, new.compiled, one, words)
            for one in differences(old.compiled, new.compiled)
        ),
        effects=tuple(
            _effect(name, one, new, evidence)
            for (name, one), evidence in zip(done.items(), beside, strict=True)
        ),
        left_out=left_out,
    )


def _rules(ruleset: Ruleset, words: Words) -> Rules:
    return Rules(id=ruleset.ruleset, title=ruleset.title.said(words.lang), digest=digest(ruleset))


def _piece(old: Compiled, new: Compiled, one: Difference, words: Words) -> Piece:
    of = old if one.how == "removed" else new
    return Piece(
        what=one.what,
        id=one.id,
        title=_title(of.ruleset, one, words),
        how=one.how,
        changed=tuple(_changed(one, words)),
    )


def _changed(one: Difference, words: Words) -> Iterator[Changed]:
    """Key by key; of a text what the reader's language says."""
    for key, before, after in one.changed:
        path, _, last = key.rpartition(".")
        if last not in LANGS or last == words.lang:
            told = path if last == words.lang else key
            yield Changed(
                key=told, before=_shown(key, before, words), after=_shown(key, after, words)
            )


def _title(ruleset: Ruleset, one: Difference, words: Words) -> str:
    titles: dict[str, Mapping[str, Text | Label]] = {
        "criterion": {c.id: c.title for c in ruleset.criteria()},
        "area": {group.id: group.title for group in ruleset.groups()},
        "fact": {id_: fact.label for id_, fact in ruleset.facts.items()},
        "target": {target.id: target.text for target in ruleset.targets},
        "assumption": {each.id: each.text for each in ruleset.assumed},
    }
    found = titles.get(one.what, {}).get(one.id)
    return ruleset.title.said(words.lang) if found is None else found.said(words.lang)


def _shown(key: str, value: str | None, words: Words) -> str | None:
    """A figure and a day as the language writes them; anything else as it stands.

    What a source is called is no figure, even where it is a number.
    """
    if value is None:
        return None
    if _DAY.fullmatch(value):
        return words.date(date.fromisoformat(value))
    try:
        number = None if key.startswith("source.") else exact(value)
    except ValueError:
        return value
    if number is None:
        return value
    return words.exact(number) if terminates(number) else words.precise(number)


def _effect(name: str, one: Scored, new: Engine, evidence: Evidence) -> Effect:
    card = new.score(evidence)
    before, after = one.card.total.points, card.total.points
    needs = [fact for fact in new.ruleset.facts if fact not in one.ruleset.facts]
    return Effect(
        unit=told_unit(card.unit),
        file=name,
        illustrative=card.illustrative,
        value=one.card.total.has_figure and card.total.has_figure,
        before=before.earned,
        after=after.earned,
        highest_before=before.highest,
        highest_after=after.highest,
        criteria=tuple(_moved(one, card, new)),
        unread=tuple(
            one.label(fact) for fact in one.evidence.values if fact not in evidence.values
        ),
        lacking=tuple(new.ruleset.facts[fact].label.said(one.words.lang) for fact in needs),
    )


def _moved(one: Scored, card: Scorecard, new: Engine) -> Iterator[Moved]:
    old, lang = one.card.criteria, one.words.lang
    titles = {c.id: c.title.said(lang) for c in (*one.ruleset.criteria(), *new.ruleset.criteria())}
    for id_, title in titles.items():
        was, now = old.get(id_), card.criteria.get(id_)
        before = (None, None) if was is None else (was.points.earned, was.points.max)
        after = (None, None) if now is None else (now.points.earned, now.points.max)
        if before != after:
            yield Moved(
                id=id_,
                title=title,
                before=before[0],
                max_before=before[1],
                after=after[0],
                max_after=after[1],
            )


def gain(effect: Effect) -> Fraction:
    """What the total gains under the new ruleset, in points."""
    return effect.after - effect.before
