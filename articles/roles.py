"""Who may do what: the press office's roles as Django groups. The table in docs/editors.md says the same in words."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission

WRITER, REVIEWER, PUBLISHER = "Автор", "Редактор", "Випусковий"

_READ = ("view_article", "view_edition", "view_transition", "view_correction", "view_photo", "view_gallery")
_NAMED = ("official", "position", "positiontitle", "appointment", "organisation", "tag")
_WRITE = (
    *_READ,
    *(f"view_{name}" for name in _NAMED),
    "add_article",
    "change_article",
    *(f"{verb}_{name}" for verb in ("add", "change") for name in ("mention", "articlegallery", "photo", "gallery")),
    *(f"{verb}_galleryphoto" for verb in ("view", "add", "change", "delete")),
    *(f"{verb}_{name}" for verb in ("view", "delete") for name in ("mention", "articlegallery")),
    "submit_article",
)
_KEEP = tuple(f"{verb}_{name}" for verb in ("add", "change") for name in _NAMED)

ROLES: dict[str, tuple[str, ...]] = {
    WRITER: _WRITE,
    REVIEWER: (*_WRITE, *_KEEP, "review_article"),
    PUBLISHER: (*_WRITE, *_KEEP, "publish_article", "withdraw_article", "override_language_order"),
}


def grant() -> None:
    """Make the groups, and give each exactly its permissions of this app and of `media`."""
    for role, codenames in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        permissions = Permission.objects.filter(
            content_type__app_label__in=("articles", "media"), codename__in=codenames
        )
        group.permissions.set(permissions)


def revoke(groups: Any = None) -> None:
    (groups or Group.objects).filter(name__in=ROLES).delete()
