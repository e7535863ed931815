"""The head of a blank form: what it is for, how to fill it in, which unit and day."""

from collections.abc import Iterator, Sequence

from engine.facts import Unit
from engine.ruleset.model import Ruleset
from engine.ruleset.unit_kinds import asked_kinds, unit_kinds
from evidence.blank_fact import dates, day
from evidence.blank_lines import comment, scalar
from evidence.blank_named import Named
from evidence.blank_words import KINDS, WORDS
from evidence.shape import VERSION


def head(
    ruleset: Ruleset,
    lang: str,
    unit: Unit | None,
    named: Named | None = None,
    others: Sequence[Ruleset] = (),
) -> Iterator[str]:
    """The lines in order; `named` says how the ruleset is named, by its id without.

    `others` are the rulesets that the form is for besides.
    """
    words, period, each = WORDS[lang], ruleset.period, (ruleset, *others)
    titles = "; ".join(one.title.said(lang) for one in each)
    yield from comment(words["form"].format(title=titles))
    for one in each:
        days = {"from": day(one.period.from_, lang), "to": day(one.period.to, lang)}
        yield from comment(words["for"].format(ruleset=one.ruleset, **days))
    yield "#"
    yield from comment(f"{words['how']}:")
    how = ("how_blank", "how_number", "how_date", "how_text")
    for key in (*how, "how_document") if ruleset.proofs else how:
        yield from comment(words[key].format(**dates(period)), hang="- ")
    yield f"submission: {VERSION}"
    by = named or Named(ruleset.ruleset)
    hint = remark(by, lang)
    yield f"ruleset: {by.written}" + (f"  # {hint}" if hint else "")
    yield "unit:"
    for key in ("id", "name"):
        given = f" {scalar(getattr(unit, key))}" if unit else ""
        yield f"  {key}:{given}  # {words[f'unit_{key}']}"
    yield _kind(ruleset, lang, unit)
    yield f"as_of: {period.to.isoformat()}  # {words['as_of']}"


def remark(named: Named, lang: str) -> str:
    """What is to be known of the way a ruleset is named, empty where nothing is."""
    return "" if named.hint is None else WORDS[lang][named.hint].format(file=named.file)


def _kind(ruleset: Ruleset, lang: str, unit: Unit | None) -> str:
    """The kind of unit; where rules differ by it, it is left for the officer to say."""
    known = [kind for kind in KINDS[lang] if kind in unit_kinds(ruleset)]
    several = len(known) > 1 and bool(asked_kinds(ruleset))
    listed = f" {WORDS[lang]['or']} ".join(f"{kind} ({KINDS[lang][kind]})" for kind in known)
    given = scalar(unit.kind) if unit else "" if several else ruleset.unit_kind[0]
    told = WORDS[lang]["unit_kind_asked" if several else "unit_kind"].format(kinds=listed)
    return f"  kind: {given}".rstrip() + f"  # {told}"
