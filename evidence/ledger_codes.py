"""Every code of a log that does not hold or is not confirmed, and the names of its parameters."""

from engine.source.diagnostic import Severity

CODES: dict[str, frozenset[str]] = {
    code: frozenset(params.split())
    for code, params in {
        "L001": "entry",  # not an entry as it is written: a byte is other, or the end is missing
        "L002": "entry got expected",  # its digest is not that of its content
        "L003": "entry",  # it does not follow on the entry before it
        "L004": "entry got expected",  # it is about another unit or ruleset than the log
        "L005": "entry got",  # an input that it needs is not in the log, or is another text
        "L006": "entry name got expected",  # the score worked out again is another
        "L007": "entry problem",  # the inputs that are in the log can no longer be scored
        "L008": "got",  # no entry has the digest that a report shows
        "L009": "file",  # there is nothing in it
        "L010": "entry name got expected by engine",  # the score of version `by`, and this one's
        "L012": "entry name",  # no audit on the inputs of the log has written it
        "L011": "entry problem by engine",  # the inputs of version `by` that this one cannot read
    }.items()
}
OF_ANOTHER_VERSION = frozenset({"L010", "L011"})
"""What another version of the program explains: the log holds, a score is not confirmed."""
SEVERITIES: dict[str, Severity] = {
    code: Severity.WARNING if code in OF_ANOTHER_VERSION else Severity.ERROR for code in CODES
}
