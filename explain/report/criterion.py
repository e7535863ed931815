"""One criterion in a report: why it stands as it does, on what, and what would better it."""

from datetime import date
from typing import Literal

from explain.report.amounts import Amount, Model
from explain.report.lines import Line


class Reason(Model):
    """Why: a code that programs can rely on, and a sentence with the numbers."""

    code: str
    """Reason code, `<kind>.<row>` or the name of a state; the same in every language."""
    text: str
    """The sentence in the language of the report."""


class Mark(Model):
    """A judged check without a mark."""

    check: str
    """The check's id."""
    on: str
    """What is judged."""


class Others(Model):
    """A figure of the other units that is still needed."""

    figure: str
    """The figure as `peers` names it: a fact, or `of/to`."""
    label: str
    """What it is."""


class Result(Model):
    """Another ruleset's result, where a fact is one."""

    ruleset: str
    """The ruleset whose result it is."""
    of: str
    """total, or the id of the area or derived figure."""
    title: str
    """In words: of which ruleset it is the total, or which of its figures."""
    low: str | None
    """The least it can come to, as a submission writes it; null where it has no value."""
    high: str | None
    """The most it can come to; the same as `low` once the result is closed."""
    missing: tuple["Fact", ...]
    """The facts of that ruleset that leave it open."""
    marks: tuple[Mark, ...]
    """The marks of that ruleset that leave it open."""


class Counted(Model):
    """What a fact counts the answers of."""

    question: str
    """The question's id."""
    label: str
    """The question."""
    option: str
    """The option that was chosen."""
    valid: int
    """How many of the question's options are valid answers."""


class Fact(Model):
    """A fact as it was read."""

    id: str
    """The fact's id in the ruleset."""
    label: str
    """What it is."""
    counts: Counted | None
    """Set where it counts the answers to a question."""
    type: str
    """Its type."""
    unit: str | None
    """Its unit of work."""
    value: str | None
    """The value as a submission writes it, exactly; null while it is not known."""
    shown: str
    """The value with its unit, for a person."""
    declared: Literal["nothing_arose", "blank"] | None
    """What is declared of it instead of a figure."""
    document: str | None
    """The document that it is cited from."""
    page: str | None
    """The page there."""
    cited: str | None
    """Document and page as people cite them: number, day, page."""
    proved: bool
    """False where it is given without the proof it needs."""
    unproved: Reason | None
    """Why it is not proved: proof.not_cited, not_listed, wrong_kind or issued_later."""
    result: Result | None = None
    """Set where another ruleset's result gives it."""


class Document(Model):
    """A document cited (tài liệu kiểm chứng)."""

    id: str
    """Its id in the submission."""
    number: str | None
    """Số/ký hiệu."""
    title: str
    """Its title."""
    issuer: str | None
    """Who issued it."""
    issued: date | None
    """The day it was issued."""
    kind: str | None
    """Which kind of proof it is, by the ruleset's id."""
    text: str
    """Title, number, day and issuer in one line."""


class Change(Model):
    """One thing to do, in units of work."""

    fact: str
    """The fact that changes."""
    label: str
    """What it is."""
    action: str
    """more, fewer, more_good, more_due, fewer_due, undo, answer, choose or earlier."""
    before: str | None
    """The value now, as a submission writes it."""
    after: str
    """The value it takes."""
    units: Amount
    """How many units of work that is."""
    unit: str | None
    """The unit of work."""
    text: str
    """The change in words."""


class Advice(Model):
    """The least change that reaches a better award; one unit less does not reach it."""

    change: tuple[Change, ...]
    """What has to change."""
    award: Amount
    """The criterion's points afterwards."""
    gain: Amount | None
    """What the total gains, scored again; null where there is no total."""
    in_time: bool
    """Whether there is still time, as of the submission's date."""
    until: date
    """The last day that is in time."""
    why_not: str | None
    """Why it is too late, null where it is not."""
    text: str
    """What to do, with the figure before and after."""


class Due(Model):
    """Until when."""

    text: str
    """The source's own words."""
    last_day: date | None
    """The last day that is in time, null where the source gives none."""


class Check(Model):
    """One measured piece of a criterion."""

    id: str
    """The criterion's id, or `3.2.1/2` for its second part."""
    title: str | None
    """The part's own title."""
    kind: str
    """The kind of its rule."""
    state: str
    """known, unknown, nothing_arose, not_applicable, blank or awaiting."""
    x: Amount | None
    """The exact value measured: a share, a number, a day number, the place of an option, a mark.

    Null where there is none, as of what was never done.
    """
    position: int | None
    """Where that puts it in its table (see the page on meaning)."""
    band: int | None
    """Which band holds, counted from 0 in the order written."""
    max: Amount
    """What it can earn."""
    earned: Amount
    """Earned on the facts given."""
    highest: Amount
    """The most that missing evidence can still make of it."""
    reason: Reason
    """Why."""
    facts: tuple[str, ...]
    """The facts it reads."""
    confirmed: bool
    """False where it is a mark that nobody but its author confirmed."""


class Criterion(Line):
    """One criterion (tiêu chí)."""

    id: str
    """Its id, unique in the ruleset."""
    source_id: str
    """The source's own id, which may repeat."""
    area: str
    """The area it stands in."""
    group: str
    """The group it stands in."""
    title: str
    """The source's own title, or its translation."""
    requirement: str | None
    """The source's own requirement."""
    asks_proof: bool
    """False where no document is asked for, so that every figure given counts as supported."""
    may_have_no_value: bool
    """True while missing evidence may leave it without a value."""
    status: Literal[
        "not_applicable", "no_value", "awaiting_judgement", "unknown", "met", "partly", "not_met"
    ]
    """The first that holds."""
    reason: Reason
    """Why it stands as it does."""
    position: int | None
    """The position of its only check, null where it has several."""
    band: int | None
    """The band of its only check, null where it has several."""
    checks: tuple[Check, ...]
    """Its measured pieces."""
    next: Advice | None
    """The least change to the next better award, null where nothing the unit does reaches one."""
    full: Advice | None
    """The least change to the full award, null where nothing the unit does reaches it."""
    out_of_reach: str | None
    """Why nothing the unit does wins the lost points back, null where something does."""
    more_answers: str | None
    """How many more answers would give it a value, null where none are missing or it is late."""
    not_known: tuple[str, ...]
    """The missing facts without which it does not show whether lost points can still be won."""
    winnable: Amount
    """What work still in time could add beyond `highest`, in its own points."""
    facts: tuple[Fact, ...]
    """The facts it reads."""
    documents: tuple[Document, ...]
    """The documents cited for them."""
    lead: str | None
    """Who leads it."""
    support: str | None
    """Who supports."""
    due: tuple[Due, ...]
    """Its deadlines."""
    cite: str | None
    """Where it stands in the source."""
    assumed: tuple[str, ...]
    """The assumptions it leans on."""
