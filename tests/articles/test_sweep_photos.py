"""Files that stayed public although no move was there to take them back."""

from io import StringIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import call_command

from articles import workflow
from media.models import Photo
from media.renditions import open_gate
from tests import factories as newsroom
from tests.factories import HOUR, MICROSECOND, NOON

pytestmark = pytest.mark.django_db


def sweep() -> str:
    out = StringIO()
    call_command("sweep_photos", stdout=out)
    return out.getvalue()


def test_a_photo_replaced_by_a_scheduled_update_is_taken_back_once_readers_have_the_update(time_machine: Any) -> None:
    old, new = newsroom.photo(), newsroom.photo()
    story = newsroom.published(lead_photo=old).article
    newsroom.rewrite(story, now=NOON + HOUR, lead_photo=new)
    workflow.schedule(story, "uk", by=newsroom.iryna(), at=NOON + 3 * HOUR, now=NOON + HOUR)

    time_machine.move_to(NOON + 3 * HOUR - MICROSECOND, tick=False)
    assert sweep() == "0 photos taken back.\n"
    assert set(Photo.objects.public()) == {old, new}

    time_machine.move_to(NOON + 3 * HOUR, tick=False)
    assert sweep() == "1 photos taken back.\n"
    assert list(Photo.objects.public()) == [new]


def test_files_let_out_for_a_move_that_never_came_are_taken_back(time_machine: Any) -> None:
    stray = newsroom.photo()
    open_gate([stray])
    time_machine.move_to(NOON, tick=False)
    assert sweep() == "1 photos taken back.\n"
    assert not Photo.objects.public().exists()


def test_a_folder_that_no_photo_names_is_deleted(time_machine: Any) -> None:
    shown = newsroom.photo()
    newsroom.published(lead_photo=shown)
    time_machine.move_to(NOON + HOUR, tick=False)
    storages["default"].save(f"photos/{'0' * 32}/full-160-0.jpg", ContentFile(b"left by a crash"))
    assert sweep() == "0 photos taken back.\n1 folders that belong to no photo deleted.\n"
    assert storages["default"].listdir("photos")[0] == [Photo.objects.get().public_token]
