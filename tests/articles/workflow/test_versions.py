import pytest
from django.db import IntegrityError, transaction

from articles.models import ArticleVersion
from tests.factories import article, edit, gallery, iryna, photo

pytestmark = pytest.mark.django_db


def test_every_save_that_changed_something_is_kept_whole() -> None:
    story = article(headline_uk="Відкрили школу")
    story_lead = story.lead_uk
    edit(story, by=iryna(), lead_uk="Новий лід.")
    first, second = ArticleVersion.objects.order_by("number")
    assert (first.number, second.number) == (1, 2)
    assert first.content["uk"]["lead"] == story_lead
    assert second.content["uk"]["lead"] == "Новий лід."
    assert second.content["en"]["headline"] == story.headline_en
    assert second.changes == [["uk", "lead", 1]]
    assert second.by == iryna()


def test_save_that_changed_nothing_leaves_no_version() -> None:
    story = article()
    edit(story)
    assert ArticleVersion.objects.count() == 1


def test_version_tells_paragraphs_photos_and_dates_apart() -> None:
    story = article(body_uk="<p>Перший.</p><p>Другий.</p><p>Третій.</p>")
    picture = photo()
    story.article_galleries.create(gallery=gallery(picture))
    body = "<p>Перший.</p><p>Другий, доповнений.</p><p>Третій.</p><p>Четвертий.</p>"
    edit(story, body_uk=body, kind="statement", lead_photo=picture)
    changes = ArticleVersion.objects.latest("number").changes
    assert ["uk", "body", 2] in changes
    assert {part for _language, part, _count in changes} == {"kind", "lead_photo", "galleries", "body", "photos"}


def test_database_itself_refuses_to_change_a_version() -> None:
    article()
    with pytest.raises(IntegrityError), transaction.atomic():
        ArticleVersion.objects.update(number=9)
    with pytest.raises(IntegrityError), transaction.atomic():
        ArticleVersion.objects.all().delete()
