"""Whom a text waits for."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.models import Article, ArticleLanguage, Transition
from articles.workflow.assignment import assign
from articles.workflow.queue import texts_waiting, waiting
from tests.factories import HOUR, NOON, approved, article, edit, iryna, olena, person, published, stranger, taras

pytestmark = pytest.mark.django_db


def queue(user, now=NOON, articles=None) -> list[tuple[str, int]]:
    return [(one.reason, one.article.pk) for one in waiting(user, now, articles)]


def submitted(**fields) -> Article:
    story = article(**fields)
    workflow.submit(story, "uk", by=olena(), now=NOON)
    return story


def test_a_submitted_text_waits_for_reviewers_who_have_not_touched_it() -> None:
    story = submitted()
    touched = edit(submitted(), by=taras(), lead_uk="Тарас дописав сам.")
    assert queue(taras()) == [("review", story.pk)]
    assert {pk for _reason, pk in queue(person("maria", "reviewer"))} == {story.pk, touched.pk}
    assert queue(olena()) == queue(iryna()) == []


def test_a_returned_text_waits_for_its_author_with_the_reason() -> None:
    story = submitted()
    workflow.send_back(story, "uk", by=taras(), note="Звірте число", now=NOON + HOUR)
    (row,) = waiting(olena(), NOON + 2 * HOUR)
    assert (row.reason, row.since) == ("returned", NOON + HOUR)
    assert row.handed
    assert (row.handed.note, row.handed.by) == ("Звірте число", taras())
    assert queue(stranger()) == []


def test_an_approved_text_waits_for_publishers_until_it_is_out() -> None:
    story = approved()
    assert queue(iryna()) == [("publish", story.pk)]
    workflow.publish(story, "uk", by=iryna(), now=NOON + HOUR)
    assert queue(iryna()) == []


def test_what_is_due_first_stands_first_then_the_urgent_then_the_oldest() -> None:
    late, urgent, due = submitted(), submitted(urgency=1), submitted()
    assign(due, "uk", by=taras(), due_at=NOON + HOUR, now=NOON)
    assert [pk for _reason, pk in queue(taras())] == [due.pk, urgent.pk, late.pk]
    rows = {one.article.pk: one.is_overdue for one in waiting(taras(), NOON + 2 * HOUR)}
    assert rows == {due.pk: True, urgent.pk: False, late.pk: False}


def test_a_text_comes_from_whom_it_was_submitted_by_and_not_from_whom_it_was_assigned_by() -> None:
    story = submitted()
    assign(story, "uk", by=iryna(), to=taras(), now=NOON + HOUR)
    (row,) = waiting(taras(), NOON + HOUR)
    assert row.handed
    assert (row.handed.by, row.since, row.is_mine) == (olena(), NOON, True)


def test_a_draft_waits_for_whom_it_was_given_to_until_it_is_submitted() -> None:
    story = article()
    assign(story, "uk", by=taras(), to=person("petro", "writer"), due_at=NOON + HOUR, now=NOON)
    assert queue(person("petro")) == [("assigned", story.pk)]
    workflow.submit(story, "uk", by=person("petro"), now=NOON)
    assert queue(person("petro")) == []


def test_a_published_text_is_given_to_somebody_to_write_it_anew() -> None:
    story = published().article
    assign(story, "uk", by=taras(), to=person("petro", "writer"), now=NOON + HOUR)
    assert queue(person("petro")) == [("assigned", story.pk)]
    assert queue(iryna()) == []
    edit(story, by=person("petro"), lead_uk="Новий лід.", now=NOON + 2 * HOUR)
    assert queue(person("petro")) == [("assigned", story.pk)]
    assign(story, "uk", by=taras(), to=None, now=NOON + 3 * HOUR)
    assert queue(person("petro")) == []


def test_an_approved_text_that_was_given_to_a_publisher_still_waits_for_the_others() -> None:
    story = approved()
    for whom in (iryna(), None):
        assign(story, "uk", by=taras(), to=whom, now=NOON + HOUR)
        assert queue(person("daryna", "publisher")) == [("publish", story.pk)]


def test_the_queue_reads_those_that_wait_and_not_the_archive() -> None:
    if connection.vendor == "sqlite":
        assert "article_language_waits" in texts_waiting(taras(), Article.objects.all()).explain()


def test_an_assignment_is_in_the_history_and_changes_no_state() -> None:
    story = submitted()
    row = assign(story, "uk", by=taras(), to=person("maria", "reviewer"), due_at=NOON + HOUR, now=NOON)
    assert row
    assert (row.verb, row.from_state, row.to_state, row.by) == ("assign", "in_review", "in_review", taras())
    assert row.note.startswith("Maria, due ")
    assert assign(story, "uk", by=taras(), to=person("maria"), due_at=NOON + HOUR, now=NOON) is None
    assert Transition.objects.filter(verb="assign").count() == 1


def test_only_reviewers_publishers_and_the_author_assign_a_text() -> None:
    story = article()
    for somebody in (olena(), taras(), iryna()):
        assign(story, "uk", by=somebody, to=somebody, now=NOON)
    with pytest.raises(workflow.Refused):
        assign(story, "uk", by=person("petro", "writer"), to=person("petro"), now=NOON)


def test_nobody_is_given_a_text_they_cannot_read_or_a_time_that_has_passed() -> None:
    story = article()
    with pytest.raises(workflow.Refused, match="no access"):
        assign(story, "uk", by=taras(), to=stranger(), now=NOON)
    with pytest.raises(workflow.Refused, match="lie ahead"):
        assign(story, "uk", by=taras(), to=olena(), due_at=NOON - HOUR, now=NOON)


def test_an_assignment_ends_when_the_text_goes_out() -> None:
    story = approved()
    assign(story, "uk", by=taras(), to=iryna(), due_at=NOON + HOUR, now=NOON)
    workflow.publish(story, "uk", by=iryna(), now=NOON + 2 * HOUR)
    text = ArticleLanguage.objects.get(article=story, language="uk")
    assert (text.assigned_to, text.due_at) == (None, None)


def test_texts_that_this_person_may_not_see_wait_for_nobody() -> None:
    story = submitted()
    assert queue(taras(), articles=Article.objects.exclude(pk=story.pk)) == []


def test_a_longer_queue_asks_no_more_questions(django_assert_num_queries) -> None:
    reviewer = taras()
    reviewer.has_perm("articles.review_article")  # the rights are read once
    for _number in range(2):
        submitted()
        published()
    with CaptureQueriesContext(connection) as few:
        assert len(waiting(reviewer, NOON)) == 2
    for _number in range(3):
        submitted()
    with django_assert_num_queries(len(few)):
        assert len(waiting(reviewer, NOON)) == 5
