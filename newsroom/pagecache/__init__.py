"""The page cache at the server's door: whole answers to readers, given before Django starts.

One sentence: a stored page is given while the page generation is the one it was made under, and the clock stands
between the moment it was made and the next boundary. See docs/decisions/0022-page-cache.md.
"""

from newsroom.pagecache.door import PageCache

__all__ = ["PageCache"]
