"""Ctrl-C: the program is gone at once and without a word, but never in the middle of a file."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from explain.commands.exits import STOPPED


def at_once() -> None:
    """Leave on Ctrl-C, also where an exception would be swallowed or told, as in an import."""
    signal.signal(signal.SIGINT, lambda *_: os._exit(STOPPED))


@contextmanager
def in_order() -> Iterator[None]:
    """Meanwhile Ctrl-C is an exception, so that what was begun can be put away."""
    before = signal.getsignal(signal.SIGINT)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
