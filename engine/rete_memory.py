"""Working memories of a rule network, driven through the package's own C module.

Each is one sid and holds one fact per check. Nothing here starts a thread or a timer. The C module
changes a memory in several calls, so a lock is held around each change; and a memory that an
exception left half-way is never used again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock, Semaphore

import durable_rules_engine as network

from engine.rete_rules import Rules
from engine.table import Hit, Placed, State

AT_ONCE = 4
"""Memories at most, each at work for one thread at a time (10 MB at 800 rules)."""


class RuleCountError(RuntimeError):
    """Not exactly one rule fired for `check`, or one unasked: `fired` are the rows that did."""

    def __init__(self, check: str, fired: tuple[Hit, ...]) -> None:
        rows = ", ".join(f"{hit.state.name} {hit.row}" for hit in fired)
        super().__init__(f"{check}: {len(fired)} rules fired{f' ({rows})' if rows else ''}")
        self.check = check
        self.fired = fired


class Memory:
    """One sid: the facts it holds and the hit of each."""

    def __init__(self, handle: int, rules: Rules, sid: str) -> None:
        self.sid = sid
        self._sound = True
        self._handle = handle
        self._rules = rules
        self._end = f',"sid":"{sid}"}}'
        self._held: dict[str, Placed] = {}
        self._hits: dict[str, Hit] = {}
        self._dropped = False
        self._lock = Lock()
        # A sid that never fired a rule must not be deleted: it has pointers that were never set.
        with _failures():
            _, self._offset = network.assert_fact(handle, rules.boot + self._end)
            if len(list(self._firings())) != 1:
                raise RuntimeError("the rule network failed: its first rule did not fire")

    def settle(self, placed: Iterable[Placed]) -> dict[str, Hit]:
        """Put these facts in place of what is held of their checks; the hit of each, in order.

        Raises RuleCountError, RuntimeError when the network fails or is closed.
        """
        with self._lock:
            if self._dropped:
                raise RuntimeError("the rule network is closed")
            self._sound = False
            with _failures():
                hits = self._settle(placed)
            self._sound = True
            return hits

    @property
    def sound(self) -> bool:
        """False once a change has failed; waits for the one being made."""
        with self._lock:
            return self._sound

    def drop(self) -> None:
        """Give the sid back to the network, once whoever changes the memory is done."""
        with self._lock:
            if not self._dropped:
                self._dropped = True
                network.delete_state(self._handle, self.sid)

    def _settle(self, placed: Iterable[Placed]) -> dict[str, Hit]:
        held, hits = self._held, self._hits
        asked: list[str] = []
        changed: list[str] = []
        for one in placed:
            check = one.check
            asked.append(check)
            before = held.get(check)
            if before is None or not _same(before, one):
                self._put(one, before)
                changed.append(check)
        if changed:
            hits.update(self._fired(changed))
        return {check: hits[check] for check in asked}

    def _put(self, one: Placed, before: Placed | None) -> None:
        telling = self._rules.checks[one.check]
        if before is not None:
            network.retract_fact(self._handle, telling.retracted + self._end)
        # What no rule matches is not an error here: it is missed among what fired.
        network.assert_fact(self._handle, f"{telling.asserted[one.state]}{one.position}{self._end}")
        self._held[one.check] = one

    def _fired(self, changed: Sequence[str]) -> dict[str, Hit]:
        """The one hit of each changed check; rules fire once all their facts are in place."""
        named = self._rules.hits
        fired = [named[name] for name in self._firings()]
        hits = {hit.check: hit for hit in fired}
        if len(fired) != len(changed) or hits.keys() != set(changed):
            for check in [*changed, *hits]:
                its = tuple(hit for hit in fired if hit.check == check)
                if len(its) != 1 or check not in changed:
                    raise RuleCountError(check, its)
        return hits

    def _firings(self) -> Iterator[str]:
        """The name of each rule that fires, until the network is quiet."""
        handle, offset = self._handle, self._offset
        started = network.start_action_for_state(handle, offset)
        said: str | None = started[1] if started else None
        while said is not None:
            yield said[2 : said.index('"', 2)]
            said = network.complete_and_start_action(handle, offset)


class Pool:
    """A compiled network and its memories: made when asked for, and reused."""

    def __init__(self, rules: Rules, name: str) -> None:
        self.rules = rules
        with _failures():
            self._handle: int = network.create_ruleset(_plain(name), rules.text)
        self._turns = Semaphore(AT_ONCE)
        self._sids = list(reversed(rules.sids))
        self._idle: list[Memory] = []
        self._live: set[Memory] = set()
        self._closed = False
        self._lock = Lock()

    @contextmanager
    def turn(self) -> Iterator[Memory]:
        """A memory for a moment; waits while as many as may be are at it."""
        with self._turns:
            memory = self._take()
            try:
                yield memory
            finally:
                self._give(memory)

    def _take(self) -> Memory:
        """An idle memory, else a new one. Raises RuntimeError when that fails or all is closed."""
        with self._lock:
            if self._closed:
                raise RuntimeError("the rule network is closed")
            if self._idle:
                return self._idle.pop()
            if not self._sids:
                raise RuntimeError("the rule network has no sid left")
            # A sid that fails at its first fact can be neither used nor deleted: it is left alone.
            memory = Memory(self._handle, self.rules, self._sids.pop())
            self._live.add(memory)
            return memory

    def _give(self, memory: Memory) -> None:
        """Take a memory back: kept for the next, or dropped when a change of it has failed."""
        with self._lock:
            if memory not in self._live:
                return
            if memory.sound:
                self._idle.append(memory)
                return
            self._live.remove(memory)
            memory.drop()
            self._sids.append(memory.sid)

    @property
    def closed(self) -> bool:
        """Whether nothing can be decided any more."""
        return self._closed

    def close(self) -> None:
        """Drop every memory, then the network. A second call does nothing."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            for memory in self._live:
                memory.drop()
            self._live.clear()
            self._idle.clear()
            network.delete_ruleset(self._handle)


@contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except network.error as wrong:
        raise RuntimeError(f"the rule network failed: {wrong}") from wrong


def _plain(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9_.-]", ".", name)[:64]


def _same(a: Placed, b: Placed) -> bool:
    if a.state is not b.state:
        return False
    return a.position == b.position or a.state is not State.KNOWN
