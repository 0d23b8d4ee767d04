from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.audit.words import said_verb
from newsroom.lib.digests import digest
from newsroom.lib.seals import keep


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    def between(self, since: datetime.datetime | None, until: datetime.datetime | None) -> AuditEventQuerySet:
        """From `since` on and before `until`; None leaves that end open."""
        found = self.filter(at__gte=since) if since else self
        return found.filter(at__lt=until) if until else found


class AuditEvent(models.Model):
    """One thing that happened at the desk. Written by `audit.record` alone; the database refuses any change."""

    sequence = models.BigIntegerField(_("number"), primary_key=True)
    at = models.DateTimeField(_("when"))
    what = models.CharField(_("what happened"), max_length=60)
    # Whoever has a history stays in the list of users and is only switched off. Empty: the system itself, or nobody
    # who is known (a failed sign-in).
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by whom")
    )
    by_name = models.CharField(_("name at that time"), max_length=320, blank=True)
    about = models.CharField(_("about what"), max_length=120, blank=True)  # "articles.article:12"
    about_name = models.CharField(_("its name at that time"), max_length=300, blank=True)
    details = models.JSONField(_("details"), default=dict)
    previous_hash = models.CharField(_("hash of the event before"), max_length=64, blank=True)
    hash = models.CharField(_("hash"), max_length=64, unique=True)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit event")
        verbose_name_plural = _("audit log")
        ordering = ["-sequence"]
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["at"], name="audit_at"),
            models.Index(fields=["what", "-sequence"], name="audit_what"),
            models.Index(fields=["about", "-sequence"], name="audit_about"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence}: {said_verb(self.what)}"

    def sealed(self) -> dict[str, Any]:
        """What the hash covers: every column but the hash itself, as JSON values."""
        return {
            "sequence": self.sequence,
            "at": self.at.astimezone(datetime.UTC).isoformat(timespec="microseconds"),
            "what": self.what,
            "by": self.by_id,
            "by_name": self.by_name,
            "about": self.about,
            "about_name": self.about_name,
            "details": self.details,
            "previous_hash": self.previous_hash,
        }

    def computed_hash(self) -> str:
        return digest(self.sealed())


class AuditHead(models.Model):
    """The one row that says where the log ends. Whoever appends holds its lock until the transaction is over."""

    sequence = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        default_permissions = ()


keep(AuditEvent)
