"""Make the cases of every official's name anew, as after a newer library; what editors have corrected stays."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from articles.models import Official
from articles.workflow.names import decline


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options: Any) -> None:
        changed = 0
        for official in Official.objects.order_by("pk").iterator(chunk_size=500):
            before = official.name_forms
            decline(official)
            if official.name_forms != before:
                Official.objects.filter(pk=official.pk).update(name_forms=official.name_forms)
                changed += 1
        self.stdout.write(f"{changed} changed")
