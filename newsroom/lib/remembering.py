"""Pieces of pages that a process remembers by all that they show, so that none of them is ever wrong."""

from __future__ import annotations

from collections.abc import Callable, Hashable

# Bytes that a piece takes beside its own: its key and its place.
OVERHEAD = 700


class Memory:
    """Pieces by key, in at most so many bytes; those asked for longest ago leave first, some of them at a time.

    Nothing is ever thrown away for being wrong: the key must name everything that the piece shows. Threads share it
    without a lock: at worst two of them make the same piece.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.young: dict[Hashable, bytes] = {}
        self.old: dict[Hashable, bytes] = {}
        self.size = 0

    def get(self, key: Hashable, make: Callable[[], str]) -> str:
        """The piece under this key, made if it is not known."""
        found = self.young.get(key)
        if found is None:
            found = self.old.get(key)
            if found is None:
                found = make().encode()
            self._keep(key, found)
        return found.decode()

    def _keep(self, key: Hashable, piece: bytes) -> None:
        weight = len(piece) + OVERHEAD
        if self.size + weight > self.most // 2:
            self.young, self.old, self.size = {}, self.young, 0
        if weight <= self.most // 2:
            self.young[key] = piece
            self.size += weight
