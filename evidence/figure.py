"""What one written figure says, and what is wrong or noteworthy about how it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, Never, TypeVar

from evidence.codes import SEVERITIES, E

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True)
class Problem:
    """A code without a place; `evidence.codes` has the severities."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Figure(Generic[T]):
    """The value read, None where a problem is an error; and every problem, notes included."""

    value: T | None
    problems: tuple[Problem, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether one of the problems is an error."""
        return any(SEVERITIES[problem.code] is E for problem in self.problems)


def refuse(code: str, got: str, suggestion: str | None = None, **params: str) -> Figure[Never]:
    """A figure that cannot be taken, `got` as written."""
    return Figure(None, (Problem(code, {"got": got, **params}, suggestion),))
