"""What a process remembers of the pages it made, by all that is shown, so that none of it is ever wrong."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")

# Bytes that a text takes beside its own: its key and its place.
OVERHEAD = 1_000


class Memory(Generic[Thing]):
    """Things by key, of at most so much weight; those asked for longest ago leave first, half of them at a time.

    Nothing is ever thrown away for being wrong: the key must name everything that the thing shows. Threads share it
    without a lock: at worst two of them make the same thing.
    """

    def __init__(self, most: int, weigh: Callable[[Thing], int] = lambda _thing: 1) -> None:
        self.most = most
        self.weigh = weigh
        self.forget()

    def forget(self) -> None:
        self.young: dict[Hashable, Thing] = {}
        self.old: dict[Hashable, Thing] = {}
        self.weight = 0

    def get(self, key: Hashable, make: Callable[[], Thing]) -> Thing:
        """The thing under this key, made if it is not known."""
        found = self.young.get(key)
        if found is None:
            found = self.old.get(key)
            if found is None:
                found = make()
            self._keep(key, found)
        return found

    def _keep(self, key: Hashable, thing: Thing) -> None:
        weight = self.weigh(thing)
        if weight > self.most // 2:
            return
        if self.weight + weight > self.most // 2:
            self.young, self.old, self.weight = {}, self.young, 0
        self.young[key] = thing
        self.weight += weight


class Texts:
    """A `Memory` of at most so many bytes of text, in UTF-8: half of what a page in Ukrainian takes as `str`."""

    def __init__(self, most: int) -> None:
        self.memory: Memory[bytes] = Memory(most, lambda text: len(text) + OVERHEAD)

    def get(self, key: Hashable, make: Callable[[], str]) -> str:
        return self.memory.get(key, lambda: make().encode()).decode()
