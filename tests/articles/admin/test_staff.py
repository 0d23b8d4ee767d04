"""Halyna, the administrator, gives roles to others, and cannot climb above her own."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from articles.models import Membership, Organisation
from articles.roles import ADMINISTRATOR, ARCHIVIST, PUBLISHER, WRITER
from tests.articles.admin.conftest import client_of, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def halyna() -> User:
    return person("halyna", ADMINISTRATOR)


def save(client: Client, someone: User, *roles: str, **fields: Any) -> Any:
    data = {
        "username": someone.username,
        "is_active": "on",
        "is_staff": "on",
        "groups": [Group.objects.get(name=name).pk for name in roles],
        "memberships-TOTAL_FORMS": "0",
        "memberships-INITIAL_FORMS": "0",
        **fields,
    }
    return client.post(reverse("admin:auth_user_change", args=[someone.pk]), data)


def roles_of(someone: User) -> list[str]:
    return sorted(someone.groups.values_list("name", flat=True))


def test_administrator_gives_a_role_and_an_organisation(halyna: User, olena: User) -> None:
    office = Organisation.objects.create(name_uk="Пресслужба")
    row = {"memberships-TOTAL_FORMS": "1", "memberships-0-organisation": office.pk}
    assert save(client_of(halyna), olena, WRITER, ARCHIVIST, **row).status_code == 302
    assert roles_of(olena) == sorted([WRITER, ARCHIVIST])
    assert Membership.objects.get().person == olena


def test_administrator_switches_a_person_off_and_cannot_delete_one(halyna: User, olena: User) -> None:
    client = client_of(halyna)
    save(client, olena, WRITER, is_active="")
    olena.refresh_from_db()
    assert not olena.is_active
    assert client.post(reverse("admin:auth_user_delete", args=[olena.pk]), {"post": "yes"}).status_code == 403


def test_nobody_is_an_administrator_and_works_on_content(halyna: User, olena: User) -> None:
    answer = save(client_of(halyna), olena, ADMINISTRATOR, WRITER)
    assert "groups" in answer.context["adminform"].form.errors
    assert roles_of(olena) == [WRITER]


def test_administrator_gives_herself_no_role(halyna: User) -> None:
    save(client_of(halyna), halyna, PUBLISHER)
    assert roles_of(halyna) == [ADMINISTRATOR]


def test_administrator_makes_no_superuser_and_gives_no_single_permission(halyna: User, olena: User) -> None:
    permission = Group.objects.get(name=PUBLISHER).permissions.get(codename="publish_article")
    assert (
        save(client_of(halyna), olena, WRITER, is_superuser="on", user_permissions=[permission.pk]).status_code == 302
    )
    olena.refresh_from_db()
    assert not olena.is_superuser
    assert not olena.user_permissions.exists()


def test_administrator_takes_over_no_superuser(halyna: User) -> None:
    root = User.objects.create(username="root", is_staff=True, is_superuser=True)
    password = {"password1": "a-long-new-password", "password2": "a-long-new-password"}
    assert save(client_of(halyna), root).status_code == 403
    address = reverse("admin:auth_user_password_change", args=[root.pk])
    assert client_of(halyna).post(address, password).status_code == 403


def test_administrator_changes_no_role_into_more(halyna: User) -> None:
    group = Group.objects.get(name=ADMINISTRATOR)
    address = reverse("admin:auth_group_change", args=[group.pk])
    assert client_of(halyna).get(address).status_code == 200
    assert client_of(halyna).post(address, {"name": ADMINISTRATOR, "permissions": []}).status_code == 403
