"""A photo whose words are the name of a file is as good as one without words."""

import pytest
from django.utils import translation
from PIL import ExifTags, Image

from articles import workflow
from media import library
from media.models import Photo
from tests import factories as newsroom
from tests.media.pictures import picture_bytes

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("field", "word"), [("caption", "caption"), ("alt_text", "alt text"), ("credit", "credit")])
def test_a_photo_described_by_its_file_name_is_not_submitted(field: str, word: str) -> None:
    photo = newsroom.photo()
    Photo.objects.filter(pk=photo.pk).update(**{f"{field}_uk": "IMG_8360 (2)"})
    story = newsroom.article(lead_photo=photo)
    with translation.override("en"), pytest.raises(workflow.Refused, match=f"lacks in this language: {word}"):
        workflow.submit(story, "uk", by=newsroom.olena(), now=newsroom.NOON)


def test_a_caption_in_the_text_that_is_a_file_name_is_named() -> None:
    photo = newsroom.photo()
    body = f'<figure data-photo="{photo.pk}"><figcaption>DSC01234.JPG</figcaption></figure>'
    with translation.override("en"), pytest.raises(workflow.Refused, match=r"name of a file: DSC01234\.JPG"):
        workflow.submit(newsroom.article(body_uk=body), "uk", by=newsroom.olena(), now=newsroom.NOON)


@pytest.mark.parametrize(("said", "kept"), [("IMG_8359.JPG", ""), ("Minister in Kyiv", "Minister in Kyiv")])
def test_a_file_that_calls_itself_by_its_name_suggests_nothing(said: str, kept: str) -> None:
    photo = library.add(picture_bytes(exif=labelled(said)), formats=("jpeg",))
    assert (photo.caption_uk or "", photo.credit_uk or "") == (kept, kept)


def labelled(text: str) -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = text.encode()
    exif[ExifTags.Base.Artist] = text.encode()
    return exif.tobytes()
