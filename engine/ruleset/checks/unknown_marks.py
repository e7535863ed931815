"""An example that gives a mark to what no person judges (R207)."""

from collections.abc import Iterator

from engine.kinds.judged import Judged
from engine.ruleset.findings import finding
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R207",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Marks that are not for a judged check of the example's own criterion."""
    for line in subject.lines:
        if subject.line[line.criterion.id] is not line:
            continue  # its id is another's: which checks are meant cannot be told
        lowered = subject.compiled.criteria[line.criterion.id]
        judged = [check.id for check in lowered.checks if isinstance(check.leaf, Judged)]
        for number, example in enumerate(line.criterion.examples):
            for name in example.marks:
                if name not in judged:
                    span = subject.at(*line.path, "examples", number, "marks", name, key=True)
                    near = subject.near(name, judged)
                    expected = ", ".join(judged)
                    yield finding("R207", span, suggestion=near, name=name, expected=expected)
