"""Files over plain Django, in production too: the public ones for everybody, the rest for staff."""

import mimetypes
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import Storage, storages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from media.delivery import PIECE
from media.models import Photo
from media.renditions import names, private_folder
from newsroom.lib import caching, ranges


@require_safe
def public_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """A file of the public storage, whole or in part. Its name, never given to other bytes, is its ETag; one taken
    down is 404 at once."""
    response = _file(storages["default"], path)
    file: Any = response.file_to_stream
    size = file.size
    response["Cache-Control"] = caching.PICTURE
    response["ETag"] = etag = quote_etag(path)
    found = get_conditional_response(request, etag, response=response)  # type: ignore[arg-type]
    if found is not response:
        # Closing the response would end the request, and its database connection with it.
        file.close()
        return found  # type: ignore[return-value]
    try:
        part = ranges.asked(request.method, request.headers, etag, size)
    except ranges.Unsatisfiable:
        file.close()
        return HttpResponse(status=416, headers=ranges.unsatisfiable(size))
    for name, value in ranges.told(part, size).items():
        response[name] = value
    if part != (0, size):
        response.status_code = 206
        response.streaming_content = _pieces(file, *part)
    return response


@require_safe
def preview(request: HttpRequest, pk: int, name: str) -> FileResponse:
    """A rendition from the private storage, for staff who may see photos; a plain 404 for everybody else."""
    if not request.user.has_perm("media.view_photo"):
        raise Http404
    response = private_file(get_object_or_404(Photo, pk=pk), name)
    response["Cache-Control"] = "private, no-store"
    return response


def private_file(photo: Photo, name: str) -> FileResponse:
    """A rendition from the private storage, for a reader whom the caller has let in. Http404 for another name."""
    if name not in names(photo):
        raise Http404
    return _file(storages["private"], f"{private_folder(photo)}/{name}")


def _pieces(file: Any, start: int, end: int) -> Iterator[bytes]:
    file.seek(start)
    while start < end and (piece := file.read(min(PIECE, end - start))):
        start += len(piece)
        yield piece


def _file(storage: Storage, path: str) -> FileResponse:
    """Only what a plain relative name points at; the storages themselves refuse names that climb out."""
    if path != str(PurePosixPath(path)) or ".." in PurePosixPath(path).parts or "\x00" in path:
        raise Http404
    try:
        file = storage.open(path)
    except (OSError, SuspiciousFileOperation, ValueError) as error:
        raise Http404 from error
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return FileResponse(file, content_type=kind, headers={"X-Content-Type-Options": "nosniff"})
