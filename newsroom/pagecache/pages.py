"""An answer as it is stored: each coding made once, headers and all."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache

import brotli

from newsroom.lib import caching

Headers = list[tuple[str, str]]

GZIP, BROTLI = 6, 5  # as small as the higher levels to a few percent, and a tenth of their time
WORTH_IT = 500  # bytes
# The types of which compressing saves something.
TEXT = re.compile(r"text/|[\w./+-]+\b(json|xml|javascript)\b")
# Made anew for each coding and each moment.
OURS = {"cache-control", "content-encoding", "content-length", "etag", "vary"}
OVERHEAD = 3_000  # bytes of memory that a page takes beside its bodies
AT_MOST_LEFT = caching.SHARED + caching.WHILE_ASKING
USUAL = caching.page(AT_MOST_LEFT)


class Coded:
    """A page in one coding. `headers` are whole but for Cache-Control."""

    __slots__ = ("body", "etag", "headers")

    def __init__(self, body: bytes, etag: str, headers: Headers) -> None:
        self.body, self.etag, self.headers = body, etag, headers


class Page:
    """A whole answer, true in [since, until): seconds since 1970."""

    __slots__ = ("coded", "since", "size", "status", "until")

    def __init__(self, status: str, headers: Headers, body: bytes, span: tuple[float, float]) -> None:
        self.status = status
        self.since, self.until = span
        kept = [(name, value) for name, value in headers if name.lower() not in OURS]
        named = {name.lower(): value for name, value in kept}
        # django-csp names its directives in another order in each process, and a page has one tag in all of them.
        said = sorted((name, sorted(value.replace(";", " ").split())) for name, value in kept)
        digest = hashlib.blake2b(repr((status, said)).encode() + body, digest_size=12).hexdigest()
        bodies = {"": body}
        if is_text(named.get("content-type", "")) and len(body) >= WORTH_IT:
            bodies |= {"br": brotli.compress(body, quality=BROTLI), "gzip": _gzipped(body)}
        self.coded = {coding: _coded(coding, each, digest, kept) for coding, each in bodies.items()}
        self.size = OVERHEAD + sum(map(len, bodies.values()))

    def is_true_at(self, moment: float) -> bool:
        """Not before it was made either: a clock that is put back must not let out what has not come."""
        return self.since <= moment < self.until

    def in_coding(self, accepted: str) -> Coded:
        """The coding that the reader's Accept-Encoding likes best."""
        return self.coded.get(chosen(accepted)) or self.coded[""]

    def cache_control(self, moment: float) -> str:
        left = self.until - moment
        return USUAL if left >= AT_MOST_LEFT else caching.page(left)


def is_text(content_type: str) -> bool:
    return TEXT.match(content_type) is not None


def is_unchanged(coded: Coded, if_none_match: str) -> bool:
    """Has the reader this very thing already? A proxy that compresses again marks our strong tag as weak."""
    tags = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    return coded.etag in tags or "*" in tags


def _coded(coding: str, body: bytes, digest: str, headers: Headers) -> Coded:
    etag = f'"{digest}{"-" + coding if coding else ""}"'
    own = [*headers, ("Vary", "Accept-Encoding"), ("ETag", etag), ("Content-Length", str(len(body)))]
    return Coded(body, etag, [*own, ("Content-Encoding", coding)] if coding else own)


def _gzipped(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=GZIP, mtime=0)


@lru_cache(maxsize=256)
def chosen(accepted: str) -> str:
    """`br`, `gzip` or "" (as it is), by an Accept-Encoding header."""
    weights = dict(_weights(accepted.lower().split(",")[:20]))
    rest = weights.get("*", 0.0)
    best = max(("br", "gzip"), key=lambda coding: weights.get(coding, rest))  # the first of equals
    weight = weights.get(best, rest)
    return best if weight > 0 and weight >= weights.get("identity", 0.0) else ""


def _weights(items: Iterable[str]) -> Iterable[tuple[str, float]]:
    for item in items:
        coding, _, parameter = item.partition(";")
        name, _, value = parameter.partition("=")
        try:
            yield coding.strip(), float(value) if name.strip() == "q" else 1.0
        except ValueError:
            yield coding.strip(), 0.0
