"""JSON that is read when somebody asks for it: most rows of a page show nothing of theirs (see `prepared`)."""

from __future__ import annotations

import json
from typing import Any

from django.db.models import JSONField, Model
from django.db.models.query_utils import DeferredAttribute

# Behind the column's name in an object's `__dict__`: its text, until it is read.
UNREAD = " unread"


class _Later(DeferredAttribute):
    """Takes the place of a column of which the object has the text alone; without one it is fetched, as always."""

    def __get__(self, instance: Model | None, cls: type[Model] | None = None) -> Any:
        text = None if instance is None else instance.__dict__.pop(f"{self.field.attname}{UNREAD}", None)
        if instance is None or text is None:
            return super().__get__(instance, cls)
        found = instance.__dict__[self.field.attname] = json.loads(text, cls=self.field.decoder)  # type: ignore[attr-defined]  # a JSONField's
        return found


class LaterJSONField(JSONField):
    """A JSONField whose text `prepared` leaves unread in the objects it makes. To the database it is no other."""

    descriptor_class = _Later

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs
