"""Points that a unit claims for itself (điểm tự chấm), beside what the evidence earns."""

from explain.render import paper
from explain.report.lines import Line
from explain.words import Words


def claim_style(line: Line) -> str:
    """Red above anything that can still be earned, yellow where it is off."""
    if line.claimed is None or not line.difference:
        return ""
    return paper.LOST if line.claimed > line.highest else paper.OPEN


def claim_note(line: Line, said: Words) -> str:
    """How far a claim is from the points earned."""
    off = line.difference
    if off is None:
        return said.say("report.claim.no_value")
    key = "over" if off > 0 else "under" if off < 0 else "same"
    return said.say(f"report.claim.{key}", points=said.worth(abs(off)))
