"""Every code of an audit: its severity and the names of its parameters.

A warning is a finding, a note is a signal: something to look at, which may well be in order.
"""

from engine.source.diagnostic import Severity

W, N = Severity.WARNING, Severity.NOTE

_TABLE: dict[str, tuple[Severity, str]] = {
    # claims against the evidence
    "A101": (W, "name claimed earned highest points"),  # more than the evidence can still give
    "A102": (W, "name claimed earned points"),  # less than is earned
    "A103": (W, "name claimed earned points facts"),  # what would decide it is missing
    "A104": (W, "name earned supported points facts"),  # earned, without the proof it needs
    "A105": (W, "name claimed points"),  # claimed for what does not apply
    "A106": (W, "earned supported criteria"),  # earned in lines left blank
    "A107": (W, "name claimed earned points"),  # a total or a group claimed above the evidence
    # the claims' own arithmetic
    "A111": (W, "name claimed sum points"),  # parts do not add up to the whole
    "A112": (W, "name claimed low high"),  # no band gives this; the nearest that some band gives
    "A113": (W, "name claimed sum points criteria"),  # less than the lines claimed come to alone
    "A114": (W, "name claimed sum points criteria"),  # more than blank lines could add to the rest
    # figures against another source
    "A121": (W, "fact own other"),  # the other source has another figure
    # documents against deadlines
    "A201": (W, "name issued last criteria"),  # issued after the last day of what it proves
    "A202": (W, "name issued from to criteria"),  # issued outside the period
    "A203": (W, "name by units"),  # one document offered for several units
    # decisions
    "A301": (W, "name by"),  # nobody else has confirmed it
    "A302": (W, "name round"),  # an explanation was asked for and is not given
    "A303": (W, "name round"),  # the unit has explained itself, and nothing is decided on it
    "A304": (W, "name decided"),  # no band gives the points decided
    "A305": (W, "name"),  # a difference that matters, without a decision
    # signals
    "A901": (N, "name x threshold"),  # just on the good side of a threshold
    "A903": (N, "units facts"),  # two units have the same large figures
    "A902": (N, "name decided earned"),  # decided otherwise than computed
}

CODES: dict[str, frozenset[str]] = {code: frozenset(p.split()) for code, (_, p) in _TABLE.items()}
SEVERITIES: dict[str, Severity] = {code: severity for code, (severity, _) in _TABLE.items()}
