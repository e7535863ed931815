"""The reports of one submission under several rulesets."""

from typing import Literal

from pydantic import Field

from explain.report import Report
from explain.report.amounts import Model


class Reports(Model):
    """What `--format json` prints where a submission names several rulesets."""

    schema_: Literal["chamdiem/scorecards/1"] = Field(
        default="chamdiem/scorecards/1", alias="schema"
    )
    """The name and version of this form."""
    scorecards: tuple[Report, ...]
    """A report for each ruleset, in the order in which the submission names them."""
