"""The log: no byte can be other, nothing but the last entry is ever lost, writers take turns."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from engine.source.diagnostic import SourceError
from evidence.ledger import START, Entry, Log, New, append, read_log
from tests.audit.support import ROOT

WHEN = "2024-12-03T09:00:00+07:00"


def write(path: Path, *texts: str) -> Log:
    return append(path, WHEN, "A", lambda _: [New("note", {"text": text}) for text in texts])


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.jsonl"
    for text in ("một", "hai", "ba"):
        write(path, text)
    return path


def test_entries_are_read_back_and_chained(log: Path) -> None:
    read = read_log(log)
    assert read.broken is None
    assert [(one.number, one.body["text"]) for one in read.entries] == [
        (1, "một"),
        (2, "hai"),
        (3, "ba"),
    ]
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert [one["previous"] for one in lines] == [START, lines[0]["digest"], lines[1]["digest"]]
    assert read.head == lines[2]["digest"]
    assert [path.name for path in log.parent.iterdir()] == ["log.jsonl"]


def test_every_byte_changed_is_told_at_its_entry(log: Path) -> None:
    raw = log.read_bytes()
    random.seed(7)
    for at in range(len(raw)):
        others = [*(byte for byte in (10, 32, 48, 255) if byte != raw[at])]
        others.append((raw[at] + random.randrange(1, 255)) % 256)
        for other in others:
            log.write_bytes(raw[:at] + bytes([other]) + raw[at + 1 :])
            broken = read_log(log).broken
            assert broken is not None, (at, other)
            assert broken.spans[0].line == raw[:at].count(b"\n") + 1, (at, other)
    log.write_bytes(raw)
    assert read_log(log).broken is None


@pytest.mark.parametrize(
    ("lines", "code", "entry"),
    [
        ([1, 2], "L003", 1),
        ([0, 2], "L003", 2),
        ([0, 2, 1], "L003", 2),
        ([0, 0, 1, 2], "L003", 2),
    ],
)
def test_entries_taken_out_or_moved(log: Path, lines: list[int], code: str, entry: int) -> None:
    each = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(each[at] for at in lines))
    broken = read_log(log).broken
    assert broken is not None
    assert (broken.code, broken.spans[0].line) == (code, entry)


def test_an_end_that_is_missing_shows_as_a_cut_or_not_at_all(log: Path) -> None:
    raw = log.read_bytes()
    for end in range(len(raw)):
        log.write_bytes(raw[:end])
        read = read_log(log)
        whole = raw[:end].endswith(b"\n")
        assert (read.broken is None) == whole, end
        assert len(read.entries) == raw[:end].count(b"\n")


@pytest.mark.parametrize(
    "line",
    ["{}", "[]", "1", "", "\ufeff{}", '{"entry":1}', "[" * 100_000, '{"a":' * 5000, "1" * 5000],
)
def test_what_is_no_entry(tmp_path: Path, line: str) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text(f"{line}\n", "utf-8")
    broken = read_log(path).broken
    assert broken is not None
    assert broken.code == "L001"


def test_a_broken_log_is_not_written_to(log: Path) -> None:
    raw = log.read_bytes().replace(b"hai", "tám".encode())
    log.write_bytes(raw)
    with pytest.raises(SourceError) as refused:
        write(log, "bốn")
    assert [one.code for one in refused.value.diagnostics] == ["L002"]
    assert log.read_bytes() == raw


def test_nothing_is_left_where_nothing_came_of_it(tmp_path: Path) -> None:
    def fails(_: object) -> list[New]:
        raise SourceError([])

    path = tmp_path / "log.jsonl"
    with pytest.raises(SourceError):
        append(path, WHEN, "A", fails)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(SourceError) as refused:
        write(tmp_path / "none" / "log.jsonl", "một")
    assert [one.code for one in refused.value.diagnostics] == ["E006"]
    with pytest.raises(SourceError) as refused:
        write(tmp_path, "một")
    assert [one.code for one in refused.value.diagnostics] == ["E002"]


def test_what_is_made_sees_the_entries_before_it(log: Path) -> None:
    seen: list[int] = []

    def made(before: object) -> list[New]:
        assert isinstance(before, tuple)
        seen.extend(one.number for one in before if isinstance(one, Entry))
        return []

    raw = log.read_bytes()
    append(log, WHEN, "A", made)
    assert seen == [1, 2, 3]
    assert log.read_bytes() == raw


WRITER = """
import sys
from pathlib import Path
from evidence.ledger import New, append
path, name = Path(sys.argv[1]), sys.argv[2]
print("ready", flush=True)
for number in range(int(sys.argv[3])):
    append(path, "2024", name, lambda _: [New("note", {"n": number, "text": "x" * 3000})])
    print(number, flush=True)
"""


def writer(path: Path, name: str, times: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", WRITER, str(path), name, str(times)]
    return subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE
    )


KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from evidence.ledger import New, append, read_log

path = Path(sys.argv[1])
random.seed(11)
total = 0
for kill in range(50):
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        for number in range(1_000_000):
            append(path, "2024", "A", lambda _: [New("note", {"n": number, "text": "x" * 3000})])
            os.write(tell, b".")
    time.sleep(random.uniform(0.002, 0.08))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(tell)
    done = len(os.read(told, 1_000_000))
    os.close(told)
    log = read_log(path)
    if log.entries or path.stat().st_size:
        assert log.broken is None, log.broken
    assert total + done <= len(log.entries) <= total + done + 1, (total, done, len(log.entries))
    total = len(log.entries)
print(total)
"""


def test_killed_at_fifty_points_nothing_is_lost_but_the_last_entry(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "log.jsonl")],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 10


def test_two_writers_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    children = [writer(path, name, 15) for name in ("A", "B", "C")]
    for child in children:
        child.communicate()
        assert child.returncode == 0
    read = read_log(path)
    assert read.broken is None
    for name in ("A", "B", "C"):
        assert [one.body["n"] for one in read.entries if one.who == name] == list(range(15))
