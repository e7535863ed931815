"""Every code of a decisions file: its severity and the names of its parameters.

`name` is the line (tiêu chí) that a diagnostic is about, as the file has it.
"""

from engine.source.diagnostic import Severity

E, W = Severity.ERROR, Severity.WARNING

_TABLE: dict[str, tuple[Severity, str]] = {
    "D001": (E, "got expected"),  # about another unit than the submission's
    "D002": (E, "name"),  # a line that the ruleset does not have
    "D003": (E, "name got expected"),  # rounds that are not 1, then 2
    "D004": (E, "name"),  # another mark without saying which
    "D005": (E, "name says"),  # a mark where the decision gives none
    "D006": (E, "name got low high"),  # a mark outside what the line can earn
    "D007": (E, "name says"),  # without a reason
    "D008": (E, "name"),  # nobody is said to have decided it
    "D009": (E, "name got"),  # decided and confirmed by one and the same person
    "D010": (E, "name"),  # a claim is accepted where nothing is claimed
    "D011": (E, "name"),  # an explanation that says nothing, or that nobody signs
    "D012": (W, "name got"),  # an explanation by a document that the submission does not list
    "D013": (E, "name says got"),  # a decision that is none of the three
}

CODES: dict[str, frozenset[str]] = {code: frozenset(p.split()) for code, (_, p) in _TABLE.items()}
SEVERITIES: dict[str, Severity] = {code: severity for code, (severity, _) in _TABLE.items()}
