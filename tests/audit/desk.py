"""A folder in which audits are made, recorded and forged."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evidence.ledger import Entry, New, append, read_log
from evidence.ledger_codes import CODES
from evidence.replay import verify
from tests.audit.support import FULL, HEAD, RULES
from tests.audit.test_decisions import HEAD as DECISIONS
from tests.explain.conftest import Run

WHEN = "2024-12-03T09:00:00+07:00"
CLAIMS = 'claims: {"1": 4, "2": 2, "3": 2}\n'


class Desk:
    """A folder in which audits are made and recorded."""

    def __init__(self, folder: Path, run: Run) -> None:
        self.folder, self.log = folder, folder / "log.jsonl"
        self._run = run

    def audit(self, body: str = FULL + CLAIMS, decisions: str = "", *more: str) -> int:
        (self.folder / "a.yaml").write_text(HEAD + body, "utf-8")
        options = ["--ruleset", str(RULES), "--log", str(self.log), "--who", "Hạnh", *more]
        if decisions:
            (self.folder / "d.yaml").write_text(DECISIONS + decisions, "utf-8")
            options += ["--decisions", str(self.folder / "d.yaml")]
        return self._run("audit", str(self.folder / "a.yaml"), *options)[0]

    def kinds(self) -> list[str]:
        return [one.kind for one in read_log(self.log).entries]

    def forged(self, change: Callable[[int, dict[str, Any]], None]) -> str | None:
        """The code that verification gives once every entry is changed and chained anew."""
        entries = read_log(self.log).entries
        path = self.folder / "forged.jsonl"
        made = [_forged(one, change) for one in entries]
        append(path, WHEN, "A", lambda _: made)
        assert read_log(path).broken is None
        broken = verify(path).broken
        if broken is not None:
            assert set(broken.params) == CODES[broken.code]
        return None if broken is None else broken.code


def _forged(one: Entry, change: Callable[[int, dict[str, Any]], None]) -> New:
    body = json.loads(json.dumps(one.body))
    change(one.number, body)
    return New(one.kind, body)
