"""Files read and written whole; what goes wrong is told, and nothing is left behind."""

import errno
import os
import stat
from pathlib import Path

import pytest

from engine.source.diagnostic import SourceError
from engine.source.wrong import short
from evidence.codes import CODES, SEVERITIES
from evidence.files import read_bytes, read_text, write_whole


def refusal(error: pytest.ExceptionInfo[SourceError]) -> tuple[str, str | None]:
    """The code, and what else is said of it."""
    [one] = error.value.diagnostics
    assert set(one.params) == CODES[one.code]
    assert one.severity is SEVERITIES[one.code]
    assert one.params["file"] == short(one.spans[0].file)
    return one.code, one.params.get("problem") or one.params.get("limit")


def failing(number: int) -> OSError:
    return OSError(number, os.strerror(number))


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes("\ufeffđiểm".encode())
    assert read_bytes(tmp_path / "f") == "\ufeffđiểm".encode()
    assert read_text(tmp_path / "f") == "điểm"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("absent", ("E001", None)),
        ("f/below", ("E001", None)),
        ("x" * 999, ("E001", None)),
        ("a\0b", ("E001", None)),
        (".", ("E002", None)),
        ("f", ("E004", "3")),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str, expected: tuple[str, str]) -> None:
    (tmp_path / "f").write_text("1234")
    with pytest.raises(SourceError) as error:
        read_bytes(tmp_path / name, limit=3)
    assert refusal(error) == expected


def test_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("1234")
    assert read_bytes(tmp_path / "f", limit=4) == b"1234"


def test_an_endless_file_is_refused() -> None:
    with pytest.raises(SourceError) as error:
        read_text(Path("/dev/zero"), limit=1000)
    assert refusal(error) == ("E004", "1000")


@pytest.mark.parametrize(
    ("number", "reading", "writing"),
    [
        (errno.EACCES, ("E003", None), ("E007", None)),
        (errno.EROFS, ("E003", None), ("E007", None)),
        (errno.ENOSPC, None, ("E008", os.strerror(errno.ENOSPC))),
        (errno.EIO, ("E005", os.strerror(errno.EIO)), ("E008", os.strerror(errno.EIO))),
    ],
)
def test_what_the_system_refuses(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    reading: tuple[str, str | None] | None,
    writing: tuple[str, str | None],
) -> None:
    def refuse(*_: object) -> None:
        raise failing(number)

    if reading is not None:
        with monkeypatch.context() as patch:
            patch.setattr(Path, "open", refuse)
            with pytest.raises(SourceError) as error:
                read_bytes(tmp_path / "f")
            assert refusal(error) == reading
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        with pytest.raises(SourceError) as error:
            write_whole(tmp_path / "f", "x")
        assert refusal(error) == writing
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_written_with_the_usual_rights(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "f", "điểm\n")
    finally:
        os.umask(before)
    assert (tmp_path / "f").read_bytes() == "điểm\n".encode()
    assert stat.S_IMODE((tmp_path / "f").stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["f"]


def test_a_file_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("old")
    (tmp_path / "f").chmod(0o604)
    write_whole(tmp_path / "f", b"new")
    assert (tmp_path / "f").read_text() == "new"
    assert stat.S_IMODE((tmp_path / "f").stat().st_mode) == 0o604


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("old")
    (tmp_path / "link").symlink_to("f")
    write_whole(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "f").read_text() == "new"


def test_what_is_no_file_is_written_to_as_it_is() -> None:
    write_whole(Path("/dev/null"), "x")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize("stage", ["write", "replace"])
def test_a_failure_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    (tmp_path / "f").write_text("old")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync" if stage == "write" else "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "f", "new")
    assert (tmp_path / "f").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["f"]


@pytest.mark.parametrize(
    ("name", "code"),
    [("absent/f", "E006"), ("f/below", "E006"), (".", "E002"), ("a\0b", "E006")],
)
def test_a_place_that_cannot_be_written(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "f").write_text("old")
    with pytest.raises(SourceError) as error:
        write_whole(tmp_path / name, "x")
    assert refusal(error) == (code, None)
    assert [path.name for path in tmp_path.iterdir()] == ["f"]
