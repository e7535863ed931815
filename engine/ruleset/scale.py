"""A scale: a province's official points and rules, laid over a ruleset without touching it."""

from typing import Any

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from engine.calendar import Calendars
from engine.rule_ref import RuleRef
from engine.ruleset.criterion import Criterion, Group
from engine.ruleset.load import Known
from engine.ruleset.model import Assumption, Basis, Ruleset, SourceDocument, Total
from engine.ruleset.question import DeclaredFacts, expanded
from engine.ruleset.text import Exact, Words
from engine.source.build import build
from engine.source.diagnostic import Diagnostic, Severity, SourceError
from engine.source.near import nearest
from engine.source.read import Document, read
from engine.source.wrong import ITS_KEY


class Laid(Words):
    """What a scale says of one criterion; what it does not say stays as the ruleset has it."""

    points: Exact | None = None
    rule: RuleRef | None = None
    round: int | None = Field(default=None, ge=0, le=9)

    @model_validator(mode="after")
    def _says_something(self) -> Any:
        if self.points is None and self.rule is None and self.round is None:
            raise PydanticCustomError("R022", "nothing in it", {"name": ITS_KEY})
        return self


class Scale(Words):
    """The whole file. Made by `load_scale`."""

    scale: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)+$")
    for_: str = Field(alias="for")
    basis: Basis
    source: SourceDocument
    calendar: Calendars = ()
    assumed: tuple[Assumption, ...] = ()
    facts: DeclaredFacts = Field(default_factory=dict)
    criteria: dict[str, Laid] = Field(default_factory=dict)
    total: Total | None = None


def load_scale(text: str, file: str, calendars: Known = None) -> tuple[Scale, Document]:
    """The scale and the document that knows where everything stands. Raises SourceError."""
    document = read(text, file)
    return build(document, Scale, {"calendars": calendars or {}}), document


def kept(over: Ruleset) -> tuple[Assumption, ...]:
    """The ruleset's assumptions that still hold under a scale: not those about points."""
    return tuple(one for one in over.assumed if one.about != "points")


def lay(scale: Scale, document: Document, over: Ruleset) -> Ruleset:
    """The ruleset with the scale laid over it.

    Raises SourceError: another ruleset (R030), a criterion it does not have (R031), under an
    official basis a criterion left without points (R032). All at once.
    """
    wrong: list[Diagnostic] = []
    if scale.for_ != over.ruleset:
        params = {"expected": over.ruleset, "got": scale.for_}
        wrong.append(
            Diagnostic("R030", Severity.ERROR, params, (document.span(("for",)),), over.ruleset)
        )
    for id_ in scale.criteria.keys() - over.by_id.keys():
        span = document.span(("criteria", id_), key=True)
        near = nearest(id_, list(over.by_id))
        wrong.append(Diagnostic("R031", Severity.ERROR, {"name": id_}, (span,), near))
    if wrong:
        raise SourceError(tuple(wrong))
    laid = over.model_copy(
        update={
            "basis": scale.basis,
            "calendar": scale.calendar or over.calendar,
            "assumed": (*kept(over), *scale.assumed),
            "facts": expanded({**over.facts, **scale.facts}),
            "areas": tuple(_group(area, scale) for area in over.areas),
            "total": over.total if scale.total is None else scale.total,
        }
    )
    for kept_back in ("by_id", "working_days"):
        laid.__dict__.pop(kept_back, None)
    _all_have_points(scale, laid, document)
    return laid


def _group(group: Group, scale: Scale) -> Group:
    return group.model_copy(
        update={
            "criteria": tuple(_criterion(c, scale.criteria.get(c.id)) for c in group.criteria),
            "groups": tuple(_group(inner, scale) for inner in group.groups),
        }
    )


def _criterion(criterion: Criterion, laid: Laid | None) -> Criterion:
    if laid is None:
        return criterion
    said = {"points": laid.points, "rule": laid.rule, "round": laid.round}
    update: dict[str, Any] = {key: value for key, value in said.items() if value is not None}
    if laid.rule is not None:
        update["examples"] = ()
    return criterion.model_copy(update=update)


def _all_have_points(scale: Scale, laid: Ruleset, document: Document) -> None:
    """Under an official basis every criterion has its points from the scale itself."""
    if laid.basis.kind != "official":
        return
    given = {id_ for id_, said in scale.criteria.items() if said.points is not None}
    bare = [c.id for c in laid.criteria() if c.id not in given]
    if bare:
        span = document.span(("criteria",), key=True)
        raise SourceError(
            tuple(Diagnostic("R032", Severity.ERROR, {"name": id_}, (span,)) for id_ in bare)
        )
