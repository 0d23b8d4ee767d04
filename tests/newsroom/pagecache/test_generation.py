"""Every row that a page shows raises the page generation, whoever writes it and however."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import workflow
from articles.models import SHOWN, Banner, Edition, Organisation, Tag
from media.models import Photo
from newsroom.lib import generation
from newsroom.models import PageGeneration
from newsroom.pagecache.number import Generation
from tests import factories
from tests.articles import posts
from tests.factories import HOUR, NOON
from tests.newsroom.pagecache.conftest import Counted, ask

# What a public page may ask though no change of it is told, and why that keeps no stored page wrong.
EXCUSED = {
    "articles_search_texts": "written with the row of the same text, which tells",
    "articles_searchword": "written with the row of the same text, which tells",
    "articles_knownword": "written with the row of the same text, which tells",
    "articles_knownworddeletion": "written with the row of the same text, which tells",
    "articles_headlineword": "only suggestions ask it, and no page cache keeps them",
    "articles_editionfingerprint": "asked for what somebody pasted into “Is it ours?”; such an answer is never stored",
    "media_download": "counts what was carried away; no page shows it",
}


def number() -> int:
    return PageGeneration.objects.get(pk=generation.ROW).number


@pytest.mark.django_db
def test_every_row_that_pages_show_has_its_triggers() -> None:
    assert generation.covered_tables() == {model._meta.db_table for model in (*SHOWN, Photo)}
    assert not generation.missing_triggers(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
        laid = set(cursor.fetchall())
    for table in generation.covered_tables():
        assert {(f"{table}_shown_{event}", table) for event in ("insert", "update", "delete")} <= laid


@pytest.mark.django_db(transaction=True)
def test_a_change_from_the_shell_raises_it_and_a_rolled_back_one_does_not() -> None:
    before = number()
    Tag.objects.create(name_uk="Оборона", slug_uk="oborona")
    after_insert = number()
    Tag.objects.filter(slug_uk="oborona").update(name_uk="Безпека")
    after_update = number()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_tag")
    assert before < after_insert < after_update < number()
    last = number()
    with transaction.atomic():
        Tag.objects.create(name_uk="Оборона", slug_uk="oborona")
        transaction.set_rollback(True)
    assert number() == last


@pytest.mark.django_db(transaction=True)
def test_the_desks_own_work_raises_nothing() -> None:
    story = factories.article()
    before = number()
    factories.approved(factories.edit(story, headline_uk="Нова назва матеріалу про школу"))
    assert number() == before


@pytest.mark.django_db(transaction=True)
def test_a_photo_counts_from_the_moment_it_has_public_files(time_machine: Any) -> None:
    time_machine.move_to(NOON, tick=False)
    before = number()
    photo = factories.photo()
    assert number() == before
    factories.published(lead_photo=photo)
    last = number()
    Photo.objects.filter(pk=photo.pk).update(focal_x=0.1)
    assert number() > last > before


@pytest.mark.django_db(transaction=True)
def test_it_is_raised_in_the_transaction_of_the_move(time_machine: Any) -> None:
    """Another connection sees edition and number together, or neither."""
    time_machine.move_to(NOON, tick=False)
    story = factories.approved()
    outside = Generation(connection, ask_every=0)
    before = outside.now()
    with transaction.atomic():
        workflow.publish(story, "uk", by=factories.iryna(), now=NOON)
        assert outside.now() == before
    assert outside.now() != before
    outside.close()


@pytest.mark.django_db(transaction=True)
def test_triggers_that_are_missing_are_named_and_laid_again() -> None:
    assert not generation.missing_triggers(connection)
    tail = " ON articles_tag" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER articles_tag_shown_update{tail}")
    assert generation.missing_triggers(connection) == ["articles_tag_shown_update"]
    before = number()
    generation.lay_after_migrate(apps.get_app_config("articles"), connection.alias)
    assert not generation.missing_triggers(connection)
    assert number() > before  # what was written meanwhile told nobody


def test_no_public_page_asks_a_table_that_tells_nothing(django: Counted, time_machine: Any) -> None:
    """Walks the site by its links, in both languages, and reads the tables in what each page asks the database."""
    time_machine.move_to(NOON, tick=False)
    slug = an_issue()
    time_machine.move_to(NOON + HOUR, tick=False)
    known = generation.covered_tables() | EXCUSED.keys()
    met: set[str] = set()
    todo, seen = (
        ["/", "/en/", "/nothing/here/", f"/news/{slug}/print/?photos=no", "/search/?q=школа", "/search/?tag=a"],
        set(),
    )
    while todo:
        address = todo.pop()
        if address in seen or len(seen) > 250:
            continue
        seen.add(address)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            reply = ask(django, address)
        for query in asked.captured_queries:
            tables = set(re.findall(r'(?:FROM|JOIN|INTO|UPDATE) "?(\w+)"?', query["sql"]))
            assert tables <= known, (address, query["sql"])
            met |= tables
        if reply.headers["Content-Type"].startswith("text/html"):
            todo += [link.split("#")[0] for link in re.findall(r'href="(/[^"]*)"', reply.text) if reachable(link)]
    assert generation.covered_tables() <= met  # nothing is told in vain
    assert {reverse("articles:tag", args=["shkoly"]), "/verify/", "/corrections/", "/archive/"} <= seen


def reachable(link: str) -> bool:
    return not link.startswith(("/static/", "/media/", "//")) and "text" not in link


def an_issue() -> str:
    """Something of each kind on the site; returns the slug of its text."""
    tag = Tag.objects.create(name_uk="Школи", slug_uk="shkoly", name_en="Schools", slug_en="schools")
    who = posts.official("Ірина", "Коваль", "koval")
    posts.appoint(who, posts.post("Міністерка", "Minister"), NOON.date().replace(year=2039))
    photo = factories.photo()
    house = Organisation.objects.create(name_uk="Міністерство", slug_uk="ministerstvo", name_en="M", slug_en="ministry")
    story = factories.article(lead_photo=photo, organisation=house)
    story.article_galleries.create(gallery=factories.gallery(photo))
    story.tags.add(tag)
    Banner.objects.create(text_uk="Тривога", text_en="Alert", since=NOON)
    for language in ("uk", "en"):
        factories.published(story, language)
    return Edition.objects.get(language="uk").slug
