"""The head of a submission: which ruleset, which unit, as of which day."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, get_args

from engine.facts import Unit
from engine.ruleset.model import Ruleset
from engine.ruleset.text import UnitKind
from engine.ruleset.unit_kinds import asked_kinds, unit_kinds
from engine.source.near import meant
from evidence.days import read_day
from evidence.findings import Findings
from evidence.salvage import Place
from evidence.shape import UnitForm

_UNFIT = re.compile(r'[/\\:*?"<>|\x00-\x1f\x7f-\x9f]')
"""What no file name can have, on one system or another."""

NAMELESS = Unit("unit", "—")
"""The unit of a submission that names none."""


def made_for(data: Mapping[str, Any], rulesets: Sequence[Ruleset], findings: Findings) -> bool:
    """Whether the submission is made for these rulesets (E011), each named once (E019)."""
    ids = [one.ruleset for one in rulesets]
    first: dict[str, Place] = {}
    for place, name in named_at(data):
        if name not in ids and not is_path(name):  # whoever opened the file has its id from there
            findings.add("E011", place, got=name, expected=", ".join(ids))
            return False
        if name in first:
            findings.add("E019", place, first[name], name=name)
        first.setdefault(name, place)
    return True


def is_path(name: str) -> bool:
    """Whether a submission names a ruleset by its file; no id is written so."""
    return name.startswith((".", "/", "~")) or "\\" in name or name.endswith((".yaml", ".yml"))


def named_at(data: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """The rulesets that a submission names, as far as they are texts, and where."""
    one, several = data.get("ruleset"), data.get("rulesets")
    if isinstance(one, str):
        yield ("ruleset",), one.strip()
    for at, name in enumerate(several if isinstance(several, list) else ()):
        if isinstance(name, str):
            yield ("rulesets", at), name.strip()


def named(data: Mapping[str, Any]) -> tuple[str, ...]:
    """The ids of the rulesets that a submission is made for, each once."""
    return tuple(dict.fromkeys(name for _, name in named_at(data)))


LATE = timedelta(days=2 * 366)
"""A submission later than this after the period looks like a slip in the year."""


def read_as_of(data: Mapping[str, Any], ruleset: Ruleset, findings: Findings) -> date | None:
    """The day as of which the evidence stands; scoring after the period is usual."""
    written = data.get("as_of")
    if not isinstance(written, str):
        return None
    figure = read_day(written)
    findings.problems(figure.problems, "as_of", ("as_of",))
    day, period = figure.value, ruleset.period
    if day is None or period.from_ <= day <= period.to + LATE:
        return day
    code = "E014" if day < period.from_ else "E015"
    span = {"from": period.from_.isoformat(), "to": period.to.isoformat()}
    findings.add(code, ("as_of",), got=day.isoformat(), **span)
    return day


def read_unit(form: UnitForm, ruleset: Ruleset, findings: Findings) -> Unit:
    """The unit; its kind is the (first) one of the ruleset unless it says otherwise."""
    id_, name = (form.id or "").strip(), (form.name or "").strip()
    written = (form.kind or "").strip()
    kind = meant(written, get_args(UnitKind)) or written or ruleset.unit_kind[0]
    if _UNFIT.search(id_):
        findings.add("E067", ("unit", "id"), got=id_)
    if not id_ and not name:
        findings.add_at_key("E013", ("unit",))
        id_, name = NAMELESS.id, NAMELESS.name
    known = unit_kinds(ruleset)
    if not written and len(known) > 1 and asked_kinds(ruleset):
        findings.add_at_key("E059", ("unit",), expected=", ".join(sorted(known)))
    elif kind not in known:
        findings.add("E012", ("unit", "kind"), got=kind, expected=", ".join(sorted(known)))
    return Unit(id_ or name, name or id_, kind)
