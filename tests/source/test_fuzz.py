"""Whatever the bytes, the answer is a document or a SourceError whose places lie in the text."""

from collections.abc import Callable
from typing import Any
from unicodedata import normalize

import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from engine.source.build import collect
from engine.source.decode import decode
from engine.source.diagnostic import Diagnostic, SourceError
from engine.source.lines import split_lines
from engine.source.read import Document, read
from engine.source.snippet import caret
from tests.source.cases import BAD, CASES, WRONG, scalars
from tests.source.models import Thing

SOURCES = [path.read_bytes() for path in [*BAD, *WRONG, *(CASES / "good").glob("*.yaml")]]
PIECES = ["\t", "\n", "  ", ": ", "- ", "{", "}", "[", "]", ",", '"', "'", "|", "&a", "*a", "!!x"]
PIECES += ["<<: ", "? ", "#", "%", "---\n", "...\n", "\\", "\u00e3", "a\u0303", "\r", "null", "~"]

BASE: Any = getattr(yaml, "CBaseLoader", yaml.CBaseLoader)

Words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    text = draw(st.sampled_from(SOURCES))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        other = draw(st.sampled_from([p.encode() for p in PIECES]) | st.just(text[start:end] * 2))
        text = text[:start] + other + text[end:]
    return text


def check_places(said: tuple[Diagnostic, ...], text: str) -> None:
    assert said
    lines = split_lines(text)
    for one in said:
        for span in one.spans:
            assert 1 <= span.line <= len(lines)
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1
            assert span.length == 1 or span.column - 1 + span.length <= len(lines[span.line - 1])
            assert caret(text, span).count("\n") == 1


def taken(raw: bytes) -> Document | None:
    try:
        text = decode(raw, "f")
    except SourceError as refusal:
        check_places(refusal.diagnostics, raw.decode("utf-8", "replace").removeprefix("\ufeff"))
        return None
    try:
        return read(text, "f")
    except SourceError as refusal:
        check_places(refusal.diagnostics, text)
        return None


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
@settings(max_examples=300, deadline=None)
def test_any_bytes(raw: bytes) -> None:
    taken(raw)


@given(mutated())
@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(b"a: [\n]: 1")
@example(b"? a\n:\n b: [\n 1\n")
def test_mutated_yaml(raw: bytes) -> None:
    document = taken(raw)
    if document is None:
        return
    said = collect(document, Thing)[1]
    if said:
        check_places(tuple(said), document.text)
    # The same by PyYAML's own constructor, for which all scalars are text.
    plain = yaml.load(document.text, Loader=BASE)
    assert like(document.data, plain)


def like(ours: Any, plain: Any) -> bool:
    if isinstance(ours, dict):
        same_keys = isinstance(plain, dict) and list(ours) == list(plain)
        return same_keys and all(like(ours[key], plain[key]) for key in ours)
    if isinstance(ours, list):
        return len(ours) == len(plain) and all(map(like, ours, plain))
    return bool(plain in ("", "~", "null", "Null", "NULL") if ours is None else ours == plain)


# Two spellings of one letter would make one key twice.
Keys = Words.map(lambda word: normalize("NFC", word))
TREES: st.SearchStrategy[Any] = st.dictionaries(
    Keys,
    st.recursive(
        Words,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(Keys, inner, max_size=4),
        max_leaves=12,
    ),
    max_size=5,
)
DUMPS: list[Callable[[Any], str]] = [
    lambda data: yaml.safe_dump(data, allow_unicode=True, width=10_000),
    lambda data: yaml.safe_dump(data, allow_unicode=True, width=10_000, default_style='"'),
    lambda data: yaml.safe_dump(data, allow_unicode=True, width=10_000, default_flow_style=True),
]


@given(TREES.filter(bool), st.sampled_from(DUMPS))
@settings(deadline=None)
def test_what_is_written_is_read_back_with_its_places(
    data: dict[str, Any], dump: Callable[[Any], str]
) -> None:
    text = dump(data)
    document = read(text, "f")
    assert document.data == data
    for path, value in scalars(document):
        span = document.span(path)
        written = document.line(span.line)[span.column - 1 : span.column - 1 + span.length]
        assert written == value or written[:1] in ("'", '"')
