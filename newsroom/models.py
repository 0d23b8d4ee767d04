"""The models of the project itself."""

from django.db import models

from newsroom.audit.models import AuditEvent, AuditHead

__all__ = ["AuditEvent", "AuditHead", "PageGeneration"]


class PageGeneration(models.Model):
    """One row: the number that triggers raise when a row changes that pages show (see `newsroom.lib.generation`)."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)
