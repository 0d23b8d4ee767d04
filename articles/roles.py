"""Who may do what at the desk: three roles, so that one text passes three pairs of hands."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission

WRITER = "Автор"
REVIEWER = "Редактор"
PUBLISHER = "Випусковий"

READING = (
    "articles.view_article",
    "articles.view_edition",
    "articles.view_transition",
    "articles.view_official",
    "articles.view_position",
    "articles.view_positiontitle",
    "articles.view_appointment",
    "articles.view_organisation",
    "articles.view_tag",
    "articles.view_banner",
    "media.view_photo",
    "media.view_gallery",
    "media.view_download",
)
WRITING = (
    "articles.add_article",
    "articles.change_article",
    "articles.submit_article",
    *(f"articles.{what}_{thing}" for thing in ("mention", "articlegallery") for what in ("add", "change", "delete")),
    *(f"media.{what}_{thing}" for thing in ("photo", "gallery") for what in ("add", "change")),
    *(f"media.{what}_galleryphoto" for what in ("add", "change", "delete")),
)
# The lists that every article draws from.
DIRECTORIES = (
    *(
        f"articles.{what}_{thing}"
        for thing in ("official", "position", "organisation", "tag")
        for what in ("add", "change")
    ),
    *(f"articles.{what}_{thing}" for thing in ("appointment", "positiontitle") for what in ("add", "change", "delete")),
)
# Whoever lets a text go on answers for its photos too.
SIGNING = ("media.sign_safety",)
# Links for somebody outside the desk: to make one and to revoke anybody's.
SHARING = ("articles.add_sharedpreview",)
ROLES: dict[str, tuple[str, ...]] = {
    WRITER: (*READING, *WRITING),
    REVIEWER: (*READING, *WRITING, *DIRECTORIES, *SIGNING, *SHARING, "articles.review_article", "media.delete_photo"),
    PUBLISHER: (
        *READING,
        *WRITING,
        *SIGNING,
        *SHARING,
        "media.delete_photo",  # only one that nothing shows: the desk and the database keep the others
        "articles.publish_article",
        "articles.withdraw_article",
        "articles.override_language_order",
        "articles.add_banner",
        "articles.change_banner",
    ),
}


def grant() -> None:
    """Make the groups, each with exactly the rights above. KeyError names a permission that does not exist."""
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.filter(content_type__app_label__in=("articles", "media")).select_related(
            "content_type"
        )
    }
    for name, permissions in ROLES.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.set([known[permission] for permission in permissions])
