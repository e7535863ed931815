"""The codes of commands that remark on something and refuse nothing; all others are errors."""

from engine.source.diagnostic import Severity

SEVERITIES = {
    "C062": Severity.WARNING,  # submissions left out
    "C064": Severity.WARNING,  # two units compared
    "C066": Severity.WARNING,  # a calendar without an event
}
