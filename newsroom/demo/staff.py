"""The people of the demo's press office. Their passwords are known to everyone, so they exist under DEBUG only."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from articles.roles import PUBLISHER, REVIEWER, WRITER, grant


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
    Login("admin", "Адміністратор", "", ""),
)


def load() -> dict[str, Any]:
    grant()
    return {login.username: _user(login) for login in LOGINS}


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
