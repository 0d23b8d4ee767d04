"""Two people at once: one of them moves the text, the other is told."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth.models import User
from django.db import connection

from articles import workflow
from articles.models import Article, Edition, SiteState, Transition
from articles.workflow.chain import tampering
from articles.workflow.verbs import Attempt, _publish
from tests import factories as newsroom
from tests.factories import HOUR, NOON


@pytest.mark.django_db
def test_the_second_of_two_publishers_is_refused_and_leaves_nothing() -> None:
    story = newsroom.approved()
    first, second = (Attempt(story, "uk", "publish", newsroom.iryna(), NOON) for _ in range(2))
    _publish(first, NOON)
    with pytest.raises(workflow.Refused, match="Somebody else was faster"):
        _publish(second, NOON)
    assert Edition.objects.count() == 1
    assert Transition.objects.filter(verb="publish").count() == 1


@pytest.mark.django_db
def test_a_text_saved_while_the_publisher_looked_is_not_published() -> None:
    story = newsroom.approved()
    late = Attempt(story, "uk", "publish", newsroom.iryna(), NOON)
    newsroom.edit(Article.objects.get(pk=story.pk), lead_uk="Інший лід.")
    with pytest.raises(workflow.Refused):
        _publish(late, NOON)
    assert not Edition.objects.exists()


@pytest.mark.django_db
def test_two_editors_of_one_version_do_not_overwrite_each_other() -> None:
    story = newsroom.article()
    same = Article.objects.get(pk=story.pk)
    workflow.claim(story, 1)
    with pytest.raises(workflow.Stale):
        workflow.claim(same, 1)


def together(*works: object) -> Iterator[bool]:
    """Run all at the same moment, each with a connection of its own; tells which were not refused."""
    start = Barrier(len(works))

    def run(work: object) -> bool:
        start.wait(60)
        try:
            assert callable(work)
            work()
        except workflow.Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(len(works)) as pool:
        yield from pool.map(run, works)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="a test's SQLite lives in one connection's memory")
def test_of_six_publishers_at_the_same_moment_one_publishes() -> None:
    story = newsroom.approved()
    crowd: list[User] = [newsroom.person(f"publisher{number}", "publisher") for number in range(6)]
    works = [lambda by=by: workflow.publish(story, "uk", by=by, now=NOON + HOUR) for by in crowd]
    assert sorted(together(*works)) == [False] * 5 + [True]
    assert Edition.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="a test's SQLite lives in one connection's memory")
def test_many_articles_at_the_same_moment_make_one_unbroken_chain() -> None:
    stories, iryna = [newsroom.approved() for _ in range(6)], newsroom.iryna()
    works = [lambda story=story: workflow.publish(story, "uk", by=iryna, now=NOON) for story in stories]
    assert all(together(*works))
    assert list(Edition.objects.order_by("sequence").values_list("sequence", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert SiteState.objects.get().chain_length == 6
    assert list(tampering()) == []
