"""Every code of a log that does not hold, and the names of its parameters; all are errors."""

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
    }.items()
}
SEVERITIES: dict[str, Severity] = dict.fromkeys(CODES, Severity.ERROR)
