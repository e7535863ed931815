"""What is to be said of files: rulesets, scales and submissions, told apart by their keys."""

from collections.abc import Mapping, Sequence
from contextlib import closing

from engine.linked import read_each_other
from engine.ruleset.check import check_ruleset, check_scale
from engine.source.diagnostic import Diagnostic, SourceError
from engine.source.read import read
from evidence.calendars import Calendars
from evidence.kind import RULESET, SCALE, SUBMISSION, kind_beside, kind_of
from evidence.library import Found, Shelf
from evidence.named import rulesets_in
from evidence.submission import read_submission
from explain.commands.desk import Desk, wrong_use
from explain.commands.load import rules, said_beside, text_of, under


def inspect(desk: Desk, files: Sequence[str], by: str | None) -> dict[str, list[Diagnostic]]:
    """Everything that is wrong or odd, file by file.

    Submissions and scales are held against the ruleset `by`; without it, against the one among the
    files that they are made for, or the shipped one.
    """
    found: dict[str, Found] = {}
    refused: dict[str, list[Diagnostic]] = {}
    for file in files:
        try:
            found[file] = text_of(desk, file, Shelf.RULESETS)
        except SourceError as wrong:
            refused[file] = list(wrong.diagnostics)
    beside = _Rules(by, _ids(found))
    return {
        file: refused[file] if file in refused else _findings(desk, found[file], beside)
        for file in files
    }


class _Rules:
    """Where the ruleset of an id is to be found."""

    def __init__(self, given: str | None, beside: Mapping[str, str]) -> None:
        self.given = given
        self._beside = beside

    def beside(self, named: Mapping[str, str]) -> dict[str, str]:
        """Where rulesets are to be found but for the one that is given."""
        return {id_: self._beside.get(id_, path) for id_, path in named.items()}

    def of(self, id_: str) -> str:
        """The path or shipped id of the ruleset that something is made for."""
        return self.given or self._beside.get(id_, id_)


def _ids(found: Mapping[str, Found]) -> dict[str, str]:
    """The rulesets among the files, by their ids."""
    ids: dict[str, str] = {}
    for file, one in found.items():
        try:
            data = read(one.text, one.file).data
        except SourceError:
            continue  # said where the file itself is looked at
        id_ = data.get("ruleset")
        if kind_of(data) == RULESET and isinstance(id_, str):
            ids.setdefault(id_.strip(), file)
    return ids


def _of_submission(desk: Desk, found: Found, by: _Rules) -> list[Diagnostic]:
    """Of a submission; where one of its rulesets feeds another, of the figures beside results."""
    with closing(under(desk, found, by.beside(rulesets_in(found)), by.given)) as used:
        given = read_submission(found.text, found.file, used.rulesets, root=found.folder)
        if not read_each_other(used.rulesets):
            return list(given.diagnostics)
        said = said_beside(used, given, used.engines.run(given.by_ruleset))
    return [*given.diagnostics, *said]


def _findings(desk: Desk, found: Found, by: _Rules) -> list[Diagnostic]:
    """Of one file; one that cannot be read is one thing to say."""
    try:
        data = read(found.text, found.file).data
        kind = kind_of(data)
        beside = kind_beside(data)
        if beside is not None:
            raise wrong_use("C031", file=found.file, got=beside, by=beside)
        if kind == SCALE:
            over = rules(desk, by.of(str(data["for"]).strip())).ruleset
            return check_scale(found.text, found.file, over, Calendars(found.folder))
        if kind == SUBMISSION:
            return _of_submission(desk, found, by)
        return check_ruleset(found.text, found.file, Calendars(found.folder))
    except SourceError as refused:
        return list(refused.diagnostics)
