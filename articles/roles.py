"""Who may do what at the desk. Read the table at the end; the groups, the docs and the tests all obey it.

A role is a group; a person may have several. Limits of single articles are another matter: see `articles.access`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

WRITER = "Автор"
TRANSLATOR_UK = "Перекладач (українська)"
TRANSLATOR_EN = "Перекладач (англійська)"
PHOTO_EDITOR = "Фоторедактор"
REVIEWER = "Редактор"
PUBLISHER = "Випусковий"
DUTY_EDITOR = "Черговий редактор"
ARCHIVIST = "Архіваріус"
ADMINISTRATOR = "Адміністратор"

TRANSLATORS = (TRANSLATOR_UK, TRANSLATOR_EN)
WRITERS = (WRITER, REVIEWER, PUBLISHER, DUTY_EDITOR)
# Whoever lets a text go on answers for its photos too.
SIGNERS = (PHOTO_EDITOR, REVIEWER, PUBLISHER, DUTY_EDITOR)
RELEASERS = (PUBLISHER, DUTY_EDITOR)
CONTENT_ROLES = (WRITER, *TRANSLATORS, PHOTO_EDITOR, REVIEWER, PUBLISHER, DUTY_EDITOR, ARCHIVIST)


@dataclass(frozen=True)
class Ability:
    """Something people do at the desk, in the words of `docs/editors.md`, and what Django calls it."""

    words: str
    permissions: tuple[str, ...]
    roles: tuple[str, ...]


def _each(app: str, things: Iterable[str], *whats: str) -> tuple[str, ...]:
    """`_each("media", ["photo"], "add", "change")`: every permission of these kinds."""
    return tuple(f"{app}.{what}_{thing}" for thing in things for what in whats)


READ = ("article", "articlegallery", "mention", "edition", "transition")
READ_LISTS = ("official", "position", "positiontitle", "appointment", "organisation", "tag", "synonym", "banner")

ABILITIES = (
    Ability(
        "читає матеріали, випуски, історію, довідники й фототеку",
        (
            *_each("articles", (*READ, *READ_LISTS), "view"),
            *_each("media", ("photo", "gallery", "galleryphoto", "download"), "view"),
        ),
        CONTENT_ROLES,
    ),
    Ability("читає й матеріали з обмеженим доступом", ("articles.read_limited_article",), (ARCHIVIST,)),
    Ability(
        "пише матеріали обома мовами, обмежує доступ до своїх",
        (
            *_each("articles", ("article",), "add", "change"),
            *_each("articles", ("mention", "articlegallery"), "add", "change", "delete"),
        ),
        WRITERS,
    ),
    Ability("перекладає: пише лише українські поля", ("articles.translate_uk",), (TRANSLATOR_UK,)),
    Ability("перекладає: пише лише англійські поля", ("articles.translate_en",), (TRANSLATOR_EN,)),
    Ability(
        "подає на погодження (перекладач — лише свою мову)", ("articles.submit_article",), (*WRITERS, *TRANSLATORS)
    ),
    Ability("погоджує чи повертає", ("articles.review_article",), (REVIEWER,)),
    Ability("показує текст за посиланням людям поза столом", ("articles.add_sharedpreview",), (REVIEWER, *RELEASERS)),
    Ability(
        "публікує, призначає час, виправляє, обмежує доступ до чужих матеріалів",
        ("articles.publish_article",),
        RELEASERS,
    ),
    Ability("відкликає, призупиняє, вилучає, відновлює", ("articles.withdraw_article",), RELEASERS),
    Ability("публікує переклад раніше за українську, з причиною", ("articles.override_language_order",), (PUBLISHER,)),
    Ability("публікує терміново, без погодження, з причиною", ("articles.publish_emergency",), (DUTY_EDITOR,)),
    Ability("вмикає термінове повідомлення", _each("articles", ("banner",), "add", "change"), RELEASERS),
    Ability(
        "завантажує й описує фото, складає галереї",
        (
            *_each("media", ("photo", "gallery"), "add", "change"),
            *_each("media", ("galleryphoto",), "add", "change", "delete"),
        ),
        (*WRITERS, PHOTO_EDITOR),
    ),
    # Only a photo that nothing shows: the desk and the database keep the others.
    Ability(
        "підписує перевірку безпеки, видаляє непотрібні фото", ("media.sign_safety", "media.delete_photo"), SIGNERS
    ),
    Ability("бере запечатаний оригінал, з причиною", ("media.fetch_original",), (PHOTO_EDITOR,)),
    Ability(
        "веде посадовців, організації, теги й синоніми пошуку",
        (
            *_each("articles", ("official", "position", "organisation", "tag"), "add", "change"),
            *_each("articles", ("appointment", "positiontitle", "synonym"), "add", "change", "delete"),
        ),
        (REVIEWER,),
    ),
    Ability("читає журнал дій", ("newsroom.view_auditevent",), (ARCHIVIST, ADMINISTRATOR)),
    Ability(
        "заводить і вимикає людей, дає ролі, веде запитання перевірки безпеки",
        (
            *_each("auth", ("user",), "add", "change", "view"),
            *_each("auth", ("group",), "view"),
            *_each("articles", ("membership",), "add", "change", "delete", "view"),
            *_each("media", ("safetyquestion",), "add", "change", "view"),
        ),
        (ADMINISTRATOR,),
    ),
)

# Role → its permissions, as "app.codename".
ROLES: dict[str, tuple[str, ...]] = {
    role: tuple(
        permission
        for ability in ABILITIES
        if role in ability.roles
        for permission in dict.fromkeys(ability.permissions)
    )
    for role in (*CONTENT_ROLES, ADMINISTRATOR)
}


def grant() -> None:
    """Make the groups, each with exactly the rights above. KeyError names a permission that does not exist."""
    labels = sorted({permission.split(".")[0] for permissions in ROLES.values() for permission in permissions})
    # Django makes permissions after all migrations; the groups need them during one.
    for label in labels:
        create_permissions(apps.get_app_config(label), verbosity=0)
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.filter(content_type__app_label__in=labels).select_related("content_type")
    }
    for name, permissions in ROLES.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.set([known[permission] for permission in permissions])
