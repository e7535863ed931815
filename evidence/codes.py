"""Every code that this folder reports: its severity and the names of its parameters.

`name` is the fact, mark, claim, document or field that a diagnostic is about, as the file has it.
"""

from engine.source.diagnostic import Severity

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

_TABLE: dict[str, tuple[Severity, str]] = {
    # files and shipped ids (files, library)
    "E001": (E, "file"),  # no such file
    "E002": (E, "file"),  # a folder where a file is wanted
    "E003": (E, "file"),  # no permission to read it
    "E004": (E, "file limit"),  # larger than `limit` bytes
    "E005": (E, "file problem"),  # any other reason it cannot be read; `problem` is the system's
    "E006": (E, "file"),  # the folder to write into does not exist
    "E007": (E, "file"),  # no permission to write it
    "E008": (E, "file problem"),  # any other reason it cannot be written (a full disk)
    "E009": (
        E,
        "name shelf",
    ),  # nothing of this id is shipped; `shelf` is one of library.Shelf
    # the head of a submission
    "E010": (E, "got expected"),  # a submission of another version of the form
    "E011": (E, "got expected"),  # made for another ruleset
    "E012": (W, "got expected"),  # the unit is of another kind than the ruleset is for
    "E059": (E, "expected"),  # rules differ by the kind of unit, and none is given
    "E013": (W, ""),  # the unit has neither an id nor a name
    "E067": (N, "got"),  # the unit's id has characters that no file name can have
    "E014": (W, "got from to"),  # as_of before the ruleset's period
    "E015": (N, "got from to"),  # as_of years after the ruleset's period
    "E016": (E, ""),  # not exactly one of `ruleset` and `rulesets`
    "E017": (E, "name expected"),  # several of the submission's rulesets have this id
    "E018": (E, "name key got expected by other"),  # `by` and `other` declare the fact differently
    "E019": (E, "name"),  # a ruleset named twice; the second span is the first
    "E037": (E, "got"),  # the path of a ruleset that leads out of the submission's folder
    # figures as people write them
    "E020": (E, "name got"),  # not a number
    "E021": (E, "name got whole decimal"),  # `1.240` is 1240 or 1.24: both readings
    "E022": (E, "name got"),  # groups of thousands that are not of three digits
    "E024": (E, "name got"),  # a count that is not whole
    "E025": (E, "name got"),  # less than nothing
    "E026": (E, "name got"),  # 95 where a share is wanted; 95% is meant
    "E027": (W, "name got"),  # a bare 1 as a share, read as 100%
    "E028": (E, "name got type"),  # % on a figure that is no share
    "E029": (E, "name got"),  # a division by zero
    "E030": (E, "name got"),  # not a day
    "E031": (E, "name got"),  # a day that the calendar does not have
    "E032": (
        N,
        "name got read count",
    ),  # days that could be mm/dd/yyyy; `name` is the first of `count`
    "E033": (E, "name got"),  # neither yes nor no
    "E034": (E, "name got expected"),  # none of the options; `expected` are their codes
    "E035": (E, "got"),  # a decimal comma inside { } splits the figure: `got` is the whole of it
    "E036": (E, "name"),  # one name twice, but for spaces around it; the second span is the first
    "E039": (E, "name got"),  # answers to a question that are not given option by option
    "E038": (E, "name"),  # figures by option of a fact that is no question
    # facts against the ruleset and against each other
    "E040": (E, "name"),  # a fact that the ruleset does not have
    "E041": (E, "name got limit"),  # below at_least
    "E042": (E, "name got limit"),  # above at_most
    "E043": (E, "name got whole limit"),  # a part over its whole; the second span is the whole
    "E044": (E, "name got whole limit"),  # a part over the most that its unknown whole can be
    "E045": (E, "name got part limit"),  # a whole below the least that its unknown part can be
    "E046": (W, "name got as_of"),  # a day after as_of
    "E066": (W, "name got whole limit excluded"),  # a part over its whole less what is excluded
    "E047": (E, "name got part done"),  # a rate of something done out of nothing due
    "E048": (E, "name got first last"),  # a day outside the calendar of working days
    "E049": (W, "name got wanted population"),  # fewer answers than a sample of `population` needs
    # documents
    "E050": (E, "name"),  # cited and not listed
    "E068": (E, "got"),  # several documents for one figure: it names one
    "E051": (N, "name"),  # listed and never cited
    "E052": (W, "name got as_of"),  # issued after as_of
    "E053": (E, "name got expected"),  # a kind that the ruleset does not have
    "E054": (E, "name got"),  # a path out of the submission's folder
    "E055": (W, "name got"),  # no such file in the submission's folder
    "E056": (E, "name got expected file"),  # the file's SHA-256 is another
    "E057": (E, "name got"),  # not a SHA-256
    "E058": (W, "name got"),  # the file is there and cannot be read, so its digest is not checked
    # declarations
    "E060": (E, "name"),  # about a fact that the ruleset does not have
    "E061": (E, "name got says"),  # contradicts the figure given; the second span is the figure
    "E062": (N, "name"),  # nothing arose, and 0 is given too; the second span is the 0
    "E063": (E, "name"),  # without a reason
    "E064": (E, "name part got"),  # nothing arose in the whole, and a part is above 0 (second span)
    "E065": (E, "name"),  # a second declaration about one fact; the second span is the first one
    # marks
    "E070": (E, "name"),  # for something that the ruleset does not have
    "E071": (E, "name"),  # for something that is not judged by a person
    "E072": (E, "name got limit"),  # outside 0 .. `limit` points
    "E073": (E, "name got step"),  # not a multiple of the step
    "E074": (E, "name"),  # without a reason
    # claims
    "E080": (E, "name"),  # for a criterion that the ruleset does not have
    "E081": (W, "name got limit"),  # less than the least that can be earned
    "E082": (W, "name got limit"),  # more than the most that can be earned
    # other units' figures
    "E100": (E, "name"),  # a figure that no rule compares units by
    "E101": (E, "name"),  # the unit itself among the others
    # results of one ruleset that another reads
    "E090": (E, "cycle"),  # the rulesets read each other's results in a circle
    "E091": (E, "name by got whole"),  # `by` reads `got`, which the ruleset `whole` has not
    "E092": (E, "name got expected whole"),  # a figure that the result of `whole` contradicts
    "E093": (N, "name whole"),  # a figure not used, as the result of `whole` is worked out
    "E094": (E, "name whole"),  # supposed, though it is the result of `whole`
    # tables
    "E110": (E, "name expected"),  # rows for a fact that is no table
    "E111": (E, "name"),  # a row without a name
    "E112": (E, "name"),  # two rows of one name; the second span is the first one
    "E113": (E, "name expected"),  # no such column
    "E114": (E, "name got whole limit row"),  # in a row a part is more than its whole
    "E115": (E, "name got"),  # one figure for a table
    # many units, and results of other years (folder, results)
    "E130": (E, "file"),  # no submission in the folder
    "E131": (E, "expected"),  # a table without the columns `expected`
    "E132": (E, "name"),  # a unit twice in a table; the second span is the first
    "E133": (E, "name got"),  # not a rank
    "E134": (N, "got"),  # a file of another kind in a folder of submissions
    "E135": (W, ""),  # a file in a folder of submissions that does not say what it is
    "E136": (E, "file"),  # no log in the folder
    # what is supposed of a submission (scenario)
    "E140": (E, "name"),  # a criterion that the ruleset does not have
    "E141": (E, "name expected"),  # an id of the source that several criteria have
    "E142": (E, "got"),  # not of the form fact=value
    # what work costs (costs_file)
    "E143": (E, "name"),  # an officer who leads nothing
}

CODES: dict[str, frozenset[str]] = {code: frozenset(p.split()) for code, (_, p) in _TABLE.items()}
SEVERITIES: dict[str, Severity] = {code: severity for code, (severity, _) in _TABLE.items()}
