"""Ctrl-C: the program is gone at once and without a word, but never in the middle of a file."""

import os
import signal

from explain.commands.exits import STOPPED


def at_once() -> None:
    """Leave on Ctrl-C, also where an exception would be swallowed or told, as in an import."""
    signal.signal(signal.SIGINT, lambda *_: os._exit(STOPPED))


class InOrder:
    """A block in which Ctrl-C is an exception, so that what was begun can be put away."""

    def __enter__(self) -> None:
        """Remember how Ctrl-C is taken."""
        self._before = signal.getsignal(signal.SIGINT)
        signal.signal(signal.SIGINT, signal.default_int_handler)

    def __exit__(self, *_: object) -> None:
        """Take it so again."""
        signal.signal(signal.SIGINT, self._before)
