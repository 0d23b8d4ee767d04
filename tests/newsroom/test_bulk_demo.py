import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.models import Appointment, Article, Edition, Official, Position, PositionTitle
from articles.workflow.chain import tampering
from articles.workflow.snapshot import snapshot
from articles.workflow.versions import keep_version
from newsroom.demo import library
from newsroom.lib.digests import digest

pytestmark = pytest.mark.django_db


@pytest.mark.slow
def test_generated_articles_are_what_the_workflow_would_have_published() -> None:
    library.load_tags()
    post = Position.objects.create(rank=1)
    PositionTitle.objects.create(position=post, title_uk="Міністр")
    for name in ("Коваль", "Бондар"):
        who = Official.objects.create(given_name_uk="Олена", family_name_uk=name, slug_uk=f"olena-{name}")
        Appointment.objects.create(official=who, position=post, from_on=dt.date(2015, 1, 1))
    call_command("bulk_demo", articles=30, verbosity=0)
    editions = list(Edition.objects.select_related("article"))
    assert len(editions) == 30
    assert [digest(snapshot(edition.article, "uk")) for edition in editions] == [e.content_hash for e in editions]
    assert list(tampering()) == []
    for article in Article.objects.all():
        kept = keep_version(article, {"uk": snapshot(article, "uk")}, by=None, now=timezone.now())
        assert kept is None, "the newest version is the text as it stands"


@pytest.mark.parametrize("count", [0, -5])
def test_a_number_that_makes_no_sense_is_refused(count: int) -> None:
    with pytest.raises(CommandError):
        call_command("bulk_demo", articles=count, verbosity=0)


def test_an_empty_newsroom_is_told_what_to_run_first() -> None:
    with pytest.raises(CommandError, match=r"manage\.py demo"):
        call_command("bulk_demo", articles=1, verbosity=0)
