"""The part of a file that a Range header asks for (RFC 9110, 14)."""

import re
from collections.abc import Mapping

_ONE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


class Unsatisfiable(Exception):
    """The file has no such part: 416."""


def wanted(header: str, size: int) -> tuple[int, int]:
    """[start, end) of a file of `size` bytes; all of it for no header, several ranges or nonsense.

    Raises Unsatisfiable for a part that begins past the end.
    """
    found = _ONE.fullmatch(header.strip())
    if found is None or not any(found.groups()):
        return 0, size
    first, last = found.groups()
    if not first:
        if int(last) == 0:
            raise Unsatisfiable
        return max(size - int(last), 0), size
    start, end = int(first), min(int(last) + 1, size) if last else size
    if start >= size:
        raise Unsatisfiable
    return (start, end) if start < end else (0, size)


def asked(method: str | None, headers: Mapping[str, str], etag: str, size: int) -> tuple[int, int]:
    """`wanted` of a whole request for the file that `etag`, a strong one, names.

    All of it where somebody wants the rest of another file, and for HEAD: only GET has parts.
    """
    is_for_this = method == "GET" and headers.get("If-Range", etag) == etag
    return wanted(headers.get("Range", "") if is_for_this else "", size)


def told(part: tuple[int, int], size: int) -> dict[str, str]:
    """What the answer with this part says of it: 206 has a Content-Range, 200 has none."""
    start, end = part
    headers = {"Accept-Ranges": "bytes", "Content-Length": str(end - start)}
    return headers if part == (0, size) else {**headers, "Content-Range": f"bytes {start}-{end - 1}/{size}"}


def unsatisfiable(size: int) -> dict[str, str]:
    """What 416 says."""
    return {"Accept-Ranges": "bytes", "Content-Range": f"bytes */{size}"}


def continues(header: str) -> bool:
    """Does the header ask for the rest of a file whose beginning was fetched before?"""
    found = _ONE.fullmatch(header.strip())
    return bool(found and (int(found[1]) if found[1] else found[2]))
