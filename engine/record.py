"""What small things of a unit are made of: records that never change, made by the thousand.

A msgspec struct is made in a sixth of a named tuple's time and read in a third of it.
"""

from msgspec import Struct
from msgspec.structs import replace as altered

__all__ = ["Record", "altered"]


class Record(Struct, frozen=True, gc=False):
    """A record whose fields never change; equal to another of its kind with equal fields.

    `gc=False`: it is made of what was there before it, so no cycle can go through it, and the
    collector need not follow it.
    """
