import datetime as dt
from itertools import product

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, ArticleLanguage, Edition, Transition
from articles.roles import DUTY_EDITOR, PUBLISHER, REVIEWER, ROLES, TRANSLATOR_EN
from articles.workflow.moves import MOVES
from media.safety import where_to_sign
from tests import factories as newsroom
from tests.articles.admin.conftest import client_of, person
from tests.factories import approved, article, photo, published

pytestmark = pytest.mark.django_db

GIVEN = {
    "note": "Чому",
    "notice": "Чому",
    "at": "2041-01-10T09:00:07",
    "kind": "fact",
    "was_wrong": "Сто",
    "is_right": "Двісті",
    "cause": "",
}


def door(story: Article, verb: str, language: str = "uk") -> str:
    return reverse("admin:articles_article_move", args=[story.pk, language, verb])


def form(story: Article) -> str:
    return reverse("admin:articles_article_change", args=[story.pk])


def state(story: Article, language: str = "uk") -> str:
    return ArticleLanguage.objects.get(article=story, language=language).state


@pytest.mark.parametrize("role", ROLES)
def test_move_is_forbidden_without_its_right(role: str) -> None:
    story = article()
    before = Transition.objects.count()
    client = client_of(person("somebody", role))
    for verb, method in product(MOVES, ("get", "post")):
        has_right = f"articles.{MOVES[verb].permission}" in ROLES[role] and role != TRANSLATOR_EN  # it is Ukrainian
        with transaction.atomic():  # so that each finds the text as it was
            status = getattr(client, method)(door(story, verb), GIVEN).status_code
            assert (status == 403) == (not has_right), (verb, method)
            assert has_right or Transition.objects.count() == before, (verb, method)
            transaction.set_rollback(True)


def test_three_people_take_a_text_to_its_readers(writer: Client, reviewer: Client, publisher: Client) -> None:
    story = article()
    writer.post(door(story, "submit"))
    assert state(story) == "in_review"
    reviewer.post(door(story, "approve"))
    assert state(story) == "approved"
    response = publisher.post(door(story, "publish"), follow=True)
    assert Edition.objects.get().headline == story.headline_uk
    assert "messagelist" in response.content.decode()


def test_returning_needs_a_reason(writer: Client, reviewer: Client) -> None:
    story = article()
    writer.post(door(story, "submit"))
    assert reviewer.post(door(story, "return"), {"note": ""}).status_code == 200
    assert state(story) == "in_review"
    reviewer.post(door(story, "return"), {"note": "Немає цифр."})
    assert state(story) == "returned"
    assert "Немає цифр." in writer.get(form(story)).content.decode()
    assert "текст — «повернуто»" in reviewer.get(door(story, "approve")).content.decode()


def test_restoring_says_that_the_translation_is_still_away(admin_client: Client) -> None:
    story = published(
        at=timezone.now() - dt.timedelta(hours=2), headline_en="News", lead_en="A lead", body_en="<p>A.</p>"
    ).article
    published(story, "en", at=timezone.now() - dt.timedelta(hours=1))
    admin_client.post(door(story, "hold"), {"notice": "Уточнюємо."})
    said = admin_client.post(door(story, "restore"), {"note": "Уточнено."}, follow=True).content.decode()
    assert "Іншою мовою (АНГЛ) читачі цього тексту ще не мають" in said
    said = admin_client.post(door(story, "restore", "en"), {"note": "Уточнено."}, follow=True).content.decode()
    assert "читачі цього тексту ще не мають" not in said


def test_what_is_written_on_submitting_is_read_by_the_reviewer(writer: Client, reviewer: Client) -> None:
    story = article()
    writer.post(door(story, "submit"), {"note": "Цифри від Мінфіну."})
    assert "Цифри від Мінфіну." in reviewer.get(reverse("admin:articles_article_queue")).content.decode()
    assert "Цифри від Мінфіну." in reviewer.get(form(story)).content.decode()


def test_returning_to_the_author_is_not_taken_for_bringing_a_text_back_to_readers(admin_client: Client) -> None:
    story = published(at=timezone.now() - dt.timedelta(hours=2)).article
    admin_client.post(door(story, "take_down"), {"notice": "Хибне."})
    page = admin_client.get(f"/admin/articles/article/{story.pk}/change/").content.decode()
    assert ">Повернути авторові<" in page
    assert ">Повернути на сайт<" in page
    assert ">Повернути<" not in page


def test_incomplete_text_is_refused_with_every_reason(writer: Client) -> None:
    story = article(lead_uk="", body_uk="")
    response = writer.post(door(story, "submit"))
    assert response.status_code == 409
    assert len(response.context["problems"]) == 2
    assert state(story) == "draft"


def test_reviewer_cannot_approve_the_text_they_wrote() -> None:
    taras = person("taras", REVIEWER)
    story = article(by=taras)
    client = client_of(taras)
    client.post(door(story, "submit"))
    assert client.post(door(story, "approve")).status_code == 409
    assert state(story) == "in_review"


def test_schedule_takes_a_second_of_kyiv(publisher: Client) -> None:
    story = approved()
    publisher.post(door(story, "schedule"), {"at": "2041-01-10T09:00:07"})
    assert Edition.objects.get().live_from.isoformat() == "2041-01-10T07:00:07+00:00"


@pytest.mark.parametrize("night", ["2041-03-31T03:30:00", "2041-10-27T03:30:00"])
def test_schedule_refuses_the_hours_that_do_not_exist_or_happen_twice(publisher: Client, night: str) -> None:
    story = approved()
    response = publisher.post(door(story, "schedule"), {"at": night})
    assert response.context["form"].errors["at"]
    assert not Edition.objects.exists()


def test_english_before_ukrainian_needs_a_reason(publisher: Client) -> None:
    story = approved(language="en")
    assert publisher.post(door(story, "publish", "en")).status_code == 409
    publisher.post(door(story, "publish", "en"), {"override_reason": "Спільна заява з партнерами"})
    assert Edition.objects.get().language == "en"
    assert Transition.objects.latest("pk").override_reason == "Спільна заява з партнерами"


def test_unknown_move_language_or_article_is_not_found(publisher: Client) -> None:
    story = article()
    assert publisher.get(door(story, "burn")).status_code == 404
    assert publisher.get(door(story, "publish", "pl")).status_code == 404
    story.pk = 999_999
    assert publisher.get(door(story, "publish")).status_code == 404


@pytest.mark.parametrize("model", ["edition", "transition"])
def test_what_was_published_or_done_is_only_read(model: str, admin_client: Client) -> None:
    edition = published()
    pk = edition.pk if model == "edition" else edition.transitions.get().pk
    page = f"admin:articles_{model}"
    assert admin_client.get(reverse(f"{page}_changelist")).status_code == 200
    assert admin_client.get(reverse(f"{page}_change", args=[pk])).status_code == 200
    assert admin_client.get(reverse(f"{page}_add")).status_code == 403
    assert admin_client.post(reverse(f"{page}_change", args=[pk]), {"headline": "x"}).status_code == 403
    assert admin_client.post(reverse(f"{page}_delete", args=[pk]), {"post": "yes"}).status_code == 403


def test_publisher_alone_may_withdraw() -> None:
    assert [role for role in ROLES if "articles.withdraw_article" in ROLES[role]] == [PUBLISHER, DUTY_EDITOR]


def test_a_reviewer_sees_which_photos_wait_for_a_signature_with_the_way_there(reviewer: Client) -> None:
    photo = newsroom.photo(signed=False)
    story = newsroom.article(lead_photo=photo)
    workflow.submit(story, "uk", by=newsroom.olena())
    page = reviewer.get(f"/admin/articles/article/{story.pk}/change/").content.decode()
    assert f'<a href="/admin/media/photo/{photo.pk}/safety/">' in page
    newsroom.sign(photo)
    page = reviewer.get(f"/admin/articles/article/{story.pk}/change/").content.decode()
    assert f"/admin/media/photo/{photo.pk}/safety/" not in page


def test_the_author_learns_before_and_after_submitting_how_many_photos_wait_for_a_signature(writer: Client) -> None:
    first, second = newsroom.photo(signed=False), newsroom.photo(signed=False)
    story = newsroom.article(
        lead_photo=first, body_uk=f'<p>Текст.</p><figure data-photo="{second.pk}"></figure>', by=newsroom.olena()
    )
    page = f"/admin/articles/article/{story.pk}/change/"
    sentence, list_of_both = "2 фото чекають на підпис", f"/admin/media/photo/?id__in={first.pk}%2C{second.pk}"
    for address in (page, door(story, "submit")):
        html = writer.get(address).content.decode()
        assert sentence in html
        assert list_of_both in html
    assert [each.pk for each in writer.get(list_of_both).context["cl"].queryset] == [second.pk, first.pk]
    writer.post(door(story, "submit"))
    assert sentence in writer.get(page).content.decode()
    newsroom.sign(first)
    assert f'<a href="/admin/media/photo/{second.pk}/safety/">1 фото чекає' in writer.get(page).content.decode()
    newsroom.sign(second)
    assert "на підпис" not in writer.get(page).content.decode()


def test_photos_of_one_gallery_are_signed_on_its_page() -> None:
    pictures = [newsroom.photo(signed=False) for _each in range(2)]
    gallery = newsroom.gallery(*pictures)
    assert where_to_sign(pictures) == f"/admin/media/gallery/{gallery.pk}/safety/"
    assert where_to_sign([*pictures, newsroom.photo(signed=False)]).startswith("/admin/media/photo/?id__in=")


def test_taking_down_says_where_its_photos_are_still_public(publisher: Client) -> None:
    publisher.cookies["desk_language"] = "en"
    picture, at = photo(), timezone.now() - dt.timedelta(hours=2)
    first, other = (published(lead_photo=picture, at=at) for _each in range(2))
    published(at=at)
    page = publisher.post(door(first.article, "take_down"), {"notice": "Хибне."}, follow=True)
    said = [str(message) for message in page.context["messages"]]
    assert f"Photos of this text are still public in: edition 1 of “{other.headline}” (UKR)." in said
    page = publisher.post(door(other.article, "take_down"), {"notice": "Хибне."}, follow=True)
    assert not any("still public" in str(message) for message in page.context["messages"])


def test_a_notice_for_the_translation_is_asked_for_only_where_readers_have_one(publisher: Client) -> None:
    at = timezone.now() - dt.timedelta(hours=2)
    story = published(at=at).article
    assert "translation_notice" not in publisher.get(door(story, "hold")).context["form"].fields
    published(story, "en", at=at)
    form = publisher.get(door(story, "hold")).context["form"]
    assert not form.fields["translation_notice"].required
    assert "translation_notice" not in publisher.get(door(story, "hold", "en")).context["form"].fields
    publisher.post(door(story, "hold"), {"notice": "Перевіряємо.", "translation_notice": "We are checking."})
    assert Edition.objects.gone("en", timezone.now()).get().notice == "We are checking."
