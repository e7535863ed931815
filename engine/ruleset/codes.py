"""Every code about rulesets and scales: its severity, its parameters and what it means.

`name` is the id of what a finding is about, as the file has it; amounts are exact, in points or as
a ruleset writes them (`95%`, `2024-12-31`); rows count from 1.
"""

from engine.source.diagnostic import Severity

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

_TABLE: dict[str, tuple[Severity, str]] = {
    # shape (the models of this folder, engine.bands and engine.kinds)
    "R002": (E, "got"),  # not an exact number: written `2`, `0.25`, `95%` or `19/20`
    "R003": (E, "got"),  # not a date, month, quarter or year that exists
    "R004": (E, "got expected"),  # a deadline has not exactly one of the `expected` forms
    "R005": (E, "type"),  # options on a fact that is neither choice nor answers, or one without
    "R006": (E, "type"),  # part_of, at_least or at_most on a fact that is no number
    "R007": (E, ""),  # two lower bounds, two upper bounds, or `is` beside another bound
    "R008": (E, ""),  # an award (or a part) has not exactly one of `points` and `share`
    "R009": (E, ""),  # a row or target has no bound, or has both bounds and `otherwise`
    "R010": (E, ""),  # proportional: the target is not above zero, or the floor is above it
    "R011": (E, "expected"),  # not exactly one way to award: a threshold, bands, or in proportion
    "R012": (E, ""),  # `exclude` without `to`: there is no denominator to take facts out of
    "R013": (E, ""),  # `cap` or `uncapped` without `per_item`, or both
    "R014": (E, "got"),  # an amount that must be above zero is not
    "R015": (E, "got name"),  # the share of option `name` is not between 0% and 100%
    "R016": (E, ""),  # a limit has not exactly one of `within` and `at_most`
    "R017": (E, ""),  # an index has not exactly one of `of` and `sum`
    "R018": (E, ""),  # `answers` without `min_answers`, or the other way round
    "R019": (E, ""),  # some parts have points or a share, others have none
    "R020": (E, "got expected"),  # a rule has not exactly one kind as its key
    "R021": (E, ""),  # an example has not exactly one of share, points and state
    "R022": (E, "name"),  # a group without criteria and groups; a scale's criterion with nothing
    "R023": (E, ""),  # the period ends before it begins
    "R024": (E, ""),  # a way of a branch is neither `when` with `then` nor `otherwise` alone
    "R025": (E, "row"),  # `otherwise` is not the last way of a branch, or the last is another
    "R026": (E, ""),  # a condition has `criterion` without `is`, or `is` without `criterion`
    "R046": (E, ""),  # a question of which fewer than two options count as answers
    "R047": (E, "type"),  # like, not_valid or sample on a fact that is no question
    "R048": (E, ""),  # a survey has not exactly one of top, weights and mean
    "R049": (E, ""),  # several questions and no `over`, or `over` of a single one
    # scales
    "R030": (E, "expected got"),  # the scale is for another ruleset than the one it is laid over
    "R031": (E, "name"),  # the ruleset has no criterion of this id
    "R032": (E, "name"),  # an official scale leaves this criterion without points
    # results of other rulesets
    "R040": (E, "type expected"),  # a result taken as a share or as points is no fact of this type
    "R041": (E, "name"),  # the fact is a result of the very ruleset that reads it
    "R042": (E, "got"),  # relative: less can be better by best and by rank alone
    # bands and awards; `span` is the row's bounds
    "R101": (E, "row other"),  # the row repeats row `other`, or is on the better side of it
    "R102": (E, "row other witness span"),  # both rows hold for `span`, for instance `witness`
    "R103": (E, "row witness span proposed"),  # no row holds for `span`; `proposed` closes the gap
    "R104": (E, "row"),  # `otherwise` is not the last row
    "R105": (W, "span"),  # no possible evidence meets this row
    "R106": (E, "award worth"),  # the award is above what the criterion or part is worth
    "R107": (E, "award"),  # the award is below zero
    "R108": (W, "row award before"),  # the row awards more than the better row above it (`before`)
    # names; spans: where it is used or repeated, then where it stands first
    "R201": (E, "kind name"),  # two of a kind (criterion, target, …) have the same id
    "R202": (N, "name"),  # the source uses this id twice; here the two have ids of their own
    "R203": (E, "name"),  # no fact of this name is declared
    "R204": (E, "name"),  # no kind of proof of this name is declared
    "R205": (E, "name"),  # no assumption has this id
    "R206": (E, "name"),  # no area or group has this id
    "R207": (E, "name expected"),  # an example marks what is not judged; `expected` can be marked
    "R208": (N, "name"),  # nothing reads this fact
    "R209": (N, "name"),  # no criterion and no fact asks for this kind of proof
    "R210": (N, "name about"),  # no criterion lists it, while others about the same are listed
    "R211": (E, "name got expected"),  # the fact's type is `got`; what reads it takes `expected`
    "R212": (E, "name got whole expected"),  # a part is of type `got`, its whole of `expected`
    "R213": (E, "name cycle"),  # the fact is a part of itself, by way of `cycle`
    "R214": (E, "name fact"),  # the rule gives no award for this option of the fact
    "R215": (E, "name fact"),  # the fact has no option of this name
    "R216": (E, "name"),  # an id that is `total` or holds `/`: both mean something else
    "R217": (E, "low high"),  # no value is between these limits
    "R220": (E, "type"),  # columns on a fact that is no table, a table without any or within one
    "R221": (E, ""),  # rows: not exactly one of `each`, and `by` with `rules`
    "R222": (E, "name expected"),  # no such column in the table
    "R223": (E, "name got expected"),  # the column's type is `got`; what reads it takes `expected`
    "R224": (E, "name"),  # the rule gives no inner rule for this option
    "R225": (E, "name"),  # an inner rule that cannot be: a mark, or bands that do not hold
    "R218": (E, "name"),  # no criterion has the id that a branch asks for
    "R219": (E, "name cycle"),  # criteria whose branches ask for each other in a circle
    "R226": (E, "name"),  # there is no question of this name that has its own options
    "R227": (E, "name"),  # a count that a question makes is declared as well
    "R228": (E, "name got limit"),  # of question `name`, `limit` options at most can be the top
    "R229": (E, "name"),  # an assumption is of what is no criterion, group or area, nor the total
    # points and totals
    "R301": (E, "sum worth"),  # the parts add up to `sum`, not to what the criterion is worth
    "R302": (E, "sum total difference"),  # the criteria add up to `sum`, not to the basis' total
    "R303": (E, "name"),  # an official basis, and this criterion has no points
    "R304": (E, "name"),  # a criterion of a bonus or penalty group has no points
    "R305": (E, "got"),  # points, or the total, are not above zero
    "R306": (W, ""),  # points are assumed and no assumption about `points` says so
    "R307": (N, "adjustment low high"),  # what it adjusts always is between `low` and `high`
    "R308": (
        W,
        "sum total difference",
    ),  # as R302, where an assumption about the points of the total or a part accounts for it
    "R309": (E, "name outer"),  # bonus or penalty in a base group whose sum `outer` rescales
    # what rules come to
    "R401": (E, "name"),  # the denominator can be 0 and no `when_none` says what holds then
    "R402": (N, "name whole"),  # no `part_of` keeps the share within 100%
    "R403": (W, "name other got expected"),  # two criteria ask for different values of the same
    "R404": (W, "name other got expected"),  # a target and another requirement of the same differ
    "R405": (E, "name wanted low high"),  # nobody can reach the target: at most `low` to `high`
    "R406": (W, "name best worth"),  # nobody can earn the criterion in full; `best` is the most
    "R407": (N, "name worth"),  # everybody earns the criterion in full
    "R408": (N, "name"),  # speaks of a rate (tỷ lệ) but measures none
    "R409": (N, "name"),  # the requirement is empty
    "R410": (
        W,
        "name other fact",
    ),  # by `fact`, doing better at `other` takes `name` out of a rescaled total
    "R413": (E, "name limit"),  # fewer than `limit` answers, and no `when_blank` says what holds
    "R414": (N, "count names"),  # so many criteria ask for no proof
    "R415": (N, "name worth"),  # takes so much for each event, and no more than for one of them
    "R416": (N, "name instead"),  # a rate of change between two shares; `instead` has the points
    "R417": (E, "name fact"),  # the rule, or the target, names the fact twice
    "R411": (N, "low high"),  # an index taken as a share can be outside 0% to 100%
    "R412": (W, "name wanted last"),  # the target asks for less than the `last` result
    # dates
    "R501": (W, "text first last from to"),  # a deadline outside the ruleset's period
    "R502": (W, "text last date"),  # a deadline at or before the day of the source document
    "R503": (W, "day from to"),  # a rule scores a day outside the ruleset's period
    "R504": (N, "day"),  # a day is meant strictly in one place (trước) and inclusively in another
    "R505": (E, ""),  # working days, and the ruleset names no calendar
    "R506": (E, "day first last"),  # the day is in none of the calendar's years
    "R507": (E, "name expected"),  # no calendar (or notice in one) of this name; `expected` are
    "R508": (E, "got"),  # the calendars' years do not follow each other
    "R509": (N, "name"),  # a rule scores a day, and no `due` says until when it can be done
    # examples and limits
    "R601": (E, "expected got"),  # the example comes to something else
    "R602": (E, "name got type"),  # the fact cannot have the value that the example gives
    "R603": (E, "name got whole limit"),  # in the example a part is more than its whole
    "R701": (E, "limit count allowed check"),  # more than the rule network holds
}

CODES: dict[str, frozenset[str]] = {code: frozenset(p.split()) for code, (_, p) in _TABLE.items()}
"""The names of the parameters that every diagnostic of a code has."""

SEVERITIES: dict[str, Severity] = {code: severity for code, (severity, _) in _TABLE.items()}
"""The severity of a code."""
