"""Several deadlines in words while a day is still unknown."""

from datetime import date

import pytest

from engine.facts import NEVER, Evidence, Value
from engine.ruleset.load import load_ruleset
from explain.reasons import criterion
from explain.render.losses import won
from explain.report.criterion import Criterion
from explain.words import words
from tests.engine.small import CRITERION, HEAD
from tests.explain.support import score

MORE = """  later: {label: {vi: Ngày báo cáo, en: Day reported}, type: date}
  early: {label: {vi: Ngày đăng ký, en: Day registered}, type: date}
areas:"""
IN_TIME = date(2024, 2, 1)
EACH = "{issued: {by: 2024-03-31}, later: {by: 2024-09-30}, early: {by: 2024-02-28}}"
ALL = f"{{deadlines: {{each: {EACH}, at_most: 0}}}}"
OFF = f"{{deadlines: {{each: {EACH}, off_each: {{points: 2}}}}}}"


def told(lang: str, rule: str = ALL, early: Value = IN_TIME, **days: Value) -> Criterion:
    """The one criterion as of June, explained."""
    text = HEAD.replace("areas:", MORE) + CRITERION.format(id=1, points=10, more="", rule=rule)
    scored = score(
        load_ruleset(text, "small.yaml"), Evidence(date(2024, 6, 1), {"early": early, **days}), lang
    )
    return criterion(scored, scored.card.criteria["1"])


@pytest.mark.parametrize(
    ("lang", "unknown", "later"),
    [
        ("vi", "Ngày ban hành", "Ngày báo cáo: chưa thực hiện"),
        ("en", "Day issued", "Day reported: not done"),
    ],
)
def test_what_was_missed_is_named_beside_what_is_not_known(
    lang: str, unknown: str, later: str
) -> None:
    reason = told(lang, later=NEVER).reason.text
    assert unknown in reason
    assert later in reason


@pytest.mark.parametrize(
    ("lang", "later", "said"),
    [
        ("vi", NEVER, "chưa rõ, còn phải biết: Ngày ban hành"),
        ("en", NEVER, "not known, still to be known: Day issued"),
        ("vi", date(2024, 10, 2), "không, không có thay đổi nào của đơn vị đưa lên mức cao hơn"),
        ("en", date(2024, 10, 2), "no, nothing the unit does reaches a better level"),
    ],
)
def test_whether_it_can_still_be_won_is_not_denied_while_it_can(
    lang: str, later: Value, said: str
) -> None:
    one = told(lang, later=later)
    assert one.lost == 10
    assert won(one, words(lang)).plain == said
    assert one.not_known == (("issued",) if later == NEVER else ())


def test_what_is_gone_is_not_held_out() -> None:
    past = date(2024, 5, 1)
    assert told("vi", ALL, later=NEVER, early=past).not_known == ()
    assert told("vi", OFF, later=NEVER, early=past).not_known == ("issued",)
    assert told("vi", OFF, later=IN_TIME, early=past).not_known == ()
