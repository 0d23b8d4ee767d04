"""Users and roles in the desk: every change of them stands in the log."""

from __future__ import annotations

from copy import copy
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import Model
from django.http import HttpRequest
from django.utils.text import capfirst

from newsroom import audit

FLAGS = ("is_active", "is_staff", "is_superuser")


class Audited(admin.ModelAdmin):
    """For a user or a role. Deleted one by one only, so that each deletion is told."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        before = _rights(form.instance)
        super().save_related(request, form, formsets, change)
        after = _rights(form.instance)
        flags = {name: getattr(form.instance, name) for name in FLAGS if name in form.changed_data}
        self.record(
            request,
            form.instance,
            "changed" if change else "added",
            changed=[name for name in form.changed_data if "password" not in name],
            given=after - before,
            taken=before - after,
            **flags,
        )

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        gone = copy(obj)
        super().delete_model(request, obj)
        self.record(request, gone, "deleted")

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What goes with it, without the rows that only join two things: those have no name to read."""
        going, counts, *rest = super().get_deleted_objects(objs, request)
        joins = [model._meta for model in apps.get_models(include_auto_created=True) if model._meta.auto_created]
        beginnings = tuple(f"{capfirst(meta.verbose_name)}: " for meta in joins)
        named = {name: count for name, count in counts.items() if name not in {m.verbose_name_plural for m in joins}}
        return _without(going, beginnings), named, *rest

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    def record(self, request: HttpRequest, thing: Model, what: str, **details: Any) -> None:
        given = {name: value for name, value in details.items() if value not in ([], set())}
        audit.record(f"{thing._meta.model_name}.{what}", by=request.user, about=thing, **given)


def _without(going: list[Any], beginnings: tuple[str, ...]) -> list[Any]:
    """A tree of lines, as Django makes it, without those that begin so."""
    kept = [_without(one, beginnings) if isinstance(one, list) else one for one in going]
    return [one for one in kept if one and not (isinstance(one, str) and one.startswith(beginnings))]


def _rights(thing: Any) -> set[str]:
    """The names of its roles and permissions as the database has them now."""
    roles = [role.name for role in thing.groups.all()] if isinstance(thing, get_user_model()) else []
    permissions = thing.user_permissions if isinstance(thing, get_user_model()) else thing.permissions
    named = permissions.values_list("content_type__app_label", "codename")
    return {*roles, *(f"{app}.{codename}" for app, codename in named)}
