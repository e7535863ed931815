"""What a run, its results and the tables behind them are made of: records that never change.

A unit has a thousand of them, and a msgspec struct is made in a sixth of a named tuple's time.
"""

from msgspec import Struct
from msgspec.structs import replace as altered

__all__ = ["Record", "altered"]


class Record(Struct, frozen=True, gc=False):
    """A record whose fields never change; equal to another of its kind with equal fields.

    Each kind says `frozen=True` again, for those who read types. `gc=False`: the collector does not
    follow it, so none may hold, not even in a dict that is filled later, what holds it in turn.
    A kind that keeps what was worked out of it (`dict=True`) has to be followed; one that is told
    by which it is, not by its fields, says `eq=False`.
    """
