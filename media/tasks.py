"""Image work outside requests: at once by default, by a worker when TASKS_BACKEND says so."""

from functools import partial

from django.db import transaction
from django_tasks import task

from . import renditions
from .models import Photo


@task()
def make_renditions(photo_id: int) -> None:
    photo = Photo.objects.filter(pk=photo_id).first()
    if photo is not None:
        renditions.make(photo)


def make_after_commit(photo: Photo) -> None:
    """Never inside the transaction: image work would hold the database's write lock for seconds."""
    transaction.on_commit(partial(make_renditions.enqueue, photo.pk))
