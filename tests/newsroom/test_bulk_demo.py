import datetime as dt
from functools import partial

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, models
from django.test import Client
from django.utils import timezone
from tqdm import tqdm

from articles import search
from articles.models import (
    Appointment,
    Article,
    ArticleVersion,
    ArticleWords,
    Edition,
    EditionFingerprint,
    HeadlineWord,
    KnownWord,
    KnownWordDeletion,
    Official,
    Position,
    PositionTitle,
    SearchRow,
    SearchWord,
)
from articles.search import desk, learning, store, texts
from articles.workflow.chain import tampering, word_rows
from articles.workflow.snapshot import snapshot
from articles.workflow.versions import changes, keep_version
from newsroom.demo import library
from newsroom.demo.bulk import add
from newsroom.lib.digests import digest
from tests.factories import photo

pytestmark = pytest.mark.django_db


@pytest.mark.slow
def test_generated_articles_are_what_the_workflow_would_have_published() -> None:
    _forget()  # what tests with real commits left in the database's own index, which no flush knows
    library.load_tags()
    post = Position.objects.create(rank=1)
    PositionTitle.objects.create(position=post, title_uk="Міністр")
    for name in ("Коваль", "Бондар"):
        who = Official.objects.create(given_name_uk="Олена", family_name_uk=name, slug_uk=f"olena-{name}")
        Appointment.objects.create(official=who, position=post, from_on=dt.date(2015, 1, 1))
    photo(public_token="token")
    add(30, partial(tqdm, disable=True), at_once=8)
    editions = list(Edition.objects.select_related("article"))
    assert any(edition.lead_photo_id for edition in editions)
    assert len(editions) == 30
    assert [digest(snapshot(edition.article, "uk")) for edition in editions] == [e.content_hash for e in editions]
    assert list(tampering()) == []
    for article in Article.objects.all():
        kept = keep_version(article, {"uk": snapshot(article, "uk")}, by=None, now=timezone.now())
        assert kept is None, "the newest version is the text as it stands"
        first, last = ArticleVersion.objects.filter(article=article).order_by("number")
        assert [list(change) for change in changes(first.content, last.content)] == last.changes
    assert _prints() == sorted((row.edition_id, row.value) for edition in editions for row in word_rows(edition))
    generated = _found()
    _forget()
    search.index(editions)
    search.index_articles(Article.objects.all())
    search.learn(editions)
    for written, expected in zip(generated, _found(), strict=True):
        assert written == expected
    Article.objects.create(event_on=timezone.localdate())  # ids go on behind those that were reserved


def _forget() -> None:
    texts.empty()
    desk.empty_copies()
    learning.forget()


def _prints() -> list[tuple[int, int]]:
    return sorted(EditionFingerprint.objects.values_list("edition_id", "value"))


def _found() -> list[list[tuple]]:
    """All that search holds, but for ids of rows that nothing names."""
    known = ("language", "form", "written", "sound", "seen_in")
    return [
        *(_rows(model, *_columns(model)) for model in (SearchRow, ArticleWords)),
        _rows(SearchWord, "language", "word", "texts", "as_written"),
        _rows(HeadlineWord, "edition", "language", "word"),
        _rows(KnownWord, *known),
        _rows(KnownWordDeletion, "language", "key", "word__form"),
        *(_own_index(table) for table in (store.TEXTS, store.COPIES)),
    ]


def _columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _rows(model: type[models.Model], *columns: str) -> list[tuple]:
    return sorted(model._default_manager.values_list(*columns), key=repr)


def _own_index(table: str) -> list[tuple]:
    """Each word of the database's own index, and where it stands."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"CREATE VIRTUAL TABLE temp.{table}_seen USING fts5vocab(main, {table}, instance)")
            cursor.execute(f"SELECT term, doc, col, offset FROM temp.{table}_seen WHERE col = 'forms'")
            places = cursor.fetchall()
            # The terms are a set: their order says nothing.
            cursor.execute(f"SELECT DISTINCT term, doc, col FROM temp.{table}_seen WHERE col = 'terms'")
            places += cursor.fetchall()
            cursor.execute(f"DROP TABLE temp.{table}_seen")
            return sorted(places)
        cursor.execute(f"SELECT rowid, words::text FROM {table} ORDER BY rowid")
        return cursor.fetchall()


@pytest.mark.parametrize("count", [0, -5])
def test_a_number_that_makes_no_sense_is_refused(count: int) -> None:
    with pytest.raises(CommandError):
        call_command("bulk_demo", articles=count, verbosity=0)


def test_an_empty_newsroom_is_told_what_to_run_first() -> None:
    with pytest.raises(CommandError, match=r"manage\.py demo"):
        call_command("bulk_demo", articles=1, verbosity=0)


def test_texts_for_pages_alone_are_read_and_not_found(client: Client) -> None:
    library.load_tags()
    add(3, partial(tqdm, disable=True), only_pages=True)
    newest = Edition.objects.live("uk", timezone.now()).newest_first()[0]
    assert newest.headline in client.get(f"/news/{newest.slug}/").text
    assert newest.headline in client.get("/news/").text
    assert not SearchRow.objects.exists()
    assert not ArticleVersion.objects.exists()
    assert list(tampering()) == []
