"""What is supposed of a submission: from a file of scenarios, or figures written one by one.

scenarios:
  Số hóa hết hồ sơ:
    set: {results_digitised: 3388}      # figures as a submission writes them
    fix: ["3.2.2"]                      # criteria brought to their full award
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import Field, field_validator

from engine.facts import Declaration, Declared, Mark
from engine.ruleset.model import Ruleset
from engine.source.build import collect
from engine.source.diagnostic import Diagnostic, Severity, SourceError, Span
from engine.source.document import Document, Path
from engine.source.read import read
from engine.whatif import Scenario
from evidence.findings import Findings, finding
from evidence.reading.supposed import Supposed, read_supposed
from evidence.salvage import Place
from evidence.shape import Blank, Form
from evidence.submission import Submission


class ScenarioForm(Form):
    """One scenario: figures, and criteria to be fixed."""

    set: dict[str, Blank] = Field(default_factory=dict, description="figures as they would be")
    fix: tuple[str, ...] = Field(default=(), description="criteria brought to their full award")

    @field_validator("set", mode="before")
    @classmethod
    def _none(cls, value: Any) -> Any:
        return {} if value is None else value

    @field_validator("fix", mode="before")
    @classmethod
    def _one_or_more(cls, value: Any) -> Any:
        return [] if value is None else [value] if isinstance(value, str) else value


class ScenariosForm(Form):
    """A file of scenarios by name."""

    scenarios: dict[str, ScenarioForm] = Field(min_length=1)


def read_scenarios(
    text: str, file: str, rulesets: Sequence[Ruleset], given: Submission
) -> tuple[Scenario, ...]:
    """The scenarios of a file, each laid over the submission alone.

    Fixes and marks are of the first ruleset, facts of any.
    Raises SourceError with every mistake of the file: its shape, names, figures that cannot be.
    """
    document = read(text, file)
    form, wrong = collect(document, ScenariosForm)
    if form is None:
        raise SourceError(wrong)
    found, problems = [], list[Diagnostic]()
    for name, one in form.scenarios.items():
        place: Place = ("scenarios", name)
        written = {fact: figure for fact, figure in one.set.items() if figure is not None}
        supposed = Supposed(document, (*place, "set"), written)
        scenario, diagnostics = laid(name, supposed, rulesets, given)
        fixes, unknown = _fixes(document, place, one.fix, rulesets[0])
        problems += [*diagnostics, *unknown]
        found.append(scenario.fixing(fixes))
    if any(one.severity is Severity.ERROR for one in problems):
        raise SourceError(sorted(problems, key=_place))
    return tuple(found)


def laid(
    name: str, supposed: Supposed, rulesets: Sequence[Ruleset], given: Submission
) -> tuple[Scenario, tuple[Diagnostic, ...]]:
    """What is supposed as values, and what is wrong with it: by itself, or beside the rest."""
    read_ = read_supposed(supposed, rulesets, given.by_ruleset, given.document)
    return (
        Scenario(
            name,
            read_.values,
            {f: Declaration(f, Declared.NOTHING_AROSE, name) for f in read_.nothing_arose},
            {check: Mark(mark, name) for check, mark in read_.marks.items()},
        ),
        read_.diagnostics,
    )


def _fixes(
    document: Document, place: Place, wanted: tuple[str, ...], ruleset: Ruleset
) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """The criteria named, by their ids or by source ids that only one has (E140, E141)."""
    findings, found = Findings(document), list[str]()
    for number, name in enumerate(wanted):
        at = (*place, "fix", number)
        ids = criteria_called(name, ruleset)
        if len(ids) == 1:
            found.append(ids[0])
        elif ids:
            findings.add("E141", at, suggestion=ids[0], name=name, expected=", ".join(ids))
        else:
            findings.add("E140", at, suggestion=findings.near(name, ruleset.by_id), name=name)
    return tuple(found), findings.all


def criteria_called(name: str, ruleset: Ruleset) -> tuple[str, ...]:
    """The criterion of an id, else all that have it as the source's own id."""
    if name in ruleset.by_id:
        return (name,)
    return tuple(id_ for id_, one in ruleset.by_id.items() if one.source_id == name)


@dataclass(frozen=True)
class ByHand:
    """Figures written one by one, `fact=figure` a line, as on the command line."""

    name: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All lines, as diagnostics show them."""
        return "\n".join(self.lines)

    def written(self) -> tuple[dict[str, str], list[Diagnostic]]:
        """The figures by name; what has no `=` (E142), and what stands twice (E036)."""
        found: dict[str, str] = {}
        wrong: list[Diagnostic] = []
        for number, line in enumerate(self.lines, start=1):
            name, equals, figure = (part.strip() for part in line.partition("="))
            whole = Span(self.name, number, 1, max(1, len(line)))
            if not (equals and name and figure):
                wrong.append(finding("E142", [whole], got=line))
            elif name in found:
                wrong.append(finding("E036", [whole, self.span((name,))], name=name))
            else:
                found[name] = figure
        return found, wrong

    def span(self, path: Path, *, key: bool = False) -> Span:
        """Where the figure of a name stands, or with `key` the name."""
        wanted = str(path[-1]) if path else ""
        for number, line in enumerate(self.lines, start=1):
            name, _, figure = line.partition("=")
            if name.strip() == wanted:
                column = 1 if key else len(name) + 2
                return Span(self.name, number, column, max(1, len(name if key else figure)))
        return Span(self.name, 1, 1)


def supposed_by_hand(
    hand: ByHand, rulesets: Sequence[Ruleset], given: Submission
) -> tuple[Scenario, tuple[Diagnostic, ...]]:
    """One scenario from figures written one by one, and what is remarked of them.

    Raises SourceError with every mistake.
    """
    written, wrong = hand.written()
    scenario, remarks = laid("", Supposed(hand, (), written), rulesets, given)
    found = sorted([*wrong, *remarks], key=_place)
    if any(one.severity is Severity.ERROR for one in found):
        raise SourceError(found)
    return scenario, tuple(found)


def _place(one: Diagnostic) -> tuple[int, int]:
    """From the top of the file down."""
    return one.spans[0].line, one.spans[0].column
