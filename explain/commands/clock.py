"""The time of day, for what is stamped with it: no score ever depends on it."""

from datetime import datetime


def now() -> str:
    """Now, by the clock of the machine, with its offset: `2024-12-03T09:15:00+07:00`."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
