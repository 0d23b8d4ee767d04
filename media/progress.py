"""How far the making of photos' files is, as the task queue knows it. The immediate backend keeps no queue."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .models import Photo
from .renditions import is_stale
from .tasks import make_renditions


class Stage(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True)
class Progress:
    stage: Stage
    before: int = 0  # how many photos wait before this one

    @property
    def is_over(self) -> bool:
        return self.stage in (Stage.READY, Stage.FAILED)


def progress_of(photos: Collection[Photo]) -> dict[int, Progress]:
    """Photo id → how far its files are. Two queries, however many photos."""
    results = DBTaskResult.objects.filter(task_path=make_renditions.module_path).order_by("enqueued_at")
    waiting = results.filter(status=TaskResultStatus.READY).values_list("args_kwargs", flat=True)
    queue = list(dict.fromkeys(each["args"][0] for each in waiting))
    own = results.filter(args_kwargs__args__0__in=[photo.pk for photo in photos])
    last = {each["args"][0]: status for each, status in own.values_list("args_kwargs", "status")}
    return {photo.pk: _progress(photo, last.get(photo.pk), queue) for photo in photos}


def _progress(photo: Photo, last: str | None, queue: list[int]) -> Progress:
    """Files may have been made since the last task failed, by a command say: then nothing is wrong."""
    if last == TaskResultStatus.READY:
        return Progress(Stage.WAITING, queue.index(photo.pk) if photo.pk in queue else 0)
    if last == TaskResultStatus.RUNNING:
        return Progress(Stage.RUNNING)
    if not photo.renditions or (last == TaskResultStatus.FAILED and is_stale(photo)):
        return Progress(Stage.FAILED)
    return Progress(Stage.READY)
