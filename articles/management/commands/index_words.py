"""`manage.py index_words`: make the fingerprints by which /verify/ finds a text anew from every edition."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from articles.models import Edition, EditionFingerprint
from articles.workflow.chain import word_rows

CHUNK = 500


class Command(BaseCommand):
    help = "Make the fingerprints by which the page “Is it ours?” finds a text anew, from every edition."

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        with transaction.atomic():
            EditionFingerprint.objects.all().delete()
            for edition in Edition.objects.only("content").iterator(chunk_size=CHUNK):
                EditionFingerprint.objects.bulk_create(word_rows(edition))
                count += 1
        self.stdout.write(f"{count} editions indexed.")
