"""A requirement that speaks of a rate (tỷ lệ) under a rule that measures none (R408).

Tân Đức 5.4, "Tỷ lệ đạt chuẩn của cán bộ cấp xã", has no number: a threshold must not be made up,
but whoever holds the criterion should know that it is scored as something else.
"""

import re
import unicodedata
from collections.abc import Iterator

from engine.kinds.judged import Judged
from engine.kinds.yes_no import YesNo
from engine.ruleset.findings import finding
from engine.ruleset.lines import Line
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R408",)

_RATE = re.compile(r"\bt[ỷỉ] lệ\b")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Criteria whose rules are only judged or answered with yes or no."""
    for line in subject.lines:
        if all(isinstance(leaf, Judged | YesNo) for leaf, *_ in line.asking):
            for key in _speaking(line):
                yield finding("R408", subject.at(*line.path, key), name=line.criterion.id)
                break


def _speaking(line: Line) -> Iterator[str]:
    criterion = line.criterion
    for key, words in (("requirement", criterion.requirement), ("title", criterion.title)):
        if words is not None and _RATE.search(unicodedata.normalize("NFC", words.vi.lower())):
            yield key
