"""The preview inside the desk, what a reviewer is shown, and the pages of queue, assignment and links."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import ArticleLanguage, SharedPreview, Transition
from articles.workflow.snapshot import snapshot
from media.models import Photo
from newsroom.lib.digests import digest
from tests.articles.admin.conftest import client_of
from tests.factories import HOUR, approved, article, edit, iryna, olena, photo, published, stranger

pytestmark = pytest.mark.django_db


def address(name: str, story, *more, language: str = "uk") -> str:
    return reverse(f"admin:articles_article_{name}", args=[story.pk, language, *more])


def page_of(client: Client, story, *more, language: str = "uk") -> str:
    return client.get(address("preview_page", story, *more, language=language)).content.decode()


def test_a_draft_is_previewed_as_its_readers_would_see_it(reviewer: Client) -> None:
    picture = photo()
    story = article(lead_photo=picture)
    html = page_of(reviewer, story)
    assert f"<h1>{story.headline_uk}</h1>" in html
    assert "навчатимуться триста дітей" in html
    assert picture.caption_uk in html
    assert "Читачі ще не мають цього тексту." in html
    english = page_of(reviewer, story, language="en")
    assert '<html lang="en">' in english
    assert f"<h1>{story.headline_en}</h1>" in english


def test_a_preview_names_no_public_address_of_a_photo_and_makes_none(reviewer: Client) -> None:
    picture = photo()
    html = page_of(reviewer, article(lead_photo=picture))
    assert f"/admin/media/preview/{picture.pk}/" in html
    assert "/media/photos/" not in html
    assert not Photo.objects.public().exists()


def test_only_a_frame_of_our_own_may_hold_the_preview_and_nothing_keeps_it(reviewer: Client) -> None:
    story = article()
    page = reviewer.get(address("preview_page", story))
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in page["Cache-Control"]
    assert "noindex" in page["X-Robots-Tag"]
    frame = reviewer.get(address("preview", story))
    assert "frame-src 'self'" in frame["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in frame["Content-Security-Policy"]
    assert frame["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("name", ["preview", "preview_page", "share", "assign"])
def test_nobody_without_rights_reaches_these_pages(name: str) -> None:
    story = article()
    assert client_of(stranger()).get(address(name, story)).status_code == 403
    assert Client().get(address(name, story)).status_code == 302


def test_there_is_no_preview_of_a_language_that_has_no_text(reviewer: Client) -> None:
    story = article(headline_en="", lead_en="", body_en="")
    assert reviewer.get(address("preview", story, language="en")).status_code == 404
    assert reviewer.get(address("preview", story, 7)).status_code == 404


def test_a_scheduled_edition_is_previewed_at_its_moment(reviewer: Client) -> None:
    now = timezone.now()
    story = approved(now=now)
    workflow.schedule(story, "uk", by=iryna(), at=now + dt.timedelta(days=3), now=now)
    edit(story, lead_uk="Лід, який писали вже після того.", now=now)
    html = page_of(reviewer, story, 1)
    assert "Читачі побачать це" in html
    assert "вже після того" not in html
    assert "вже після того" in page_of(reviewer, story)


def test_an_update_is_previewed_with_the_date_of_its_first_publication(reviewer: Client) -> None:
    now = timezone.now()
    edition = published(at=now - dt.timedelta(days=40))
    edit(edition.article, lead_uk="Новий лід.", now=now)
    html = page_of(reviewer, edition.article)
    assert timezone.localtime(edition.published_at).date().isoformat() in html
    assert "оновлено" in html


def approval(client: Client, story) -> str:
    return client.get(reverse("admin:articles_article_move", args=[story.pk, "uk", "approve"])).content.decode()


def test_a_reviewer_reads_the_whole_text_the_first_time_and_then_what_changed(reviewer: Client, taras) -> None:
    story = article()
    workflow.submit(story, "uk", by=olena())
    html = approval(reviewer, story)
    assert address("preview_page", story) in html
    assert "Що змінилося" not in html
    workflow.send_back(story, "uk", by=taras, note="Число")
    edit(story, body_uk="<p>У школі навчатимуться двісті дітей.</p>", now=timezone.now())
    workflow.submit(story, "uk", by=olena())
    html = approval(reviewer, story)
    assert "Відтоді, як ви його повернули" in html
    assert "двісті</ins>" in html
    assert "триста</del>" in html


def test_the_desk_refuses_the_approval_of_a_text_that_was_not_on_the_screen(reviewer: Client) -> None:
    story = article()
    workflow.submit(story, "uk", by=olena())
    seen = digest(snapshot(story, "uk"))
    edit(story, lead_uk="Поки редактор читав.", now=timezone.now())
    workflow_page = reverse("admin:articles_article_move", args=[story.pk, "uk", "approve"])
    response = reviewer.post(workflow_page, {"seen": seen, "note": ""})
    assert response.status_code == 409
    assert "Поки ви читали, текст змінили." in response.content.decode()
    assert digest(snapshot(story, "uk")) in response.content.decode()


def test_the_queue_tells_what_waits_why_since_when_and_from_whom(reviewer: Client) -> None:
    story = article(urgency=1)
    workflow.submit(story, "uk", by=olena())
    html = reviewer.get(reverse("admin:articles_article_queue")).content.decode()
    assert story.headline_uk in html
    assert "Прочитайте й погодьте або поверніть" in html
    assert "передає Olena" in html
    assert "терміново" in html
    assert '<span class="waiting-count">1</span>' in html


def test_a_longer_queue_costs_no_more_queries(reviewer: Client, django_assert_max_num_queries) -> None:
    for _number in range(6):
        workflow.submit(article(), "uk", by=olena())
    with django_assert_max_num_queries(12):
        reviewer.get(reverse("admin:articles_article_queue"))


def test_a_text_is_given_to_somebody_and_the_form_says_so(reviewer: Client, olena) -> None:
    story = article()
    due = timezone.localtime(timezone.now() + HOUR).replace(microsecond=0)
    given = {"to": olena.pk, "due_at": f"{due:%Y-%m-%dT%H:%M:%S}"}
    html = reviewer.post(address("assign", story), given, follow=True).content.decode()
    assert "Доручено: Olena" in html
    assert Transition.objects.get(verb="assign").by.username == "taras"
    ArticleLanguage.objects.filter(article=story).update(due_at=timezone.now() - HOUR)
    html = reviewer.get(reverse("admin:articles_article_change", args=[story.pk])).content.decode()
    assert "прострочено з" in html


def test_a_link_is_made_shown_once_listed_and_revoked(reviewer: Client, client: Client) -> None:
    story = article()
    here = address("share", story)
    html = reviewer.post(here, {"note": "Міносвіти", "hours": "48"}).content.decode()
    link = html.split('readonly value="')[1].split('"')[0]
    assert client.get("/preview" + link.split("/preview")[1]).status_code == 200
    listed = reviewer.get(here).content.decode()
    assert "Міносвіти" in listed
    assert "Відкрито 1 раз" in listed
    assert link not in listed
    reviewer.post(here, {"revoke": str(SharedPreview.objects.get().pk)})
    assert client.get("/preview" + link.split("/preview")[1]).status_code == 404
    assert "Відкликано" in reviewer.get(here).content.decode()


def test_a_writer_shares_nothing(writer: Client) -> None:
    assert writer.post(address("share", article()), {"note": "Друг", "hours": "48"}).status_code == 403
