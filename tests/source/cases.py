"""The cases kept as data, and inputs that are too odd or too large to keep."""

from collections.abc import Iterator
from pathlib import Path

from engine.source.build import build
from engine.source.decode import decode
from engine.source.diagnostic import Diagnostic, SourceError
from engine.source.read import Document, read
from engine.source.tree import DEPTH, MISTAKES, NODES
from tests.source.models import Thing

CASES = Path(__file__).parents[1] / "cases" / "source"
BAD = sorted((CASES / "bad").glob("*.yaml"))
WRONG = sorted((CASES / "build").glob("*.yaml"))

BYTES = {
    "too large": (b"a: 1\n" * 10, 49, "Y001 f:1:1 size=50 limit=49"),
    "latin letter": ("tiêu: 1\nđề: ".encode() + b"\xe9 x", 99, "Y002 f:2:5 byte=0xe9"),
    "cut in a letter": ("a: đ".encode()[:-1], 99, "Y002 f:1:4 byte=0xc4"),
    "after a mark": (b"\xef\xbb\xbf" + b"a: \xff", 99, "Y002 f:1:4 byte=0xff"),
    "utf-16 with mark": ("a: 1".encode("utf-16"), 99, "Y003 f:1:1 encoding=UTF-16"),
    "utf-16 without mark": ("a: 1\n".encode("utf-16-le"), 99, "Y003 f:1:1 encoding=UTF-16"),
    "utf-16 big endian": ("a: 1\n".encode("utf-16-be"), 99, "Y003 f:1:1 encoding=UTF-16"),
    "utf-32": ("a: 1".encode("utf-32"), 99, "Y003 f:1:1 encoding=UTF-32"),
    "nul": (b"a: 1\r\nb: x\x00y\n", 99, "Y004 f:2:5 character=U+0000"),
    "escape": (b"a: \x1b[0m\n", 99, "Y004 f:1:4 character=U+001B"),
    "delete": (b"\x7f", 99, "Y004 f:1:1 character=U+007F"),
    "next line": ("a: 1\u0085b: 2".encode(), 99, "Y004 f:1:5 character=U+0085"),
    "line separator": ("a: 1\rb: \u2028".encode(), 99, "Y004 f:2:4 character=U+2028"),
    "second mark": ("\ufeff\ufeffa: 1".encode(), 99, "Y004 f:1:1 character=U+FEFF"),
    "not a character": ("a: \uffff".encode(), 99, "Y004 f:1:4 character=U+FFFF"),
}

LARGE = {
    "10,000 lists deep": ("a: " + "[" * 10_000, f"Y028 f:1:{3 + DEPTH} limit={DEPTH}"),
    "10,000 mappings deep": ("{a: " * 10_000, f"Y028 f:1:{4 * DEPTH + 1} limit={DEPTH}"),
    "10,000 dashes deep": ("a:\n" + "- " * 10_000, f"Y028 f:2:{2 * DEPTH - 1} limit={DEPTH}"),
    "1,000 blocks deep": (
        "".join(" " * n + "a:\n" for n in range(1_000)),
        f"Y028 f:{DEPTH + 1}:{DEPTH + 1} limit={DEPTH}",
    ),
    "too many values": ("a:\n" + "- b\n" * NODES, f"Y029 f:{NODES - 1}:3 limit={NODES}"),
}


def found(path: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with a case's file: read, and where it can be read, built."""
    try:
        document = read(decode(path.read_bytes(), path.name), path.name)
        if path in WRONG:
            build(document, Thing)
    except SourceError as error:
        return error.diagnostics
    raise AssertionError(f"{path.name} was taken")


def refused(text: str) -> tuple[Diagnostic, ...]:
    """What is wrong with a text."""
    try:
        read(text, "f")
    except SourceError as error:
        return error.diagnostics
    raise AssertionError("the text was taken")


def many_mistakes() -> str:
    """More of them than are listed."""
    return "a: 0\n" * (MISTAKES + 5)


def scalars(document: Document) -> Iterator[tuple[tuple[str | int, ...], str | None]]:
    """Every text (or None) of a document with its path."""
    todo: list[tuple[tuple[str | int, ...], object]] = [((), document.data)]
    while todo:
        path, here = todo.pop()
        if isinstance(here, dict):
            todo += [((*path, key), value) for key, value in here.items()]
        elif isinstance(here, list):
            todo += [((*path, index), value) for index, value in enumerate(here)]
        else:
            assert here is None or isinstance(here, str)
            yield path, here
