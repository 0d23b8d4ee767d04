"""Files over plain Django, in production too: the public ones for everybody, the rest for staff."""

import mimetypes
from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import Storage, storages
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from media.models import Photo
from media.renditions import names, private_folder
from newsroom.lib import caching


@require_safe
def public_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """A file of the public storage. Its name, never given to other bytes, is its ETag; one taken down is 404 at once.

    Not `immutable`: a face must not stay in a shared cache for a year after its picture was taken down.
    """
    response = _file(storages["default"], path)
    response["Cache-Control"] = caching.PICTURE
    response["ETag"] = quote_etag(path)
    found = get_conditional_response(request, response["ETag"], response=response)  # type: ignore[arg-type]
    if found is not response and response.file_to_stream:
        # Closing the response would end the request, and its database connection with it.
        response.file_to_stream.close()
    return found  # type: ignore[return-value]


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


def _file(storage: Storage, path: str) -> FileResponse:
    """Only what a plain relative name points at; FileSystemStorage itself refuses names that climb out."""
    if path != str(PurePosixPath(path)) or ".." in PurePosixPath(path).parts or "\x00" in path:
        raise Http404
    try:
        file = storage.open(path)
    except (OSError, SuspiciousFileOperation, ValueError) as error:
        raise Http404 from error
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return FileResponse(file, content_type=kind, headers={"X-Content-Type-Options": "nosniff"})
