"""`manage.py renditions`: make the files of photos that lack them or whose specs have changed."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from media.models import Photo
from media.renditions import is_stale, make


class Command(BaseCommand):
    help = "Make missing or stale renditions."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="make those of every photo anew")

    def handle(self, *args: Any, **options: Any) -> None:
        photos = Photo.objects.order_by("pk")
        wanted = [photo.pk for photo in photos.iterator() if options["all"] or is_stale(photo)]
        broken = []
        for pk in tqdm(wanted, unit="photo", file=self.stderr, disable=None):
            photo = photos.filter(pk=pk).first()  # None: deleted meanwhile
            try:
                if photo:
                    make(photo)
            except OSError as error:  # the picture is gone from the disk, or the disk is full
                broken.append(f"{photo}: {error}")
        self.stdout.write(f"{len(wanted) - len(broken)} photos done.")
        if broken:
            raise CommandError("\n".join(["These have no files yet:", *broken]))
