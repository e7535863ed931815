"""The desk that tests of logs sit at, at one moment that stands still."""

from pathlib import Path

import pytest

from explain.commands import clock
from tests.audit.desk import WHEN, Desk
from tests.explain.conftest import Run


@pytest.fixture
def desk(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(clock, "now", lambda: WHEN)
    return Desk(tmp_path, run)
