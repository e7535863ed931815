"""Diagnostics for a terminal: code, place, message, the line with a caret, the nearest word.

error E040 xa.yaml:12:3 Bộ tiêu chí không có số liệu “files_onn_time”
   12 |   files_onn_time: 1187
      |   ^^^^^^^^^^^^^^
      = gợi ý: files_on_time
"""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from rich.console import RenderableType
from rich.text import Text

from engine.source.diagnostic import Diagnostic, Severity, Span
from engine.source.snippet import caret
from explain.render import paper
from explain.words import Words
from explain.words.clean import clean
from explain.words.messages import message

_STYLES = {
    Severity.ERROR: paper.LOST,
    Severity.WARNING: paper.OPEN,
    Severity.NOTE: paper.FAINT,
}
_ORDER = list(_STYLES)
_LIST = 3
"""Commas in a list that is wrapped; any other message is one line, to be searched for."""

Texts = Mapping[str, str]
"""The text of every file that spans point into."""


def parts(
    found: Sequence[Diagnostic], texts: Texts, words: Words, width: int
) -> Iterator[RenderableType]:
    """Every diagnostic in the order given; long lists wrapped to `width` columns."""
    for one in found:
        yield _told(one, texts, words, width)


def summary(found: Sequence[Diagnostic], words: Words) -> str:
    """How many of each severity: `2 lỗi, 1 cảnh báo`; empty where there is none."""
    counts = [(severity, sum(one.severity is severity for one in found)) for severity in _ORDER]
    return ", ".join(
        words.say(f"findings.count.{severity.value}", n=str(count))
        for severity, count in counts
        if count
    )


def _told(one: Diagnostic, texts: Texts, words: Words, width: int) -> Text:
    style = _STYLES[one.severity]
    text = Text()
    text.append(words.say(f"term.severity.{one.severity.value}"), style=f"bold {style}")
    text.append(f" {one.code}", style=style)
    first = one.spans[0] if one.spans else None
    if first is not None:
        text.append(f" {_place(first, texts)}", style=paper.FAINT)
    told = f" {message(words, one)}"
    text.append(_wrapped(told, one.params.get("expected", ""), width, len(text.plain)))
    for number, span in enumerate(one.spans):
        text.append(_snippet(span, texts, style, again=number > 0, words=words))
    if one.suggestion is not None:
        near = f"  = {words.say('findings.suggestion', word=clean(one.suggestion))}"
        text.append("\n").append(_wrapped(near, one.suggestion, width), style=paper.GOOD)
    return text


def _wrapped(told: str, listed: str, width: int, taken: int = 0) -> str:
    """A text that says a list, on as many lines as it needs; `taken` columns are before it."""
    if listed.count(", ") < _LIST:
        return told
    lines = wrap(
        f"{'-' * taken}{told}",
        width,
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines)[taken:]


def _place(span: Span, texts: Texts) -> str:
    """File, line and column; the file alone where it has no text to point into."""
    return clean(str(span) if span.file in texts else span.file)


def _snippet(span: Span, texts: Texts, style: str, *, again: bool, words: Words) -> Text:
    text = Text()
    if span.file not in texts:
        return text
    if again:
        text.append(f"\n  {words.say('findings.also', place=clean(str(span)))}", style=paper.FAINT)
    line, _, mark = caret(texts[span.file], span).partition("\n")
    number = str(span.line).rjust(5)
    text.append(f"\n{number} | ", style=paper.FAINT).append(line)
    text.append(f"\n{' ' * len(number)} | ", style=paper.FAINT).append(mark, style=style)
    return text
