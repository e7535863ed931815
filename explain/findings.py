"""Diagnostics as data, with their messages."""

from collections.abc import Sequence

from engine.source.diagnostic import Diagnostic
from explain.report.findings import Finding, Findings, Place
from explain.words import Words
from explain.words.messages import message


def findings(found: Sequence[Diagnostic], files: Sequence[str], words: Words) -> Findings:
    """What was found in some files."""
    return Findings(
        lang=words.lang, files=tuple(files), findings=tuple(_finding(one, words) for one in found)
    )


def _finding(one: Diagnostic, words: Words) -> Finding:
    return Finding(
        code=one.code,
        severity=one.severity.value,
        text=message(words, one),
        places=tuple(
            Place(file=span.file, line=span.line, column=span.column, length=span.length)
            for span in one.spans
        ),
        suggestion=one.suggestion,
        params=dict(one.params),
    )
