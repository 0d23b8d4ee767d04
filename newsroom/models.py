"""Where Django looks for the models of this app."""

from newsroom.audit.models import AuditEvent, AuditHead

__all__ = ["AuditEvent", "AuditHead"]
