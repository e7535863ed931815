"""What breaks YAML's syntax: the parser's own phrases, as codes."""

from collections.abc import Sequence

import yaml

from engine.source.colons import in_braces, without_space
from engine.source.diagnostic import Diagnostic, Span, error
from engine.source.lines import place

# Phrases of both parsers (libyaml and the one in Python).
_PHRASES = (
    ("violates indentation", "Y011"),
    ("mapping values are not allowed", "Y012"),
    ("could not find expected ':'", "Y013"),
    ("cannot start any token", "Y014"),
    ("alphabetic or numeric character", "Y014"),
    ("unexpected end of stream", "Y015"),
    ("unexpected document", "Y015"),
    ("expected ',' or", "Y016"),
    ("expected the node content", "Y016"),
    ("expected node content", "Y016"),
    ("expected key", "Y017"),
    ("expected <block end>", "Y017"),
    ("expected '-' indicator", "Y017"),
    ("sequence entries are not allowed", "Y017"),
    ("unknown escape character", "Y018"),
)
# Where it began is what is wrong, not the place where the parser gave up.
_BEGAN = ("Y013", "Y015", "Y016")
_NO_SPACE = ("Y012", "Y013", "Y017")
"""What a colon without its space can lead to, there or on the next line."""


def syntax_errors(
    wrong: yaml.YAMLError, text: str, lines: Sequence[str], file: str
) -> list[Diagnostic]:
    """The parser's error, as what most likely caused it. `lines` are the lines of `text`."""
    said = _as_said(wrong, text, lines, file)
    if said.code in _NO_SPACE:
        return list(without_space(lines, said.spans[0])) or [said]
    if said.code == "Y016":
        return [in_braces(lines, said.spans[-1]) or said]
    return [said]


def _as_said(wrong: yaml.YAMLError, text: str, lines: Sequence[str], file: str) -> Diagnostic:
    """The parser's error as a diagnostic, where the parser says it is."""
    if not isinstance(wrong, yaml.MarkedYAMLError) or wrong.problem_mark is None:
        # A reader's error has an index of its own, and no mark.
        index = min(int(getattr(wrong, "position", 0) or 0), len(text))
        reason = str(getattr(wrong, "reason", type(wrong).__name__))
        return error("Y010", place(text, index, file), problem=reason)
    at = _span(wrong.problem_mark, lines, file)
    start = at if wrong.context_mark is None else _span(wrong.context_mark, lines, file)
    problem = wrong.problem or ""
    code = next((code for phrase, code in _PHRASES if phrase in problem), "Y010")
    if code == "Y011":
        return error(code, at)
    if code == "Y014":
        # A lone `&` or `*` is where the name began, any other character where it stands.
        return _reserved(at if "cannot start" in problem else start, lines)
    if code == "Y016" and _character(at, lines) in ("]", "}", ",") and at == start:
        return _reserved(at, lines)
    spans = dict.fromkeys((start, at) if code in _BEGAN else (at, start))
    if code == "Y010":
        return error(code, *spans, problem=problem)
    return error(code, *spans)


def _reserved(at: Span, lines: Sequence[str]) -> Diagnostic:
    character = _character(at, lines)
    return error("Y011", at) if character == "\t" else error("Y014", at, character=character)


def _character(at: Span, lines: Sequence[str]) -> str:
    return lines[at.line - 1][at.column - 1 : at.column]


def _span(mark: yaml.Mark, lines: Sequence[str], file: str) -> Span:
    line = min(mark.line, len(lines) - 1)
    column = mark.column if line == mark.line else len(lines[line])
    return Span(file, line + 1, min(column, len(lines[line])) + 1)
