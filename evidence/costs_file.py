"""The costs file of a plan: what work costs, who can do how much, what goes with what.

costs: {unit: {vi: ngày công, en: working days}, default: {fixed: 1}, facts: {files: {each: 0.5}}}
"""

from datetime import date
from fractions import Fraction
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field

from engine.plan.costs import Costs, Need, Officer, Price
from engine.points import ZERO
from engine.ruleset.fact import FactType
from engine.ruleset.model import Ruleset
from engine.ruleset.text import Label
from engine.seen import name_key
from engine.source.build import collect
from engine.source.diagnostic import SourceError
from engine.source.document import Document
from engine.source.read import read
from evidence.days import read_day
from evidence.figure import Figure
from evidence.findings import Findings
from evidence.numbers import read_number
from evidence.salvage import Place
from evidence.shape import Form, Scalar

T = TypeVar("T")


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_listed)]
"""One name, or several."""


class PriceForm(Form):
    """What work on a fact costs, who does it and until when."""

    fixed: Scalar | None = Field(default=None, description="once, if it is worked on at all")
    each: Scalar | None = Field(default=None, description="for every unit of work")
    lead: str | None = Field(default=None, description="who does it, if not the criterion's lead")
    until: Scalar | None = Field(default=None, description="the day by which it must be done")
    needs: Names = Field(default=(), description="facts that have to be worked on with it")


class OfficerForm(Form):
    """How much one lead can do, in the unit of costs."""

    total: Scalar | None = None
    per_week: Scalar | None = None


class CostsForm(Form):
    """Costs, capacities, and what goes with what."""

    unit: Label | None = None
    default: PriceForm = PriceForm()
    facts: dict[str, PriceForm] = Field(default_factory=dict)
    not_touched: Names = ()
    not_both: tuple[tuple[str, str], ...] = ()
    officers: dict[str, OfficerForm] = Field(default_factory=dict)


class CostsFile(Form):
    """The whole file."""

    costs: CostsForm


def read_costs(text: str, file: str, ruleset: Ruleset) -> Costs:
    """The costs of a file. Raises SourceError with every mistake: shape, names, figures."""
    document = read(text, file)
    form, wrong = collect(document, CostsFile)
    if form is None:
        raise SourceError(wrong)
    reading = _Reading(document, ruleset)
    costs = reading.costs(form.costs)
    if reading.findings.refused:
        raise SourceError(reading.findings.all)
    return costs


class _Reading:
    """One file being read under one ruleset."""

    def __init__(self, document: Document, ruleset: Ruleset) -> None:
        self.findings, self._ruleset = Findings(document), ruleset

    def costs(self, form: CostsForm) -> Costs:
        """Everything in the file, as far as it can be read."""
        facts: Place = ("costs", "facts")
        known = [f for f in form.facts if self._fact(f, (*facts, f), key=True)]
        plain = self._price(form.default, ("costs", "default"), Price())
        days = {f: self._day(form.facts[f].until, (*facts, f, "until")) for f in known}
        return Costs(
            default=plain,
            prices={f: self._price(form.facts[f], (*facts, f), plain) for f in known},
            leads={f: form.facts[f].lead or "" for f in known if form.facts[f].lead},
            until={f: day for f, day in days.items() if day is not None},
            excluded=frozenset(self._names(form.not_touched, ("costs", "not_touched"))),
            needs=tuple(
                Need(f, other)
                for f in known
                for other in self._names(form.facts[f].needs, (*facts, f, "needs"))
            ),
            not_both=self._pairs(form.not_both),
            officers=self._officers(form),
            unit={} if form.unit is None else {"vi": form.unit.vi, "en": form.unit.en},
        )

    def _fact(self, name: str, place: Place, *, key: bool = False) -> bool:
        if name in self._ruleset.facts:
            return True
        near = self.findings.near(name, self._ruleset.facts)
        add = self.findings.add_at_key if key else self.findings.add
        add("E040", place, suggestion=near, name=name)
        return False

    def _names(self, names: tuple[str, ...], place: Place) -> list[str]:
        return [f for at, f in enumerate(names) if self._fact(f, (*place, at))]

    def _pairs(self, pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        place: Place = ("costs", "not_both")
        for at, pair in enumerate(pairs):
            self._names(pair, (*place, at))
        return pairs

    def _price(self, form: PriceForm, place: Place, plain: Price) -> Price:
        """What is not said of a fact is as by default; one of both says that the other is 0."""
        if form.fixed is None and form.each is None:
            return plain
        fixed = self._amount(form.fixed, (*place, "fixed"))
        each = self._amount(form.each, (*place, "each"))
        return Price(fixed or ZERO, each or ZERO)

    def _officers(self, form: CostsForm) -> dict[str, Officer]:
        """What leads can do; each has to lead a criterion, or a fact in this file (E143)."""
        leads = [one.lead.vi.strip(" .;,") for one in self._ruleset.criteria() if one.lead]
        leads += [one.lead for one in form.facts.values() if one.lead]
        known = {name_key(lead) for lead in leads}
        for name in form.officers:
            if name_key(name) not in known:
                near, place = self.findings.near(name, leads), ("costs", "officers", name)
                self.findings.add_at_key("E143", place, suggestion=near, name=name)
        return {name: self._officer(one, name) for name, one in form.officers.items()}

    def _officer(self, form: OfficerForm, name: str) -> Officer:
        place: Place = ("costs", "officers", name)
        total = self._amount(form.total, (*place, "total"))
        return Officer(total, self._amount(form.per_week, (*place, "per_week")))

    def _amount(self, written: str | None, place: Place) -> Fraction | None:
        """A number that is not below 0 (E025)."""
        if written is None:
            return None
        figure = read_number(written, FactType.NUMBER)
        value = self._value(figure, place)
        if value is not None and value < 0:
            self.findings.add("E025", place, name=str(place[-1]), got=written)
        return value

    def _day(self, written: str | None, place: Place) -> date | None:
        return None if written is None else self._value(read_day(written), place)

    def _value(self, figure: Figure[T], place: Place) -> T | None:
        self.findings.problems(figure.problems, str(place[-1]), place)
        return figure.value
