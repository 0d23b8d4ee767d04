"""The audit log at the desk: who may read it, what it says, and what comes into it by itself."""

import ast
import json
from typing import Any

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.models import Article, Banner
from articles.workflow.moves import MOVES
from media import library
from newsroom import audit
from newsroom.audit import AuditEvent
from newsroom.audit.words import GROUPS, VERBS
from tests import factories as newsroom
from tests.factories import NOON

pytestmark = pytest.mark.django_db
LIST = "/admin/newsroom/auditevent/"


def auditor(*more: str) -> User:
    user = newsroom.person("oksana")
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_auditevent", *more]))
    return user


def text_of(response: Any) -> str:
    return response.content.decode()


def test_the_log_is_closed_for_whoever_writes(client: Client) -> None:
    event = audit.record("login.ok")
    client.force_login(newsroom.olena())
    for address in (LIST, f"{LIST}{event.pk}/change/"):
        assert client.get(address).status_code == 403
    assert client.post(f"{LIST}export/", {"style": "csv"}).status_code == 403
    assert LIST not in text_of(client.get("/admin/"))


def test_an_auditor_reads_the_log_and_changes_nothing(client: Client) -> None:
    event = audit.record("original.fetched", by=newsroom.iryna(), about=newsroom.photo(), reason="Ухвала суду")
    client.force_login(auditor("view_photo"))
    page = text_of(client.get(LIST))
    assert "отримано запечатаний оригінал" in page
    assert "Iryna (iryna)" in page
    assert "Ухвала суду" in page
    assert f"/admin/media/photo/{event.about.partition(':')[2]}/change/" in page
    assert client.get(f"{LIST}{event.pk}/change/").status_code == 200
    assert client.post(f"{LIST}{event.pk}/change/", {"what": "login.ok"}).status_code == 403
    assert client.post(f"{LIST}{event.pk}/delete/", {"post": "yes"}).status_code == 403


def test_the_log_tells_no_headline_to_whoever_may_not_see_the_text(client: Client) -> None:
    story = newsroom.article(headline_uk="Таємний візит")
    event = audit.record("article.return", by=newsroom.taras(), about=story, note="Прибрати прізвище")
    client.force_login(auditor())
    found = [
        text_of(client.get(LIST)),
        text_of(client.get(f"{LIST}{event.pk}/change/")),
        text_of(client.get(LIST, {"q": "Таємний"})),
        b"".join(client.post(f"{LIST}export/", {"style": "jsonl"}).streaming_content).decode(),
    ]
    assert not [page for page in found if "Таємний візит" in page or "прізвище" in page]
    assert f"№ {story.pk}" in found[0]
    assert "text returned" not in found[2]
    client.force_login(auditor("view_article"))
    assert "Таємний візит" in text_of(client.get(LIST))


def test_the_log_is_filtered_by_kind_person_and_words(admin_client: Client) -> None:
    iryna = newsroom.iryna()
    audit.record("banner.added", by=iryna)
    audit.record("original.fetched", by=newsroom.taras())
    audit.record("login.failed")

    def shown(**query: str) -> list[str]:
        return [event.what for event in admin_client.get(LIST, query).context["cl"].result_list]

    everything = ["login.failed", "original.fetched", "banner.added", "login.ok"]  # the last one is the reader's own
    assert shown() == everything
    assert shown(group="original") == ["original.fetched"]
    assert shown(person=str(iryna.pk)) == ["banner.added"]
    assert shown(person="system") == ["login.failed"]
    assert shown(q="taras") == ["original.fetched"]
    assert shown(group="nothing") == shown(person="nobody") == everything


def test_the_list_asks_as_much_for_many_events_as_for_few(admin_client: Client, django_assert_num_queries: Any) -> None:
    gallery = newsroom.gallery()
    audit.record("banner.added", about=gallery)
    with django_assert_num_queries(10):
        admin_client.get(LIST)
    for _ in range(30):
        audit.record("banner.added", about=gallery)
    with django_assert_num_queries(10):
        admin_client.get(LIST)


def test_what_the_list_shows_is_taken_away_and_that_is_told_too(admin_client: Client) -> None:
    audit.record("original.fetched")
    audit.record("banner.added", name="=1+1")
    response = admin_client.post(f"{LIST}export/?group=banner", {"style": "jsonl"})
    rows = [json.loads(line) for line in b"".join(response.streaming_content).decode().splitlines()]
    assert [(row["what"], row["details"]) for row in rows] == [("banner.added", {"name": "=1+1"})]
    table = b"".join(admin_client.post(f"{LIST}export/", {"style": "csv"}).streaming_content).decode()
    assert len(table.splitlines()) == 1 + AuditEvent.objects.count()
    told = AuditEvent.objects.filter(what="audit.exported").earliest("sequence")
    assert told.details == {"style": "jsonl", "filters": {"group": "banner"}}
    assert admin_client.get(f"{LIST}export/").status_code == 405


def verbs() -> list[str]:
    """But for the signing in of the tests themselves."""
    acts = AuditEvent.objects.exclude(what__startswith="login.").order_by("sequence")
    return list(acts.values_list("what", flat=True))


def test_each_move_of_a_text_stands_in_the_log() -> None:
    story = newsroom.article()
    workflow.submit(story, "uk", by=newsroom.olena(), now=NOON)
    workflow.send_back(story, "uk", by=newsroom.taras(), note="Бракує дати", now=NOON)
    workflow.submit(story, "uk", by=newsroom.olena(), now=NOON)
    workflow.approve(story, "uk", by=newsroom.taras(), now=NOON)
    newsroom.edit(Article.objects.get(pk=story.pk), lead_uk="Інший лід.")
    assert [what for what in verbs() if what.startswith("article.")] == [
        f"article.{verb}" for verb in ("submit", "return", "submit", "approve", "void")
    ]
    returned = AuditEvent.objects.get(what="article.return")
    assert (returned.by, returned.about) == (newsroom.taras(), f"articles.article:{story.pk}")
    assert returned.details["note"] == "Бракує дати"


def test_a_refused_move_leaves_nothing_in_the_log() -> None:
    story = newsroom.article()
    with pytest.raises(workflow.Refused):
        workflow.publish(story, "uk", by=newsroom.iryna(), now=NOON)
    assert "article.publish" not in verbs()


def test_signatures_and_redactions_of_photos_stand_in_the_log() -> None:
    photo = newsroom.photo()
    box = {"x": 0.1, "y": 0.1, "width": 0.2, "height": 0.2}
    library.redact(photo, [box], by=newsroom.taras())  # type: ignore[list-item]
    assert verbs() == ["photo.signed", "photo.redacted"]
    assert AuditEvent.objects.get(what="photo.redacted").details == {"places": 1, "was_public": False}


def test_a_banner_put_up_changed_and_ended_stands_in_the_log(admin_client: Client) -> None:
    sent = {"text_uk": "Тривога", "level": "3", "since_0": "2026-01-01", "since_1": "10:00:00"}
    admin_client.post(reverse("admin:articles_banner_add"), sent)
    banner = Banner.objects.get()
    admin_client.post(reverse("admin:articles_banner_change", args=[banner.pk]), sent | {"text_uk": "Відбій"})
    chosen = {"action": "end_now", "_selected_action": [banner.pk]}
    admin_client.post(reverse("admin:articles_banner_changelist"), chosen)
    assert verbs() == ["banner.added", "banner.changed", "banner.ended"]
    assert AuditEvent.objects.get(what="banner.changed").details["text_uk"] == "Відбій"


def test_a_role_given_to_a_person_is_told_by_name(admin_client: Client) -> None:
    user, role = newsroom.person("maria"), Group.objects.create(name="Архів")
    page = admin_client.get(reverse("admin:auth_user_change", args=[user.pk]))
    form = page.context["adminform"].form
    sent = {name: value for name, value in form.initial.items() if isinstance(value, str)}
    sent |= {f"memberships-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL")}
    sent |= {"groups": [role.pk], "is_active": "on", "date_joined_0": "2026-01-01", "date_joined_1": "10:00:00"}
    admin_client.post(reverse("admin:auth_user_change", args=[user.pk]), sent)
    event = AuditEvent.objects.get(what="user.changed")
    assert (event.about, event.by_name) == (f"auth.user:{user.pk}", "admin")
    assert event.details["given"] == ["Архів"]
    assert event.details["is_staff"] is False


def test_a_role_added_and_deleted_is_told_and_no_right_is_given_by_hand(admin_client: Client) -> None:
    right = Permission.objects.get(codename="view_auditevent")
    admin_client.post(reverse("admin:auth_group_add"), {"name": "Аудит", "permissions": [right.pk]})
    group = Group.objects.get(name="Аудит")
    assert not group.permissions.exists()
    admin_client.post(reverse("admin:auth_group_delete", args=[group.pk]), {"post": "yes"})
    assert verbs() == ["group.added", "group.deleted"]
    assert AuditEvent.objects.get(what="group.deleted").about == f"auth.group:{group.pk}"


def test_a_password_set_for_somebody_is_told_without_the_password(admin_client: Client) -> None:
    user = newsroom.person("maria")
    sent = {"password1": "zelenyi-hai-77", "password2": "zelenyi-hai-77", "usable_password": "true"}
    admin_client.post(reverse("admin:auth_user_password_change", args=[user.pk]), sent)
    assert verbs() == ["user.password"]
    assert AuditEvent.objects.get(what="user.password").details == {}


def recorded() -> set[str]:
    """Every verb that the code writes down literally."""
    found = set()
    for package in ("newsroom", "articles", "media"):
        for file in (settings.BASE_DIR / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text())):
                if isinstance(node, ast.Call) and ast.unparse(node.func) in ("audit.record", "record") and node.args:
                    first = node.args[0]
                    literals = (each for each in ast.walk(first) if isinstance(each, ast.Constant))
                    found |= {str(each.value) for each in literals} if not isinstance(first, ast.JoinedStr) else set()
    return found


def test_every_verb_has_words_and_a_group() -> None:
    assert recorded() | {f"article.{verb}" for verb in (*MOVES, "void")} <= set(VERBS)
    assert {verb.partition(".")[0] for verb in VERBS} <= set(GROUPS)
    assert AuditEvent in admin.site._registry
