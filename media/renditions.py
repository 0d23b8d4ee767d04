"""The files readers get: named specs made from the master, and the gate that lets them out and takes them back.

Private: `renditions/<photo number>/<spec>-<width>-<hash>.<ext>`. Public: `photos/<token>/<same name>`, where the token
is 128 random bits that exist only while the photo is public and are never used again. The hash of the content in the
name lets caches keep a file for ever. Files made anew come out under a new token: what the old ones show was wrong.

Whoever opens, closes or fills the gate holds the photo's row meanwhile, so no file gets out by a row that is no longer
true. A public folder is written before the row that names it is committed: readers never see an address without its
file, and what a crash leaves behind is a folder that no row names (`sweep`).
"""

import hashlib
import io
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, TypedDict

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image

from .imaging import EXTENSION, Format, Label, encode, encode_finest, packet, redact
from .imaging.geometry import crop_box, height_for, widths_within
from .models import Photo, PhotoQuerySet
from .storage import private, public

FORMATS: tuple[Format, ...] = ("avif", "webp", "jpeg")


class Rendition(TypedDict):
    format: str
    width: int
    height: int
    name: str
    bytes: int


@dataclass(frozen=True)
class Spec:
    """A use of a photo: its proportions (None keeps the photo's own), widths in pixels, and how wide it is laid out."""

    widths: tuple[int, ...]
    ratio: float | None = None
    formats: tuple[Format, ...] = FORMATS
    sizes: str = "100vw"
    labelled: bool = True


SPECS = {
    "thumb": Spec((160, 320), 1, sizes="10rem", labelled=False),
    "card": Spec(
        (320, 480, 640, 960),
        3 / 2,
        sizes="(min-width: 64rem) 24rem, (min-width: 40rem) 50vw, 100vw",
        labelled=False,  # too small to be printed: a label would weigh as much as the picture
    ),
    "lead": Spec((480, 800, 1200, 1920), 16 / 9, sizes="(min-width: 75rem) 72rem, 100vw"),
    "full": Spec((480, 800, 1200, 1920), sizes="(min-width: 48rem) 44rem, 100vw"),
    # Networks crop to 1.91:1 and read JPEG only.
    "social": Spec((1200,), 1200 / 630, formats=("jpeg",)),
}
PRESS = "press"
# Fields that show in the files themselves, in their crop or in their label: when one changes, the files are made anew.
LABELLED = {"digital_source_type", "focal_x", "focal_y"}
# Every browser in use reads WebP; JPEG is for what asks for one plain file (old readers, feeds), so one width will do.
JPEG_WIDTH = 1200


class FilesMissing(Exception):
    """A photo has no files to let out, or is gone itself; its text is a sentence for the editor."""


def make(photo: Photo, *, formats: tuple[Format, ...] = FORMATS) -> None:
    """Make all of a photo's files anew from its redacted master, and let them out when the photo is public.

    What was changed while they were made (a box was drawn, say) counts: they are thrown away and made again.
    """
    made: dict[str, list[Rendition]] = {}
    try:
        for spec, rendition, content in rendered(photo, _redacted_master(photo), formats):
            made.setdefault(spec, []).append(_store(photo, rendition, content))
        is_done = _put_in_use(photo, made)
    except BaseException as error:
        _delete_private_files(photo, made)
        if isinstance(error, Photo.DoesNotExist):  # deleted meanwhile
            return
        raise
    if not is_done:
        _delete_private_files(photo, made)
        make(photo, formats=formats)


def _store(photo: Photo, rendition: Rendition, content: bytes) -> Rendition:
    """Under a name of its own, even beside the same content: the row still names the old files."""
    stored = private().save(f"{private_folder(photo)}/{rendition['name']}", ContentFile(content))
    return {**rendition, "name": stored.rpartition("/")[2]}


@transaction.atomic
def _put_in_use(photo: Photo, made: dict[str, list[Rendition]]) -> bool:
    """Name these files in the row and delete the ones of before; False when they show what the photo is no longer."""
    shown = _what_files_show(photo)
    photo.lock()
    if _what_files_show(photo) != shown:
        return False
    old_files, old_token = photo.renditions, photo.public_token
    photo.renditions = made
    if old_token:
        _let_out(photo, token := secrets.token_hex(16))
        photo.public_token = token
        transaction.on_commit(partial(public().delete_folder, f"photos/{old_token}"), robust=True)
    photo.save(update_fields=["renditions", "public_token"])
    transaction.on_commit(partial(_delete_private_files, photo, old_files), robust=True)
    return True


def _what_files_show(photo: Photo) -> Any:
    return (photo.master.name, photo.redactions, *(getattr(photo, name) for name in sorted(LABELLED)))


def is_stale(photo: Photo) -> bool:
    """Were the files made by other specs than today's, or never, or before their weight was noted?"""
    made = {
        (spec, rendition["width"])
        for spec, found in photo.renditions.items()
        for rendition in found
        if "bytes" in rendition
    }
    wanted = {(name, width) for name in SPECS for width in _crop(photo, name)[1]}
    return made != wanted | {(PRESS, photo.width)}


def _redacted_master(photo: Photo) -> Image.Image:
    """The only way from the master to a file that anybody sees."""
    with photo.master.open("rb") as file:
        picture = Image.open(io.BytesIO(file.read()), formats=["JPEG"])
        picture.load()
    return redact(picture, photo.redactions) if photo.redactions else picture


def rendered(
    photo: Photo, picture: Image.Image, formats: tuple[Format, ...] = FORMATS
) -> Iterator[tuple[str, Rendition, bytes]]:
    """(spec, what it is, its bytes) of every file of this picture. Stores nothing."""
    label = packet(_label(photo))
    for name, spec in SPECS.items():
        for rendition, content in rendered_as(name, photo, picture, formats, label if spec.labelled else b""):
            yield name, rendition, content
    content = encode_finest(picture, label=label)
    yield PRESS, _rendition(PRESS, "jpeg", picture.size, content), content


def rendered_as(
    name: str, photo: Photo, picture: Image.Image, formats: tuple[Format, ...] = FORMATS, label: bytes = b""
) -> Iterator[tuple[Rendition, bytes]]:
    """The files of one spec, widest first."""
    box, widths = _crop(photo, name)
    fallback = max((width for width in widths if width <= JPEG_WIDTH), default=widths[0])
    resized = picture.crop(box)
    for width in reversed(widths):  # each from the next larger one: a quarter of the work of starting from the master
        size = (width, height_for(width, box))
        resized = resized.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        for format in SPECS[name].formats:
            if format in formats and (format != "jpeg" or width == fallback):
                content = encode(resized, format, label=label)
                yield _rendition(name, format, size, content), content


def _crop(photo: Photo, name: str) -> tuple[tuple[int, int, int, int], tuple[int, ...]]:
    """The box of a spec in this photo, and the widths to make of it."""
    box = crop_box(photo.width, photo.height, SPECS[name].ratio, photo.focal_x, photo.focal_y)
    return box, widths_within(SPECS[name].widths, box[2] - box[0])


def _rendition(spec: str, format: Format, size: tuple[int, int], content: bytes) -> Rendition:
    name = f"{spec}-{size[0]}-{hashlib.sha256(content).hexdigest()[:8]}.{EXTENSION[format]}"
    return Rendition(format=format, width=size[0], height=size[1], name=name, bytes=len(content))


def _label(photo: Photo) -> Label:
    """No words and no name: nobody approves those of the library. They are written at delivery, from an edition."""
    return Label(number=photo.number, digital_source_type=photo.digital_source_type)


@transaction.atomic
def open_gate(photos: Iterable[Photo]) -> None:
    """Let the files of all these photos out. A photo that is out already keeps its token and gets what is missing.

    Raises FilesMissing; every photo stays as it was then.
    """
    given = list(photos)
    rows = {row.pk: row for row in _locked(given).only("number", "renditions", "public_token")}
    opened: dict[Photo, str] = {}
    try:
        for photo in given:
            row = rows.get(photo.pk)
            if row is None:
                sentence = _("Photo %(number)s was deleted from the library meanwhile.")
                raise FilesMissing(sentence % {"number": photo.number})
            token = row.public_token or secrets.token_hex(16)
            _let_out(row, token)
            if not row.public_token:
                opened[row] = token
        for row, token in opened.items():
            row.public_token = token
        Photo.objects.bulk_update(opened, ["public_token"])
    except BaseException:
        for token in opened.values():
            public().delete_folder(f"photos/{token}")
        raise
    for photo in given:
        photo.renditions, photo.public_token = rows[photo.pk].renditions, rows[photo.pk].public_token


@transaction.atomic
def keep_open(photos: Iterable[Photo]) -> None:
    """Open again which of these photos, of `open_gate`, were closed since. Raises FilesMissing as it does."""
    given = list(photos)
    # Locked: whoever is closing one has taken its files, and its token only when that is committed.
    tokens = dict(_locked(given).values_list("pk", "public_token"))
    if closed := [photo for photo in given if tokens.get(photo.pk) != photo.public_token]:
        open_gate(closed)


def _locked(photos: Iterable[Photo]) -> PhotoQuerySet:
    """Their rows, which nobody else changes before the transaction ends; always in one order, or two would wait for
    each other."""
    return Photo.objects.select_for_update().filter(pk__in=[photo.pk for photo in photos]).order_by("pk")


def _let_out(photo: Photo, token: str) -> None:
    present = _files_in(public(), f"photos/{token}") if token == photo.public_token else set()
    try:
        missing = [name for name in names(photo) if name not in present]
        public().copy_in(missing, private(), private_folder(photo), f"photos/{token}")
    except BaseException as error:
        if token != photo.public_token:  # nothing stays half open
            public().delete_folder(f"photos/{token}")
        if isinstance(error, FileNotFoundError):
            sentence = _("Photo %(number)s: its files are missing. Have them made again on the photo's page.")
            raise FilesMissing(sentence % {"number": photo.number}) from error
        raise


def _files_in(storage: Storage, folder: str) -> set[str]:
    try:
        return set(storage.listdir(folder)[1])
    except FileNotFoundError:
        return set()


def _folders_in(storage: Storage, folder: str) -> set[str]:
    try:
        return set(storage.listdir(folder)[0])
    except FileNotFoundError:
        return set()


def close_gate(photos: Iterable[Photo]) -> None:
    """Take these photos' files back, at once. Their tokens are burnt: an old address never works again."""
    for photo in photos:
        with transaction.atomic():
            with suppress(Photo.DoesNotExist):  # its row may be gone already; the token is the one it had
                photo.lock()
            if photo.public_token:
                public().delete_folder(f"photos/{photo.public_token}")
                _remember_token(photo, "")


def _remember_token(photo: Photo, token: str) -> None:
    """Only this column, and also for a photo whose row is gone already."""
    Photo.objects.filter(pk=photo.pk).update(public_token=token)
    photo.public_token = token


def sweep() -> int:
    """Delete the public folders that no row names, of an opening that was cut off; how many they were."""
    folders = _folders_in(public(), "photos")
    if not folders - set(Photo.objects.public().values_list("public_token", flat=True)):
        return 0
    with transaction.atomic():  # waits for the openings under way: their folders stand before their rows name them
        unknown = folders - set(Photo.objects.select_for_update().values_list("public_token", flat=True))
        for token in unknown:
            public().delete_folder(f"photos/{token}")
    return len(unknown)


def delete_private(photo: Photo) -> None:
    private().delete_folder(private_folder(photo))


def forget_files(photo: Photo) -> None:
    """The row names no file any more; call it with the row locked, and save `renditions`. They go at the commit."""
    transaction.on_commit(partial(_delete_private_files, photo, photo.renditions), robust=True)
    photo.renditions = {}


def _delete_private_files(photo: Photo, files: dict[str, list[Rendition]]) -> None:
    for rendition in (each for made in files.values() for each in made):
        private().delete(f"{private_folder(photo)}/{rendition['name']}")


def names(photo: Photo) -> list[str]:
    return [rendition["name"] for renditions in photo.renditions.values() for rendition in renditions]


def choices(photo: Photo, spec: str, format: str) -> list[Rendition]:
    """The files of one spec in one format, narrow to wide; [] when they are not made (yet)."""
    found = [rendition for rendition in photo.renditions.get(spec, []) if rendition["format"] == format]
    return sorted(found, key=lambda rendition: rendition["width"])


def url(photo: Photo, spec: str, *, format: Format = "jpeg", width: int = 0) -> str:
    """The public address of the narrowest file at least `width` wide, else of the widest; "" when there is none."""
    found = choices(photo, spec, format)
    if not found or not photo.public_token:
        return ""
    wide_enough = [rendition for rendition in found if rendition["width"] >= width]
    chosen = wide_enough[0] if width and wide_enough else found[-1]
    return public().url(public_path(photo.public_token, chosen["name"]))


def private_folder(photo: Photo) -> str:
    return f"renditions/{photo.number}"


def public_path(token: str, name: str) -> str:
    return f"photos/{token}/{name}"
