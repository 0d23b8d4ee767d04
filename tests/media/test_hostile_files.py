"""The whole folder of hostile and odd files through the desk's upload: a clean photo or a sentence, nothing else."""

import contextlib
import io
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from media.imaging import Refused, sandbox
from media.imaging.intake import examine
from media.models import Photo
from media.renditions import names, private_folder

from . import baggage, hostile

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
UPLOAD = "/admin/media/photo/upload/"


@pytest.fixture
def send(
    admin_client: Client, settings: object, tmp_path: Path, django_capture_on_commit_callbacks: Callable
) -> Callable[[list[tuple[str, bytes]]], str]:
    """Uploads files as the form does, each through a file on the disk; returns the page that answers."""
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "uploads")
    Path(settings.FILE_UPLOAD_TEMP_DIR).mkdir()

    def upload(samples: list[tuple[str, bytes]]) -> str:
        files = [SimpleUploadedFile(name, content, "image/jpeg") for name, content in samples]
        started = time.monotonic()
        with django_capture_on_commit_callbacks(execute=True):
            response = admin_client.post(UPLOAD, {"photos": files}, follow=True)
        assert response.status_code == 200
        assert time.monotonic() - started < sandbox.SECONDS * len(samples)
        assert list(Path(settings.FILE_UPLOAD_TEMP_DIR).iterdir()) == [], "an upload was left behind"
        return response.content.decode()

    return upload


@pytest.mark.slow
def test_every_odd_but_honest_file_becomes_a_photo_whose_files_tell_nothing(send: Callable) -> None:
    samples = list(hostile.clean_samples())
    page = send(samples)
    refused = [name for name, _content in samples if f"{name}:" in page]
    assert refused == []
    assert Photo.objects.count() == len(samples)
    for photo, (name, _content) in zip(Photo.objects.order_by("pk"), samples, strict=True):
        assert len(names(photo)) > 6, name
        for file in names(photo):
            content = storages["private"].open(f"{private_folder(photo)}/{file}").read()
            for secret in (*(secret.encode() for secret in baggage.SECRETS), *baggage.CONTAINERS, b"50,27.0N"):
                # The photographer's name is whitelisted: it is the credit, and an editor sees it in the form.
                assert secret not in content or secret.decode() in photo.credit_uk, (name, file, secret)
            picture = Image.open(io.BytesIO(content))
            assert not picture.getexif(), (name, file)
            assert getattr(picture, "n_frames", 1) == 1, (name, file)


@pytest.mark.slow
def test_every_hostile_file_is_refused_with_a_sentence_and_leaves_nothing(send: Callable, media_folder: Path) -> None:
    samples = list(hostile.refused_samples())
    page = send(samples)
    for name, _content in samples:
        assert f"{name}: " in page, f"{name} came in"
    assert not Photo.objects.exists()
    assert [path for path in media_folder.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("format", [*baggage.FORMATS, "GIF"])
def test_a_file_is_refused_or_whole_wherever_it_is_cut(format: str) -> None:
    whole = hostile.saved(hostile.picture(*hostile.SIZE), format, **hostile.SMALL.get(format, {}))
    for length in range(0, len(whole), max(1, len(whole) // 40)):
        with contextlib.suppress(Refused):
            facts, _image = examine(whole[:length])
            assert (facts.width, facts.height) == hostile.SIZE, length
            assert length > len(whole) * 0.9, f"{length} of {len(whole)} bytes can't be the whole picture"


def test_one_empty_file_does_not_keep_the_others_out(send: Callable) -> None:
    page = send([("empty.jpg", b""), ("good.jpg", hostile.saved(hostile.picture(*hostile.SIZE)))])
    assert "empty.jpg: " in page
    assert Photo.objects.count() == 1
