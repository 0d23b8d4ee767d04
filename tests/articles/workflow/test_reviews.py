"""What a reviewer has read, and approving exactly that."""

import pytest

from articles import workflow
from articles.models import ArticleLanguage, ReviewedText
from articles.workflow.reviews import last_reviewed
from articles.workflow.snapshot import snapshot
from newsroom.lib.digests import digest
from tests.factories import HOUR, NOON, approved, article, edit, iryna, olena, person, published, taras

pytestmark = pytest.mark.django_db


def submitted(**fields):
    story = article(**fields)
    workflow.submit(story, "uk", by=olena(), now=NOON)
    return story


def test_the_approved_text_is_kept_when_its_approval_becomes_void() -> None:
    story = approved()
    was = snapshot(story, "uk")
    edit(story, headline_uk="Інший заголовок", now=NOON + HOUR)
    kept = ReviewedText.objects.get()
    assert (kept.verdict, kept.content, kept.by) == ("approved", was, taras())
    assert kept.content_hash == digest(was) != digest(snapshot(story, "uk"))


def test_a_returned_text_is_what_its_reviewer_compares_the_next_one_with() -> None:
    story = submitted()
    was = snapshot(story, "uk")
    workflow.send_back(story, "uk", by=taras(), note="Додайте джерело", now=NOON + HOUR)
    edit(story, lead_uk="Інший лід.", now=NOON + 2 * HOUR)
    base = last_reviewed(story, "uk", taras())
    assert base
    assert (base.verdict, base.content) == ("returned", was)


def test_another_reviewer_who_never_saw_the_returned_text_reads_all_of_it() -> None:
    story = submitted()
    workflow.send_back(story, "uk", by=taras(), note="Додайте джерело", now=NOON + HOUR)
    assert last_reviewed(story, "uk", person("maria", "reviewer")) is None


def test_another_reviewer_compares_with_the_approved_text_and_not_with_a_later_return() -> None:
    story = approved()
    approved_content = snapshot(story, "uk")
    edit(story, lead_uk="Другий лід.", now=NOON + HOUR)
    workflow.submit(story, "uk", by=olena(), now=NOON + HOUR)
    workflow.send_back(story, "uk", by=taras(), note="Ні", now=NOON + 2 * HOUR)
    base = last_reviewed(story, "uk", person("maria", "reviewer"))
    assert base
    assert base.content == approved_content


def test_a_text_published_before_reviews_were_kept_is_compared_with_what_readers_have() -> None:
    edition = published()
    ReviewedText.objects.all().delete()
    base = last_reviewed(edition.article, "uk", taras())
    assert base
    assert (base.verdict, base.content) == ("", edition.content)


def test_nobody_approves_a_text_that_was_changed_while_they_read_it() -> None:
    story = submitted()
    seen = digest(snapshot(story, "uk"))
    edit(story, lead_uk="Лід, якого редактор не бачив.", now=NOON + HOUR)
    with pytest.raises(workflow.Refused, match="was changed after"):
        workflow.approve(story, "uk", by=taras(), seen=seen, now=NOON + 2 * HOUR)
    assert ArticleLanguage.objects.get(article=story, language="uk").state == "in_review"
    workflow.approve(story, "uk", by=taras(), seen=digest(snapshot(story, "uk")), now=NOON + 2 * HOUR)


def waits(story, language: str = "uk"):
    return ArticleLanguage.objects.get(article=story, language=language).waits_since


def test_a_text_waits_from_its_submission_until_it_goes_out() -> None:
    story = article()
    assert waits(story) is None
    workflow.submit(story, "uk", by=olena(), now=NOON)
    assert waits(story) == NOON
    workflow.approve(story, "uk", by=taras(), now=NOON + HOUR)
    assert waits(story) == NOON + HOUR
    workflow.schedule(story, "uk", by=iryna(), at=NOON + 5 * HOUR, now=NOON + 2 * HOUR)
    assert waits(story) is None
    workflow.unschedule(story, "uk", by=iryna(), now=NOON + 3 * HOUR)
    assert waits(story) == NOON + 3 * HOUR
    edit(story, lead_uk="Знову чернетка.", now=NOON + 4 * HOUR)
    assert waits(story) is None
