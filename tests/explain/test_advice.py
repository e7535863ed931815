"""What would win points back: units of work, before and after, whether there is time."""

from datetime import date
from fractions import Fraction

import pytest

from explain.advice import advice
from explain.report.criterion import Advice
from tests.explain.support import changed, scored


def told(
    criterion: str, lang: str = "vi", facts: dict[str, str] | None = None, day: date | None = None
) -> tuple[Advice | None, Advice | None]:
    changes = {} if day is None else {"as_of": day}
    result = scored(lang, changed(facts or {}), **changes)
    one = result.card.criteria[criterion]
    return advice(result, one, one.next), advice(result, one, one.full)


@pytest.mark.parametrize(
    ("criterion", "vi", "en"),
    [
        (
            "ratio-threshold",
            "thêm 1 hồ sơ đúng hạn (89,92% → 90%)",
            "Files on time: 1 more (89.92% → 90%)",
        ),
        (
            "ratio-above",
            "làm mới thêm 11 hồ sơ đúng hạn; tổng số theo đó tăng 11 (Hồ sơ đã giải quyết)"
            " (89,92% → 90,01%)",
            "11 new files on time; the whole grows by 11 with it (Files resolved)"
            " (89.92% → 90.01%)",
        ),
        (
            "ratio-range",
            "bớt 1,5 điểm phần trăm (Chỉ số hài lòng) (91,5% → 90%)",
            "Satisfaction index: 1.5 percentage points fewer (91.5% → 90%)",
        ),
        (
            "ratio-part",
            "thêm 21 triệu đồng (Vốn đã giải ngân) (88% → 88,24%)",
            "Capital disbursed: 21 million dong more (88% → 88.24%)",
        ),
        ("rise", "thêm 80 hồ sơ đã giải quyết (12,73% → 20%)", None),
        ("count-least", "thêm 1 cuộc đối thoại", "Dialogues: 1 more"),
        ("limit-zero", "bớt 1 người bị kỷ luật", "People disciplined: 1 fewer"),
        (
            "answer",
            "chuyển từ không sang có: Đã kiểm tra nội bộ",
            "from no to yes: An internal inspection was made",
        ),
        (
            "answer-no",
            "chuyển từ có sang không: Có đơn tố cáo đúng",
            "from yes to no: A complaint was upheld",
        ),
        (
            "day",
            "Kế hoạch được ban hành: thực hiện chậm nhất ngày 31/01/2024 (sớm hơn 1 ngày)",
            "The plan was issued: done by 31 Jan 2024 (1 day earlier)",
        ),
        (
            "day-bands",
            "Báo cáo năm đã gửi: thực hiện chậm nhất ngày 30/11/2024",
            "The yearly report was sent: done by 30 Nov 2024",
        ),
        (
            "grade",
            "Xếp loại của cấp trên: đạt mức “Tốt”",
            "Grade by the higher level: reach “Good”",
        ),
        (
            "all",
            "chuyển từ không sang có: Đã kiểm tra nội bộ; thêm 63 hồ sơ đúng hạn (89,92% → 95%)",
            None,
        ),
    ],
)
def test_the_next_step_in_words(criterion: str, vi: str, en: str | None) -> None:
    for lang, text in (("vi", vi), ("en", en)):
        step, _ = told(criterion, lang)
        assert step is not None
        assert text is None or step.text == text


def test_a_step_names_the_award_and_what_the_total_gains_scored_again() -> None:
    step, _ = told("rise")
    assert step is not None
    assert step.award == 2
    assert step.gain == 4  # eighty files more lift the share on paper below its limit too
    assert [(c.fact, c.units, c.before, c.after) for c in step.change] == [
        ("due", Fraction(80), "1240", "1320")
    ]


def test_the_full_award_is_told_apart_from_the_next_one() -> None:
    step, full = told("count-bands")
    assert step is not None
    assert full is not None
    assert step == full
    step, full = told("count-bands", facts={"ideas": "0"})
    assert step is not None
    assert full is not None
    assert (step.text, full.text) == (
        "thêm 1 sáng kiến được công nhận",
        "thêm 3 sáng kiến được công nhận",
    )


@pytest.mark.parametrize(
    ("criterion", "day", "until", "why"),
    [
        ("ratio-threshold", date(2024, 11, 20), date(2024, 12, 31), None),
        ("ratio-threshold", date(2025, 1, 1), date(2024, 12, 31), "đã quá hạn 31/12/2024"),
        ("count-least", date(2024, 11, 20), date(2024, 9, 30), "đã quá hạn 30/09/2024"),
        (
            "limit-zero",
            date(2024, 11, 20),
            date(2024, 12, 31),
            "việc đã xảy ra, không đảo lại được",
        ),
        ("day", date(2024, 11, 20), date(2024, 1, 31), "đã qua ngày phải thực hiện"),
        ("day-bands", date(2024, 11, 20), date(2024, 11, 30), None),
        ("day-bands", date(2024, 12, 1), date(2024, 11, 30), "đã qua ngày phải thực hiện"),
    ],
)
def test_whether_there_is_time(criterion: str, day: date, until: date, why: str | None) -> None:
    step, _ = told(criterion, day=day)
    assert step is not None
    assert step.until == until
    assert step.in_time is (why is None)
    assert step.why_not == why


def test_what_is_met_or_not_known_has_no_advice() -> None:
    assert told("ratio-most") == (None, None)
    assert told("answer", facts={"inspected": "unknown"}) == (None, None)
