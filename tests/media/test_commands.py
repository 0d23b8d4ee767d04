"""Commands of the photo library."""

import datetime as dt
import io

import pytest
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from media import library
from media.models import Photo
from media.renditions import names

from . import baggage
from .pictures import picture_bytes

pytestmark = pytest.mark.django_db


def said(*arguments: str) -> str:
    out = io.StringIO()
    call_command(*arguments, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_missing_files_are_made_and_good_ones_left_alone() -> None:
    good, bare = (library.add(picture_bytes(seed=seed), formats=("jpeg", "webp")) for seed in (1, 2))
    Photo.objects.filter(pk=bare.pk).update(renditions={})
    assert "1 photos" in said("renditions")
    bare.refresh_from_db()
    assert names(bare)
    assert "0 photos" in said("renditions")
    assert "2 photos" in said("renditions", "--all")
    assert storages["private"].exists(good.master.name)


def test_old_originals_are_destroyed_and_young_ones_stay() -> None:
    old, young = (library.add(picture_bytes(seed=seed), formats=("jpeg",)) for seed in (1, 2))
    Photo.objects.filter(pk=old.pk).update(original_at=timezone.now() - dt.timedelta(days=91))
    assert "1 originals" in said("purge_originals", "--older-than", "90d")
    assert not storages["private"].exists(old.original.name)
    assert storages["private"].exists(young.original.name)
    assert storages["private"].exists(old.master.name)
    assert not Photo.objects.get(pk=old.pk).original


def test_an_original_replaced_today_in_an_old_photo_stays() -> None:
    photo = library.add(picture_bytes(seed=1), formats=("jpeg",))
    long_ago = timezone.now() - dt.timedelta(days=91)
    Photo.objects.update(uploaded_at=long_ago, original_at=long_ago)
    photo.refresh_from_db()
    library.replace(photo, library.receive(picture_bytes(seed=2)))
    assert "0 originals" in said("purge_originals", "--older-than", "90d")
    assert storages["private"].exists(photo.original.name)


def test_what_a_destroyed_original_told_is_kept_by_kind_only() -> None:
    with translation.override("en"):
        photo = library.add(baggage.laden("JPEG"), formats=("jpeg",))
    assert "coordinates 50.45, 30.52" in photo.removed
    assert f"camera serial number {baggage.SERIAL}" in photo.removed
    Photo.objects.update(original_at=timezone.now() - dt.timedelta(days=91))
    said("purge_originals", "--older-than", "90d")
    kept = Photo.objects.get()
    assert kept.removed[:2] == ["coordinates", "camera serial number"]
    assert not any(word in str(kept.removed) for word in ("50.45", baggage.SERIAL, "Canon"))
    assert kept.had_location


@pytest.mark.parametrize("age", ["soon", "90", "-1d", "", "99999999999d", "3.5d", "٩d"])
def test_an_age_that_makes_no_sense_destroys_nothing(age: str) -> None:
    photo = library.add(picture_bytes(), formats=("jpeg",))
    with pytest.raises(CommandError, match="older-than"):
        said("purge_originals", f"--older-than={age}")
    assert storages["private"].exists(photo.original.name)


def test_one_photo_without_its_picture_does_not_keep_the_others_waiting() -> None:
    broken, good = (library.add(picture_bytes(seed=seed), formats=("jpeg", "webp")) for seed in (1, 2))
    storages["private"].delete(broken.master.name)
    Photo.objects.update(renditions={})
    with pytest.raises(CommandError, match=broken.number):
        said("renditions")
    assert names(Photo.objects.get(pk=good.pk))
