"""What the docs promise of the roles is what the groups have."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission

from articles import roles
from articles.roles import ABILITIES, ADMINISTRATOR, CONTENT_ROLES, ROLES, Ability


def editors_table() -> str:
    """«Хто що може» of docs/editors.md: what, and who."""
    head = ["| що робить | хто |", "|---|---|"]
    return "\n".join([*head, *(f"| {ability.words} | {', '.join(_who(ability))} |" for ability in ABILITIES)])


def developers_table() -> str:
    head = ["| ability | permissions |", "|---|---|"]
    lines = (
        f"| {ability.words} | {' '.join(f'`{permission}`' for permission in ability.permissions)} |"
        for ability in ABILITIES
    )
    return "\n".join([*head, *lines])


def _who(ability: Ability) -> list[str]:
    if ability.roles == CONTENT_ROLES:
        return [f"усі, крім адміністратора ({len(CONTENT_ROLES)} ролей)"]
    return list(ability.roles)


@pytest.mark.parametrize(
    ("file", "table"), [("docs/editors.md", editors_table()), ("docs/developers.md", developers_table())]
)
def test_table_of_roles_in_the_docs_is_the_one_in_the_code(file: str, table: str) -> None:
    assert table in (settings.BASE_DIR / file).read_text(), f"{file} should say:\n\n{table}"


@pytest.mark.django_db
def test_each_group_has_exactly_the_rights_of_its_role() -> None:
    for name in (roles.WRITER, roles.TRANSLATOR_EN):
        Group.objects.get(name=name).permissions.add(Permission.objects.get(codename="delete_article"))
    Group.objects.get(name=roles.PHOTO_EDITOR).delete()
    roles.grant()
    for name, expected in ROLES.items():
        permissions = Group.objects.get(name=name).permissions.select_related("content_type")
        assert {f"{each.content_type.app_label}.{each.codename}" for each in permissions} == set(expected), name


@pytest.mark.django_db
def test_a_new_newsroom_has_every_role() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)


def test_administrator_has_no_rights_over_content() -> None:
    own = set(ROLES[ADMINISTRATOR]) - {"newsroom.view_auditevent"}  # which names no text that is hidden from them
    assert not own & {permission for role in CONTENT_ROLES for permission in ROLES[role]}
    assert {permission.partition("_")[2] for permission in own} == {"user", "group", "membership", "safetyquestion"}


def test_nobody_deletes_a_text_or_what_readers_had() -> None:
    rights = {permission for permissions in ROLES.values() for permission in permissions}
    kept = ("article", "edition", "transition", "official", "organisation", "tag", "banner", "gallery", "user")
    assert not rights & {f"{app}.delete_{thing}" for thing in kept for app in ("articles", "media", "auth")}


def test_roles_are_named_in_the_docs_as_they_are_called() -> None:
    guide = Path(settings.BASE_DIR, "docs/editors.md").read_text()
    assert [name for name in ROLES if name not in guide] == []
