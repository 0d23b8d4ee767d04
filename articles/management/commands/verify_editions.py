from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.models import Edition
from articles.workflow.chain import tampering


class Command(BaseCommand):
    help = "Check that no edition was changed, added or removed behind the newsroom's back, and say where one was."

    def handle(self, **options: Any) -> None:
        found = 0
        for fault in tampering():
            found += 1
            self.stdout.write(fault)
        count = Edition.objects.count()
        if found:
            raise CommandError(f"{count} editions checked, {found} faults found")
        self.stdout.write(f"{count} editions checked, nothing was tampered with")
