"""Let unsaved texts go that nobody has touched for 30 days. Saving a draft does the same for its author's own."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.models import ArticleDraft
from articles.models.drafts import KEPT


class Command(BaseCommand):
    help = "Deletes unsaved texts of the desk older than 30 days."

    def handle(self, *args: Any, **options: Any) -> None:
        count, _by_model = ArticleDraft.objects.old(timezone.now()).delete()
        self.stdout.write(f"{count} unsaved texts older than {KEPT.days} days deleted.")
