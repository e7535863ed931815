"""What all tests share: no law is timed, so that a busy machine fails none; commands as run."""

from collections.abc import Callable

import pytest
from hypothesis import settings

from explain.commands import main

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def run_(*args: str) -> tuple[int, str, str]:
        code = main(args)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return run_
