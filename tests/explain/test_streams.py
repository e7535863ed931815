"""Where output goes: pipes, terminals, colours, encodings; and what the help does not read."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from explain.commands.exits import FINE
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
