"""`manage.py sweep_photos`: take back public files that no live or scheduled edition shows, or that no photo names."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.workflow.effects import close_unused
from media.models import Photo
from media.renditions import sweep


class Command(BaseCommand):
    help = "Take back the public files of photos that no live or scheduled edition shows."

    def handle(self, *args: Any, **options: Any) -> None:
        before = Photo.objects.public().count()
        try:
            close_unused(Photo.objects.public(), timezone.now())
        finally:
            self.stdout.write(f"{before - Photo.objects.public().count()} photos taken back.")
            if strays := sweep():
                self.stdout.write(f"{strays} folders that belong to no photo deleted.")
