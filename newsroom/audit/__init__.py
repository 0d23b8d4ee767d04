"""The audit log: who did what, when and to what. Rows are only ever added, each chained to the one before it."""

from newsroom.audit.log import record, tampering
from newsroom.audit.models import AuditEvent

__all__ = ["AuditEvent", "record", "tampering"]
