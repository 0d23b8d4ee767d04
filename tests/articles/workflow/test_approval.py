"""Four eyes: who may answer for a text, and when that answer is void."""

import pytest

from articles import workflow
from articles.models import (
    Appointment,
    Article,
    ArticleGallery,
    ArticleLanguage,
    Edition,
    Mention,
    Official,
    Position,
    PositionTitle,
    Transition,
)
from media.models import GalleryPhoto
from tests import factories as newsroom
from tests.factories import HOUR, NOON, SECOND

pytestmark = pytest.mark.django_db


def state(story: Article, language: str = "uk") -> str:
    return ArticleLanguage.objects.get(article=story, language=language).state


def publish_refused(story: Article) -> bool:
    with pytest.raises(workflow.Refused) as refusal:
        workflow.publish(story, "uk", by=newsroom.iryna(), now=NOON + SECOND)
    return any("since the approval" in problem for problem in refusal.value.problems)


def test_author_cannot_approve_own_article() -> None:
    taras = newsroom.taras()
    story = newsroom.article(by=taras)
    workflow.submit(story, "uk", by=newsroom.olena(), now=NOON)
    with pytest.raises(workflow.Refused, match="Somebody else must approve it"):
        workflow.approve(story, "uk", by=taras, now=NOON)
    assert state(story) == "in_review"


def test_who_changed_one_word_cannot_approve() -> None:
    story = newsroom.article()
    newsroom.edit(story, by=newsroom.taras(), dateline_uk="Київ")
    workflow.submit(story, "uk", by=newsroom.olena(), now=NOON)
    with pytest.raises(workflow.Refused, match="Somebody else must approve it"):
        workflow.approve(story, "uk", by=newsroom.taras(), now=NOON)
    workflow.approve(story, "uk", by=newsroom.person("oksana", "reviewer"), now=NOON)


def test_who_worked_on_english_alone_may_approve_ukrainian() -> None:
    story = newsroom.article()
    newsroom.edit(story, by=newsroom.taras(), dateline_en="Kyiv")
    newsroom.approved(story, "uk")
    workflow.submit(story, "en", by=newsroom.olena(), now=NOON)
    with pytest.raises(workflow.Refused, match="Somebody else must approve it"):
        workflow.approve(story, "en", by=newsroom.taras(), now=NOON)


def test_who_wrote_the_published_text_may_approve_anothers_update() -> None:
    story = newsroom.article(by=newsroom.taras())
    workflow.submit(story, "uk", by=newsroom.olena(), now=NOON)
    workflow.approve(story, "uk", by=newsroom.person("oksana", "reviewer"), now=NOON)
    workflow.publish(story, "uk", by=newsroom.iryna(), now=NOON)
    newsroom.rewrite(story, now=NOON + HOUR)
    assert state(story) == "approved"


def test_any_saved_change_voids_the_approval_and_says_so() -> None:
    story = newsroom.approved()
    newsroom.edit(story, headline_uk=story.headline_uk + ".")
    text = ArticleLanguage.objects.get(article=story, language="uk")
    assert (text.state, text.approval_hash, text.approved_by) == ("draft", "", None)
    void = Transition.objects.filter(article=story, language="uk").latest("id")
    assert (void.verb, void.from_state, void.to_state, void.by) == ("void", "approved", "draft", newsroom.olena())


def test_saving_without_a_change_keeps_the_approval() -> None:
    story = newsroom.approved()
    newsroom.edit(story, by=newsroom.person("oksana", "writer"))
    newsroom.edit(story, headline_en="Another English headline")
    assert state(story) == "approved"


def test_a_byte_changed_past_the_desk_voids_the_approval() -> None:
    story = newsroom.approved()
    Article.objects.filter(pk=story.pk).update(body_uk="<p>У школі навчатимуться триста  дітей!</p>")
    assert publish_refused(Article.objects.get(pk=story.pk))


def test_the_address_and_the_event_date_are_part_of_what_is_approved() -> None:
    for change in ({"slug_uk": "inshа-adresa"}, {"event_on": "2040-05-16"}, {"urgency": 1}, {"kind": "statement"}):
        story = newsroom.approved()
        Article.objects.filter(pk=story.pk).update(**change)
        assert publish_refused(Article.objects.get(pk=story.pk)), change


def test_a_changed_caption_voids_the_approval() -> None:
    photo = newsroom.photo()
    story = newsroom.approved(lead_photo=photo)
    photo.caption_uk = "Зовсім інша подія."
    photo.save()
    assert publish_refused(Article.objects.get(pk=story.pk))


def test_a_changed_title_of_a_mentioned_official_voids_the_approval() -> None:
    position = Position.objects.create()
    title = PositionTitle.objects.create(position=position, title_uk="Міністр", title_en="Minister")
    official = Official.objects.create(given_name_uk="Ірина", family_name_uk="Гай")
    Appointment.objects.create(official=official, position=position, from_on="2039-01-01")
    story = newsroom.article()
    Mention.objects.create(article=story, official=official)
    workflow.touch(story, by=newsroom.olena(), now=NOON)
    newsroom.approved(story)
    title.title_uk = "Міністерка"
    title.save()
    assert publish_refused(story)


def test_a_gallery_in_another_order_voids_the_approval() -> None:
    first, second = newsroom.photo(), newsroom.photo()
    gallery = newsroom.gallery(first, second)
    story = newsroom.article()
    ArticleGallery.objects.create(article=story, gallery=gallery)
    workflow.touch(story, by=newsroom.olena(), now=NOON)
    newsroom.approved(story)
    GalleryPhoto.objects.filter(gallery=gallery, photo=first).update(position=7)
    assert publish_refused(story)


def test_the_approval_covers_the_people_who_touched_the_text() -> None:
    story = newsroom.approved()
    ArticleLanguage.objects.get(article=story, language="uk").touched_by.add(newsroom.taras())
    assert publish_refused(story)


def test_an_approved_state_without_an_approval_publishes_nothing() -> None:
    story = newsroom.article()
    ArticleLanguage.objects.filter(article=story).update(state="approved")
    assert publish_refused(story)
    assert not Edition.objects.exists()
