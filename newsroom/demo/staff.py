"""The people of the demo's press office. Their passwords are known to everyone, so they exist under DEBUG only."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from articles.models import Membership, Organisation
from articles.roles import (
    ADMINISTRATOR,
    ARCHIVIST,
    DUTY_EDITOR,
    PHOTO_EDITOR,
    PUBLISHER,
    REVIEWER,
    TRANSLATOR_EN,
    TRANSLATOR_UK,
    WRITER,
    grant,
)


class Login(NamedTuple):
    username: str
    given_name: str
    family_name: str
    role: str

    @property
    def password(self) -> str:
        return f"{self.username}-demo"


LOGINS = (
    Login("olena", "Олена", "Писарчук", WRITER),
    Login("taras", "Тарас", "Гончар", REVIEWER),
    Login("iryna", "Ірина", "Вербова", PUBLISHER),
    Login("sofiia", "Софія", "Кравець", TRANSLATOR_EN),
    Login("danylo", "Данило", "Яворський", TRANSLATOR_UK),
    Login("marko", "Марко", "Світличний", PHOTO_EDITOR),
    Login("oksana", "Оксана", "Нічник", DUTY_EDITOR),
    Login("stepan", "Степан", "Літописець", ARCHIVIST),
    Login("halyna", "Галина", "Ключник", ADMINISTRATOR),
    Login("admin", "Адміністратор", "", ""),  # a superuser
)


def load() -> dict[str, Any]:
    grant()
    return {login.username: _user(login) for login in LOGINS}


def join(people: dict[str, Any], organisation: Organisation) -> None:
    """Those who write for the ministry belong to it; a limit may name them all at once."""
    for username in ("olena", "taras", "iryna", "oksana"):
        Membership.objects.get_or_create(person=people[username], organisation=organisation)


def _user(login: Login) -> Any:
    user, created = get_user_model().objects.get_or_create(
        username=login.username,
        defaults={
            "first_name": login.given_name,
            "last_name": login.family_name,
            "is_staff": True,
            "is_superuser": not login.role,
        },
    )
    if created:
        user.set_password(login.password)
        user.save(update_fields=["password"])
    if login.role:
        user.groups.add(Group.objects.get(name=login.role))
    return user
