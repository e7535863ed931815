"""From names and paths to a scored submission: rulesets, scales and submissions are read here."""

from dataclasses import dataclass
from pathlib import Path

from engine.facts import Evidence
from engine.ruleset.check import check_scale, load_checked
from engine.ruleset.model import Ruleset
from engine.ruleset.scale import Scale, lay, load_scale
from engine.score import Disagreement, Engine
from engine.source.diagnostic import Diagnostic, Severity, SourceError
from evidence.library import Found, Shelf, find
from evidence.submission import peek, read_submission
from explain.commands.desk import Desk, Fault
from explain.commands.kind import RULESET, SCALE, SUBMISSION, must_be
from explain.scored import Scored


@dataclass(frozen=True)
class Rules:
    """A ruleset, with the scale laid over it where one is."""

    ruleset: Ruleset
    scale: Scale | None = None


def text_of(desk: Desk, wanted: str, shelf: Shelf) -> Found:
    """A shipped text or a file, kept so that diagnostics can show its lines."""
    found = find(wanted, shelf)
    desk.texts[found.file] = found.text
    if found.folder is not None:
        desk.read.append(Path(wanted))
    return found


def rules(desk: Desk, wanted: str, scale: str | None = None) -> Rules:
    """A ruleset by id or path, checked; the scale laid over it. Raises SourceError."""
    found = must_be(RULESET, text_of(desk, wanted, Shelf.RULESETS))
    ruleset = load_checked(found.text, found.file)
    if scale is None:
        return Rules(ruleset)
    over = must_be(SCALE, text_of(desk, scale, Shelf.SCALES))
    wrong = [d for d in check_scale(over.text, over.file, ruleset) if d.severity is Severity.ERROR]
    if wrong:
        raise SourceError(wrong)
    laid, document = load_scale(over.text, over.file)
    return Rules(lay(laid, document, ruleset), laid)


def scored(
    desk: Desk, submission: str, ruleset: str | None = None, scale: str | None = None
) -> Scored:
    """A submission read and scored; warnings and notes about it go to stderr.

    Raises SourceError for what is wrong with the files, Fault where the evaluators differ.
    """
    found = must_be(SUBMISSION, text_of(desk, submission, Shelf.EXAMPLES))
    by = rules(desk, ruleset or peek(found.text, found.file), scale)
    with Engine(by.ruleset, by.scale) as engine:
        return scored_by(desk, engine, found)


def scored_by(desk: Desk, engine: Engine, found: Found) -> Scored:
    """A submission that was found, scored by an engine that is ready. Raises as `scored` does."""
    given = read_submission(found.text, found.file, engine.ruleset, root=found.folder)
    desk.tell(given.diagnostics)
    if found.folder is not None:
        attached = (one.file for one in given.evidence.documents.values())
        desk.read += [found.folder / file for file in attached if file]
    return score(desk, engine, given.evidence)


def score(desk: Desk, engine: Engine, evidence: Evidence) -> Scored:
    """Evidence scored. Raises Fault where the evaluators differ."""
    try:
        return Scored(engine.compiled, evidence, engine.score(evidence), desk.said)
    except Disagreement as differs:
        params = {"got": ", ".join(differs.checks)}
        raise Fault(Diagnostic("C030", Severity.ERROR, params, ())) from differs
