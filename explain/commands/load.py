"""From names and paths to a scored submission: rulesets, scales and submissions are read here."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property

from engine.linked import LinkedEngine, Runs
from engine.ruleset.check import check_scale, load_checked
from engine.ruleset.model import Ruleset
from engine.ruleset.scale import Scale, lay, load_scale
from engine.score import Disagreement, Engine
from engine.source.diagnostic import Diagnostic, Severity, SourceError
from evidence.beside import check_beside
from evidence.calendars import Calendars
from evidence.kind import RULESET, SCALE, SUBMISSION
from evidence.library import Found, Shelf, find
from evidence.named import at_its_place, rulesets_in
from evidence.submission import Submission, read_submission
from explain.commands.desk import Desk, Fault, wrong_use
from explain.commands.kind import must_be
from explain.scored import Scored


@dataclass(frozen=True)
class Rules:
    """A ruleset with the scale laid over it where one is; as it was, and the texts of both."""

    ruleset: Ruleset
    plain: Ruleset
    found: Found
    scale: Scale | None = None
    over: Found | None = None


def text_of(desk: Desk, wanted: str, shelf: Shelf) -> Found:
    """A shipped text or a file, kept so that diagnostics can show its lines."""
    found = find(wanted, shelf)
    desk.texts[found.file] = found.text
    return found


def rules(desk: Desk, wanted: str, scale: str | None = None) -> Rules:
    """A ruleset by id or path, checked; the scale laid over it. Raises SourceError."""
    found = must_be(RULESET, text_of(desk, wanted, Shelf.RULESETS))
    ruleset = load_checked(found.text, found.file, Calendars(found.folder))
    if scale is None:
        return Rules(ruleset, ruleset, found)
    over = must_be(SCALE, text_of(desk, scale, Shelf.SCALES))
    calendars = Calendars(over.folder)
    told = check_scale(over.text, over.file, ruleset, calendars)
    wrong = [one for one in told if one.severity is Severity.ERROR]
    if wrong:
        raise SourceError(wrong)
    laid, document = load_scale(over.text, over.file, calendars)
    return Rules(lay(laid, document, ruleset), ruleset, found, laid, over)


@dataclass(frozen=True)
class Under:
    """What submissions that name the same rulesets are scored by; which is told of (None: each)."""

    used: tuple[Rules, ...]
    told: str | None

    @property
    def rulesets(self) -> list[Ruleset]:
        """The rulesets, with scales laid over them."""
        return [one.ruleset for one in self.used]

    def one(self, submission: str) -> str:
        """The id of the one ruleset that is told. Raises SourceError (C027) where it is several."""
        ids = [one.ruleset for one in self.rulesets]
        if self.told is None and len(ids) > 1:
            raise wrong_use("C027", ids[0], file=submission, expected=", ".join(ids))
        return self.told or ids[0]

    @cached_property
    def engines(self) -> LinkedEngine:
        """The engines, made when a first submission can be read: then the rulesets go together."""
        return LinkedEngine([Engine(one.ruleset, one.scale) for one in self.used])

    def close(self) -> None:
        """Give back what the engines hold."""
        if "engines" in self.__dict__:
            self.engines.close()


def submission_of(desk: Desk, wanted: str) -> Found:
    """A submission's text. Raises SourceError, C025 for a text of another kind."""
    return must_be(SUBMISSION, text_of(desk, wanted, Shelf.EXAMPLES))


@contextmanager
def opened(
    desk: Desk, submission: str, ruleset: str | None = None, scale: str | None = None
) -> Iterator[tuple[Found, Under]]:
    """A submission's text and what it is scored by, given back at the end. Raises SourceError."""
    found = submission_of(desk, submission)
    with closing(under(desk, found, rulesets_in(found), ruleset, scale)) as by:
        yield found, by


def scored(
    desk: Desk, submission: str, ruleset: str | None = None, scale: str | None = None
) -> Scored:
    """A submission scored by its one ruleset, or by the one that `ruleset` says.

    Raises as `all_scored`, and C027 where several are left.
    """
    with opened(desk, submission, ruleset, scale) as (found, by):
        by.one(submission)
        [one] = scored_by(desk, by, found)
        return one


def all_scored(
    desk: Desk, submission: str, ruleset: str | None = None, scale: str | None = None
) -> list[Scored]:
    """A submission read and scored by its rulesets, in their order; remarks about it go to stderr.

    Where it names several, `ruleset` says which one is told: the others are scored all the same, as
    their results may feed it. Raises SourceError for what is wrong with the files, Fault where the
    evaluators differ.
    """
    with opened(desk, submission, ruleset, scale) as (found, by):
        return scored_by(desk, by, found)


def under(
    desk: Desk,
    submission: Found,
    paths: Mapping[str, str],
    ruleset: str | None = None,
    scale: str | None = None,
) -> Under:
    """The rulesets to score a submission by, from their ids and where they are found.

    `ruleset` stands in for its namesake, or alone where there is none: the submission is refused.
    It can be the id of a ruleset that the submission has in its own folder.
    """
    ruleset = paths.get(ruleset or "", ruleset)
    told = None if ruleset is None else rules(desk, ruleset).ruleset.ruleset
    found = dict(paths) if told is None or told in paths else {}
    if ruleset is not None and told is not None:
        found[told] = ruleset
    over = None if scale is None or len(found) == 1 else _laid_over(desk, scale)
    if over not in found:
        over = next(iter(found))  # the only one, or the one that a stray scale is refused by
    with at_its_place(submission):
        used = [rules(desk, path, scale if id_ == over else None) for id_, path in found.items()]
    return Under(tuple(used), told)


def _laid_over(desk: Desk, scale: str) -> str:
    """The ruleset that a scale is for."""
    over = must_be(SCALE, text_of(desk, scale, Shelf.SCALES))
    return load_scale(over.text, over.file, Calendars(over.folder))[0].for_


def scored_by(desk: Desk, by: Under, found: Found) -> list[Scored]:
    """A submission that was found, scored by engines that are ready. Raises as `all_scored`."""
    return results(desk, by, given_by(desk, by, found))


def given_by(desk: Desk, by: Under, found: Found) -> Submission:
    """A submission that was found, read; what is remarked of it is told. Raises SourceError."""
    given = read_submission(found.text, found.file, by.rulesets, root=found.folder)
    desk.tell(given.diagnostics)
    return given


def results(desk: Desk, by: Under, given: Submission, runs: Runs | None = None) -> list[Scored]:
    """A submission scored by its rulesets, or with what they came to. Raises as `all_scored`."""
    with agreed():
        runs = by.engines.run(given.by_ruleset) if runs is None else runs
    said = said_beside(by, given, runs)
    if any(one.severity is Severity.ERROR for one in said):
        raise SourceError(said)
    desk.tell(said)
    return [one for id_, one in cards_of(desk, by, runs).items() if by.told in (None, id_)]


def said_beside(by: Under, given: Submission, runs: Runs) -> tuple[Diagnostic, ...]:
    """What is to be said of figures handed in beside the results that runs gave."""
    scored = {id_: both.given.evidence for id_, both in runs.items()}
    return check_beside(given, by.rulesets, scored)


def cards_of(desk: Desk, by: Under, runs: Runs) -> dict[str, Scored]:
    """What a submission came to by each ruleset."""
    told: dict[str, Scored] = {}
    for id_, card in by.engines.cards(runs).items():
        compiled = by.engines.engines[id_].compiled
        told[id_] = Scored(compiled, card.evidence, card, desk.said, told)
    return told


@contextmanager
def agreed() -> Iterator[None]:
    """Raises Fault where the evaluators differ."""
    try:
        yield
    except Disagreement as differs:
        params = {"got": ", ".join(differs.checks)}
        raise Fault(Diagnostic("C030", Severity.ERROR, params, ())) from differs
