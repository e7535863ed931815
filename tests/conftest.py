"""What all tests share: no law is timed, so that a busy machine fails none; commands as run."""

import os
from collections.abc import Callable

import pytest
from hypothesis import settings

from explain.commands import main

# The suite draws the same cases at every run, so that it fails for a change and not by luck. New
# ones are looked for with CHAMDIEM_FUZZ (tests/laws/settings.py).
settings.register_profile("suite", deadline=None, derandomize="CHAMDIEM_FUZZ" not in os.environ)
settings.load_profile("suite")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def run_(*args: str) -> tuple[int, str, str]:
        code = main(args)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return run_
