from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.models import Article, ArticleLanguage, Tag
from articles.roles import ARCHIVIST
from tests.articles.admin.conftest import client_of, person
from tests.factories import article

pytestmark = pytest.mark.django_db

NO_INLINES = {
    f"{prefix}-{name}": value
    for prefix in ("mentions", "article_galleries")
    for name, value in (("TOTAL_FORMS", "0"), ("INITIAL_FORMS", "0"), ("MIN_NUM_FORMS", "0"), ("MAX_NUM_FORMS", "1000"))
}
FILLED = {
    "headline_uk": "Міністр відкрив школу",
    "headline_en": "Minister opens a school",
    "lead_uk": "Сьогодні відкрили школу.",
    "body_uk": '<p>Міністр сказав: "Вчіться".</p>',
    "body_en": "<p>A school.</p>",
    "kind": "news",
    "urgency": "5",
    "event_on": "22.08.2026",
    "_save": "1",
}


def add(client: Client, **fields: Any) -> HttpResponse:
    return client.post(reverse("admin:articles_article_add"), NO_INLINES | FILLED | fields)


def change(client: Client, story: Article, **fields: Any) -> HttpResponse:
    data = NO_INLINES | FILLED | {"base_version": story.version} | fields
    return client.post(reverse("admin:articles_article_change", args=[story.pk]), data)


def test_one_form_saves_both_languages_and_remembers_the_author(writer: Client, olena: User) -> None:
    add(writer)
    story = Article.objects.get()
    assert (story.headline_uk, story.headline_en) == ("Міністр відкрив школу", "Minister opens a school")
    assert (story.slug_uk, story.slug_en) == ("ministr-vidkryv-shkolu", "minister-opens-a-school")
    assert story.created_by == olena
    texts = ArticleLanguage.objects.filter(article=story)
    assert {text.language: list(text.touched_by.all()) for text in texts} == {"uk": [olena], "en": [olena]}


def test_form_says_what_it_tidied(writer: Client) -> None:
    response = add(writer)
    assert "«Вчіться»" in Article.objects.get().body_uk
    assert any("«Вчіться»" in str(message) for message in get_messages(response.wsgi_request))


def test_body_is_cleaned_on_its_way_in(writer: Client) -> None:
    add(writer, body_uk='<p onclick="x()">Текст</p><script>alert(1)</script>')
    assert Article.objects.get().body_uk == "<p>Текст</p>"


def test_stale_save_is_refused_and_keeps_what_was_typed(writer: Client) -> None:
    story = article()
    assert change(writer, story, headline_uk="Перший заголовок").status_code == 302
    response = change(writer, story, headline_uk="Другий заголовок")
    assert response.status_code == 409
    assert ("headline_uk", "Другий заголовок") in response.context["again"]
    story.refresh_from_db()
    assert story.headline_uk == "Перший заголовок"


def test_save_without_its_version_is_refused(writer: Client) -> None:
    story = article()
    response = change(writer, story, base_version="")
    assert "base_version" in response.context["adminform"].form.errors


def test_tags_are_chosen_from_the_list(writer: Client) -> None:
    tag = Tag.objects.create(name_uk="Освіта", slug_uk="osvita")
    story = article()
    change(writer, story, tags=[tag.pk])
    assert list(story.tags.all()) == [tag]
    response = change(writer, Article.objects.get(pk=story.pk), tags=[tag.pk + 1])
    assert "tags" in response.context["adminform"].form.errors
    assert Tag.objects.count() == 1


def test_change_on_the_way_to_a_move_is_saved_first(writer: Client) -> None:
    story = article()
    response = change(writer, story, headline_uk="Збережений заголовок", _move="uk/submit")
    assert response.url == reverse("admin:articles_article_move", args=[story.pk, "uk", "submit"])
    story.refresh_from_db()
    assert story.headline_uk == "Збережений заголовок"


def test_form_shows_where_each_language_stands_and_what_it_lacks(writer: Client) -> None:
    story = article(lead_uk="")
    page = writer.get(reverse("admin:articles_article_change", args=[story.pk]))
    uk, en = page.context["panels"]
    assert [str(problem) for check in uk.checks for problem in check.problems] == ["Немає ліда."]
    assert uk.next.problems
    assert (en.next.verb, en.next.problems) == ("submit", [])


@pytest.mark.parametrize("thing", ["officials", "photos", "galleries"])
def test_editor_picks_only_for_those_who_may_look(thing: str, writer: Client, client: Client) -> None:
    address = reverse("admin:articles_article_pick", args=[thing])
    assert writer.get(address, {"q": "а"}).json() == {"results": []}
    assert writer.get(address, {"id": "9" * 5_000}).json() == {"results": []}
    assert client.get(address).status_code == 302
    stranger = User.objects.create(username="stranger", is_staff=True)
    client.force_login(stranger)
    assert client.get(address).status_code == 403


def test_who_only_reads_meets_each_language_by_its_mark() -> None:
    story = article()
    page = client_of(person("stepan", ARCHIVIST)).get(reverse("admin:articles_article_change", args=[story.pk]))
    assert "Заголовок (УКР)" in page.content.decode()
    assert "[uk]" not in page.content.decode()
