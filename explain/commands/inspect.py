"""What is to be said of a file: a ruleset, a scale or a submission, told apart by its keys."""

from engine.ruleset.check import check_ruleset, check_scale
from engine.source.diagnostic import Diagnostic, SourceError
from engine.source.read import read
from evidence.library import Found, Shelf
from evidence.submission import peek, read_submission
from explain.commands.desk import Desk
from explain.commands.load import rules, text_of


def findings(desk: Desk, wanted: str) -> list[Diagnostic]:
    """Everything that is wrong or odd; a file that cannot be read is one thing to say."""
    try:
        found = text_of(desk, wanted, Shelf.RULESETS)
        return _of_kind(desk, found)
    except SourceError as refused:
        return list(refused.diagnostics)


def _of_kind(desk: Desk, found: Found) -> list[Diagnostic]:
    data = read(found.text, found.file).data
    keys = data.keys() if isinstance(data, dict) else ()
    if "scale" in keys and "for" in keys:
        over = rules(desk, str(data["for"])).ruleset
        return check_scale(found.text, found.file, over)
    if "submission" in keys:
        by = rules(desk, peek(found.text, found.file)).ruleset
        given = read_submission(found.text, found.file, by, root=found.folder)
        return list(given.diagnostics)
    return check_ruleset(found.text, found.file)
