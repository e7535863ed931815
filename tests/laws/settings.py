"""How long laws are tried: the same cases at every run of the suite.

With CHAMDIEM_FUZZ=N other cases at every run, N times as many.
"""

import os

from hypothesis import Phase, settings

TIMES = int(os.environ.get("CHAMDIEM_FUZZ", "1"))


def tried(examples: int) -> settings:
    """Settings for so many examples, times CHAMDIEM_FUZZ; failures are shrunk, not explained."""
    phases = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
    return settings(max_examples=examples * TIMES, deadline=None, phases=phases)
