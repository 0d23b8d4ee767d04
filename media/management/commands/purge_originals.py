"""`manage.py purge_originals --older-than 90d`: destroy sealed originals for good, with what they told.

The clean pictures stay, and which kinds of things were taken out of them.
"""

import datetime as dt
import re
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from media.models import Photo

MOST_DAYS = 36_500


def days(text: str) -> dt.timedelta:
    found = re.fullmatch(r"([0-9]{1,5})d", text)
    if not found or int(found[1]) > MOST_DAYS:
        raise ArgumentTypeError(f"write a number of days up to {MOST_DAYS}d, as in 90d")
    return dt.timedelta(days=int(found[1]))


class Command(BaseCommand):
    help = "Destroy sealed originals older than a number of days."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--older-than", type=days, required=True, metavar="90d")

    def handle(self, *args: Any, **options: Any) -> None:
        before = timezone.now() - options["older_than"]
        photos = Photo.objects.filter(original_at__lt=before).exclude(original="").exclude(original=None)
        purged = 0
        for photo in photos.iterator():
            photo.original.delete(save=False)
            photo.removed = photo.removed_kinds  # where it was taken, and with whose camera, goes with it
            photo.save(update_fields=["original", "removed"])
            purged += 1
        self.stdout.write(f"{purged} originals destroyed.")
