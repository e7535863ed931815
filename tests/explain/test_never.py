"""What was never done has no day and no number of days."""

from datetime import date

import pytest

from engine.facts import NEVER, Evidence
from explain.reasons import criterion
from tests.engine.small import small
from tests.explain.support import score

DEADLINE = "{deadline: {of: issued, by: 2024-03-31}}"
DAYS = "{days: {of: issued, after: 2024-01-01, at_most: 10}}"


@pytest.mark.parametrize("rule", [DEADLINE, DAYS])
@pytest.mark.parametrize("day", [NEVER, date(2024, 1, 5)])
def test_what_was_never_done_has_no_measure(rule: str, day: date) -> None:
    result = score(small(rule), Evidence(date(2024, 6, 1), {"issued": day}))
    [check] = criterion(result, result.card.criteria["1"]).checks
    assert (check.x is None) == (day == NEVER)
