"""Versions held side by side, an older one taken up again, and the history that leads there."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, ArticleLanguage, ArticleVersion, Edition, Mention, Official, Tag
from articles.roles import TRANSLATOR_EN
from articles.workflow.assignment import assign
from articles.workflow.queue import waiting
from newsroom.lib.differences import Piece
from tests.articles.admin.conftest import client_of
from tests.articles.admin.conftest import person as role_of
from tests.factories import HOUR, NOON, approved, article, edit, gallery, person, photo, published

pytestmark = pytest.mark.django_db


def address(what: str, story: Article, *args: str) -> str:
    return reverse(f"admin:articles_article_{what}", args=[story.pk, *args])


def differing(page: Any) -> dict[str, tuple[str, str]]:
    """Label → the words only the one has, and only the other."""

    def own(pieces: list[Piece]) -> str:
        return " ".join(piece.text.strip() for piece in pieces if piece.kind != "same")

    return {row.label: (own(row.before), own(row.after)) for part in page.context["parts"] for row in part.rows}


def test_two_versions_are_held_side_by_side_word_by_word(writer: Client) -> None:
    story = article(lead_uk="Відкрили три школи.", body_uk="<p>Перший абзац.</p><p>Другий абзац тут.</p>")
    edit(story, lead_uk="Відкрили чотири школи.", body_uk="<p>Перший абзац.</p><p>Другий абзац там.</p><p>Ще.</p>")
    page = writer.get(address("compare", story), {"from": "v1", "to": "v2"})
    found = differing(page)
    assert found["Лід"] == ("три", "чотири")
    assert [row.label for part in page.context["parts"] for row in part.rows].count("Абзац") == 3
    html = page.content.decode()
    assert '<del><span class="visually-hidden">' in html
    assert '<ins><span class="visually-hidden">' in html


def test_comparison_shows_photos_galleries_mentions_tags_and_dates(writer: Client) -> None:
    picture = photo(caption_uk="Школа взимку")
    story = article(lead_photo=picture)
    who = Official.objects.create(family_name_uk="Коваль", given_name_uk="Юрій", slug_uk="koval")
    Mention.objects.create(article=story, official=who)
    story.article_galleries.create(gallery=gallery(photo(), title_uk="Візит"))
    story.tags.set([Tag.objects.create(name_uk="Освіта", slug_uk="osvita")])
    picture.caption_uk = "Школа навесні"
    picture.save()
    edit(story, event_on=date(2040, 6, 1), kind="statement")
    story.refresh_from_db()
    page = writer.get(address("compare", story), {"from": "v1", "to": "v2"})
    found = differing(page)
    assert "Коваль" in found["Згадки"][1]
    assert found["Теги"] == ("", "Освіта")
    assert found["Дата події"] == ("17.05.2040", "01.06.2040")
    assert (
        found[f"{picture.number}: підпис"][1] == "Школа навесні" or "навесні" in found[f"{picture.number}: підпис"][1]
    )
    assert "«Візит»: назва" in found


def test_an_edition_is_compared_with_an_edition_and_with_the_working_copy(writer: Client) -> None:
    first = published(lead_uk="Перший лід.")
    story = first.article
    approved(edit(story, lead_uk="Другий лід.", now=NOON + HOUR), now=NOON + HOUR)
    found = differing(writer.get(address("compare", story), {"from": f"e{first.pk}", "to": "now"}))
    assert found["Лід"] == ("Перший", "Другий")
    same = writer.get(address("compare", story), {"from": f"e{first.pk}", "to": f"e{first.pk}"})
    assert same.context["parts"] == []
    for key in ("v99", "e999999", "x1", "v", "vabc", "v²"):
        assert writer.get(address("compare", story), {"from": key, "to": "now"}).status_code == 404


def test_nobody_compares_the_edition_of_another_article_or_without_the_right(writer: Client, client: Client) -> None:
    other, story = published(), article()
    assert writer.get(address("compare", story), {"from": f"e{other.pk}", "to": "now"}).status_code == 404
    client.force_login(User.objects.create(username="guest", is_staff=True))
    for what, more in (("compare", ()), ("take", ("v1",)), ("history", ())):
        assert client.get(address(what, story, *more)).status_code in (403, 404)


def test_an_older_version_becomes_a_draft_and_an_approval_is_void(writer: Client, reviewer: Client) -> None:
    story = article(lead_uk="Перший лід.", kind="news")
    approved(edit(story, lead_uk="Другий лід.", kind="statement"), now=NOON + HOUR)
    story.refresh_from_db()
    assert "Перший" in writer.get(address("compare", story), {"from": "now", "to": "v1"}).content.decode()
    writer.post(address("take", story, "v1"), {"version": story.version, "shared": "1"})
    story.refresh_from_db()
    assert (story.lead_uk, story.kind) == ("Перший лід.", "news")
    text = ArticleLanguage.objects.get(article=story, language="uk")
    assert (text.state, text.approval_hash) == ("draft", "")
    moves = story.transitions.filter(verb="take_up")
    assert {move.language for move in moves} == {"uk", "en"}
    assert "Версія 1" in moves[0].note
    assert ArticleVersion.objects.filter(article=story).count() == 3


def test_taking_an_older_text_loses_to_somebody_who_saved_meanwhile(writer: Client) -> None:
    story = article(lead_uk="Перший лід.")
    edit(story, lead_uk="Другий лід.")
    Article.objects.filter(pk=story.pk).update(version=7)
    writer.post(address("take", story, "v1"), {"version": 6, "shared": "1"})
    story.refresh_from_db()
    assert story.lead_uk == "Другий лід."


def test_an_edition_is_taken_up_with_its_body_and_what_is_gone_is_named(writer: Client) -> None:
    kept, lost = photo(), photo()
    left = (
        f'<p>Абзац <strong>перший</strong>.</p><figure data-photo="{kept.pk}"><figcaption>Тут &amp; там</figcaption>'
        "</figure><blockquote><p>Слова.</p><footer>Очевидець</footer></blockquote>"
    )
    body = f'{left}<figure data-photo="{lost.pk}"></figure>'
    story = article(body_uk=body)
    tag = Tag.objects.create(name_uk="Освіта", slug_uk="osvita")
    story.tags.set([tag])
    edit(story, lead_uk="З тегом.")
    story.tags.clear()
    edit(story, body_uk="<p>Зовсім інше.</p>")
    story.placed_photos.all().delete()
    tag.delete()
    lost.delete()
    page = writer.post(address("take", story, "v2"), {"version": story.version, "shared": "1"}, follow=True)
    story.refresh_from_db()
    assert story.body_uk == left
    told = " ".join(str(message) for message in page.context["messages"])
    assert lost.number in told
    assert "Освіта" in told


def test_history_reads_as_a_story_and_leads_to_what_changed(writer: Client, olena: User) -> None:
    story = article(by=olena)
    edit(story, by=olena, lead_uk="Другий лід.", now=NOON)
    edit(story, by=olena, body_uk="<p>Раз.</p><p>Два.</p>", now=NOON + HOUR / 4)
    edit(story, by=olena, headline_en="Another headline", now=NOON + 3 * HOUR)
    page = writer.get(address("history", story))
    lines = [(line.what, line.who) for line in page.context["story"]]
    assert lines == [
        ("Змінено заголовок", "Olena"),
        ("Змінено лід і 2 абзаци", "Olena"),
        ("Текст розпочато", "Olena"),
    ]
    assert "?from=v1&amp;to=v3" in page.content.decode()
    english = writer.get(address("history", story), {"language": "en"}).context["story"]
    assert [line.what for line in english] == ["Змінено заголовок", "Текст розпочато"]


def test_what_was_written_before_and_after_a_decision_is_told_apart(writer: Client, olena: User) -> None:
    story = article(by=olena)
    edit(story, by=olena, lead_uk="Другий лід.", now=NOON)
    approved(story, now=NOON + HOUR / 10)
    edit(story, by=olena, lead_uk="Третій лід.", now=NOON + HOUR / 5)
    told = [line.what for line in writer.get(address("history", story)).context["story"]]
    assert told.index("Погоджено") < len(told) - 2
    assert told.count("Змінено лід") == 2


def test_history_and_comparison_cost_the_same_for_many_versions(
    writer: Client, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    story = article()
    edit(story, lead_uk="Лід 0.", lead_photo=photo())
    with django_assert_max_num_queries(14) as few:
        writer.get(address("history", story))
    with django_assert_max_num_queries(14) as one:
        writer.get(address("compare", story), {"from": "v1", "to": "v2"})
    for number in range(1, 6):
        edit(story, lead_uk=f"Лід {number}.", now=NOON + number * HOUR, lead_photo=photo())
    with django_assert_num_queries(len(few.captured_queries)):
        writer.get(address("history", story))
    with django_assert_num_queries(len(one.captured_queries)):
        writer.get(address("compare", story), {"from": "v1", "to": "v6"})
    assert not Edition.objects.exists()


def test_translator_takes_up_the_own_language_alone() -> None:
    edition = published(article(headline_en="Title", lead_en="Lead.", body_en="<p>Body.</p>"))
    story = edit(edition.article, headline_en="Another title", headline_uk='Інший "заголовок"')
    Article.objects.filter(pk=story.pk).update(lead_uk='Лід із "лапками"')
    desk = client_of(role_of("yuliia", TRANSLATOR_EN))
    ukrainian = address("take", story, f"e{edition.pk}")
    assert desk.get(ukrainian).status_code == desk.post(ukrainian, {"version": story.version}).status_code == 403
    takes = desk.get(address("compare", story), {"from": f"e{edition.pk}", "to": "v1"}).context["takes"]
    assert [where for _label, where in takes] == [address("take", story, "v1")]
    story.refresh_from_db()
    desk.post(address("take", story, "v1"), {"version": story.version, "shared": "1"})
    story.refresh_from_db()
    assert (story.headline_en, story.headline_uk) == ("Title", "Інший «заголовок»")
    assert story.lead_uk == 'Лід із "лапками"'


def test_who_was_given_the_text_still_has_it_before_them_when_an_older_one_is_taken_up(writer: Client) -> None:
    story = approved(article())
    to = person("petro", "writer")
    edit(story, lead_uk="Новий лід.")
    assign(story, "uk", by=person("taras", "reviewer"), to=to)
    story.refresh_from_db()
    writer.post(address("take", story, "v1"), {"version": story.version})
    assert [one.reason for one in waiting(to, timezone.now())] == ["assigned"]


def test_who_wrote_the_older_text_approves_it_as_little_as_who_took_it_up(writer: Client) -> None:
    maria = person("maria", "reviewer")
    story = edit(article(), by=maria, lead_uk="Лід Марії.")
    published(story)
    edit(story, lead_uk="Новий лід.", now=NOON + HOUR)
    version = ArticleVersion.objects.get(article=story, by=maria)
    story.refresh_from_db()
    writer.post(address("take", story, f"v{version.number}"), {"version": story.version})
    workflow.submit(story, "uk", by=person("petro", "writer"), now=NOON + 2 * HOUR)
    with pytest.raises(workflow.Refused):
        workflow.approve(story, "uk", by=maria, now=NOON + 2 * HOUR)
