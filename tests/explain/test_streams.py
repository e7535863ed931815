"""Where output goes: pipes, terminals, colours, encodings; and what the help does not read."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from explain.commands.exits import FINE, STOPPED, WRONG
from tests.explain.support import BY, ROOT, SCORE, UNIT


def process(*args: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [
        sys.executable,
        "-c",
        "import sys; from explain.commands import main; sys.exit(main())",
    ]
    return subprocess.run(
        [*command, *args],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        timeout=60,
    )


def test_a_closed_pipe_is_quiet() -> None:
    read, write = os.pipe()
    os.close(read)
    command = "import sys; from explain.commands import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", command, *SCORE], stdout=write, stderr=subprocess.PIPE, cwd=ROOT
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (FINE, b"")


def test_piped_text_is_plain_in_any_locale() -> None:
    done = process(*SCORE, LC_ALL="C", PYTHONIOENCODING="latin-1", COLUMNS="100")
    assert done.returncode == FINE
    text = done.stdout.decode("utf-8")
    assert "Đạt được" in text
    assert "\x1b" not in text
    assert not [line for line in text.splitlines() if line != line.rstrip()]
    assert max(map(len, text.splitlines())) <= 100


def coloured(**environment: str) -> str:
    """What a terminal would get."""
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    command = "import sys; from explain.commands import main; sys.exit(main())"
    with subprocess.Popen(
        [sys.executable, "-c", command, "explain", str(UNIT), "parts", *BY],
        stdout=slave,
        stderr=slave,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", **environment},
    ) as child:
        os.close(slave)
        text = b"".join(_chunks(master))
        assert child.wait(60) == FINE
    os.close(master)
    return text.decode("utf-8")


def _chunks(handle: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(handle, 65536)
        except OSError:
            return
        if not chunk:
            return
        yield chunk


def test_a_terminal_gets_colour_unless_it_is_not_wanted() -> None:
    assert "\x1b[1m" in coloured()
    assert "\x1b[3" not in coloured(NO_COLOR="1")


def test_the_help_reads_nothing_heavy() -> None:
    heavy = "pydantic", "rich", "babel", "yaml", "durable_rules_engine", "engine.score"
    code = (
        "import sys; from explain.commands import main; main(['--help']); "
        f"print([m for m in {heavy!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True)
    assert done.stderr.decode().strip() == "[]"


MAIN = [sys.executable, "-c", "import sys; from explain.commands import main; sys.exit(main())"]


@pytest.mark.parametrize("args", [SCORE, ["schema", "ruleset"], ["--help"]])
def test_a_full_device_is_told_in_words(args: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*MAIN, *args], stdout=full, stderr=subprocess.PIPE, cwd=ROOT, timeout=60
        )
    assert done.returncode == WRONG
    [line] = done.stderr.decode("utf-8").splitlines()
    assert "C026" in line


def test_a_closed_stdout_is_told_in_words(tmp_path: Path) -> None:
    shell = ["sh", "-c", 'exec "$@" >&-', "sh", *MAIN, *SCORE]
    done = subprocess.run(shell, stderr=subprocess.PIPE, cwd=ROOT, timeout=60)
    assert done.returncode == WRONG
    [line] = done.stderr.decode("utf-8").splitlines()
    assert "C026" in line
    path = tmp_path / "out.txt"
    done = subprocess.run([*shell, "-o", str(path)], stderr=subprocess.PIPE, cwd=ROOT, timeout=60)
    assert (done.returncode, done.stderr) == (FINE, b"")
    assert path.read_text("utf-8").startswith("KẾT QUẢ")


def test_a_result_written_to_dev_stdout_goes_into_the_pipe() -> None:
    done = process(*SCORE, "-o", "/dev/stdout")
    assert (done.returncode, done.stderr) == (FINE, b"")
    assert done.stdout.decode("utf-8").startswith("KẾT QUẢ")


def test_a_closed_stderr_is_no_fault() -> None:
    shell = ["sh", "-c", 'exec "$@" 2>&-', "sh", *MAIN, "score", "no-such"]
    assert subprocess.run(shell, cwd=ROOT, timeout=60).returncode == WRONG


def test_ctrl_c_while_modules_load_is_quiet() -> None:
    """The signal comes in the middle of an import, where an exception would be told."""
    code = """
import os, signal, sys
from explain.commands import main
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "typer":
            try:
                os.kill(os.getpid(), signal.SIGINT)
            except BaseException as wrong:
                raise ImportError(name) from wrong
sys.meta_path.insert(0, Finder())
sys.exit(main())
"""
    done = subprocess.run([sys.executable, "-c", code, *SCORE], capture_output=True, cwd=ROOT)
    assert (done.returncode, done.stdout, done.stderr) == (STOPPED, b"", b"")


def test_nothing_is_imported_before_ctrl_c_is_quiet() -> None:
    """Our own modules of the start, and no library that Python has not loaded by itself."""
    code = """
import sys
import signal, re
before = set(sys.modules)
import explain.commands
print(*sorted(set(sys.modules) - before))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, text=True)
    ours = ["explain", "explain.commands", "explain.commands.exits", "explain.commands.stop"]
    assert done.stdout.split() == ours


def test_ctrl_c_that_was_ignored_while_python_started_is_listened_to(tmp_path: Path) -> None:
    """`./run` has Ctrl-C ignored until the program itself takes it."""
    assert "trap '' INT" in (ROOT / "run").read_text("utf-8")
    code = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_IGN)
from explain.commands import main
import explain.words.catalogue as first
def stopped(*_):
    os.kill(os.getpid(), signal.SIGINT)
first.entries = first.said = stopped
sys.exit(main())
"""
    done = subprocess.run([sys.executable, "-c", code, *SCORE], capture_output=True, cwd=ROOT)
    assert (done.returncode, done.stdout, done.stderr) == (STOPPED, b"", b"")


def test_ctrl_c_leaves_no_half_a_file(tmp_path: Path) -> None:
    code = """
import os, signal, sys
from explain.commands import main
def stopped(handle):
    os.kill(os.getpid(), signal.SIGINT)
os.fsync = stopped
sys.exit(main())
"""
    command = [sys.executable, "-c", code, *SCORE, "-o", str(tmp_path / "out.txt")]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, timeout=60)
    assert (done.returncode, done.stderr) == (STOPPED, b"")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("columns", ["0", "1", "20"])
def test_no_terminal_is_too_narrow(columns: str) -> None:
    narrow, least = (process(*SCORE, COLUMNS=one).stdout for one in (columns, "40"))
    assert narrow == least


def test_what_turns_the_direction_of_writing_is_not_printed(tmp_path: Path) -> None:
    path = tmp_path / "turned.yaml"
    text = UNIT.read_text("utf-8")
    path.write_text(text.replace("facts:\n", 'facts:\n  "a\u202eb\u2066c": 1\n', 1), "utf-8")
    done = process("score", str(path), *BY)
    assert done.returncode == WRONG
    said = done.stderr.decode("utf-8")
    assert said.count("a\ufffdb\ufffdc") == 2
    lines = said.splitlines()
    assert lines[2].index("^") == lines[1].index('"')
    assert lines[2].count("^") == len('"a.b.c"')
    assert "\u202e" not in said
