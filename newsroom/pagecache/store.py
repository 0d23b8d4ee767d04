"""Pages in the memory of this process, all of one generation."""

from __future__ import annotations

import threading
from collections import OrderedDict

from newsroom.pagecache.pages import Page

Key = tuple[bool, str, str]  # over TLS, path, the known parameters


class Store:
    """The least recently used page goes when the bytes are full; all go when the generation is another one."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self.generation: int | None = None
        self.pages: OrderedDict[Key, Page] = OrderedDict()
        self.lock = threading.Lock()

    def get(self, key: Key, generation: int) -> Page | None:
        with self.lock:
            if generation != self.generation:
                self._empty()
                self.generation = generation
                return None
            return self._found(key)

    def last(self, key: Key) -> Page | None:
        """Of the last generation that was known."""
        with self.lock:
            return self._found(key)

    def put(self, key: Key, page: Page, generation: int) -> None:
        """Nothing, if the store has gone on to another generation while the page was made."""
        with self.lock:
            if generation != self.generation:
                return
            self._drop(key)
            self.pages[key] = page
            self.bytes += page.size
            while self.bytes > self.most_bytes:
                self._drop(next(iter(self.pages)))

    def empty(self) -> None:
        with self.lock:
            self._empty()

    def _found(self, key: Key) -> Page | None:
        page = self.pages.get(key)
        if page is not None:
            self.pages.move_to_end(key)
        return page

    def _drop(self, key: Key) -> None:
        page = self.pages.pop(key, None)
        if page is not None:
            self.bytes -= page.size

    def _empty(self) -> None:
        self.pages.clear()
        self.bytes = 0
