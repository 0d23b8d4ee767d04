"""What an edition is: never changed, in force from its second until the next one's."""

import datetime as dt
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import workflow
from articles.models import Article, Correction, Edition, Transition
from articles.workflow.chain import tampering
from newsroom.lib.seals import missing_seals
from tests import factories as newsroom
from tests.factories import HOUR, MICROSECOND, NOON, SECOND

pytestmark = pytest.mark.django_db

YESTERDAY = dt.datetime.now(dt.UTC) - dt.timedelta(days=1)


OTHER_VALUE = {
    **dict.fromkeys(("CharField", "TextField"), "'x'"),
    "DateField": "'2001-01-01'",
    "DateTimeField": "'2001-01-01 00:00:00+00'",
    "JSONField": "'{{}}'",
}


def check_refused(statement: str) -> None:
    with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic():
        connection.cursor().execute(statement)


def corrected() -> Article:
    story = newsroom.rewrite(newsroom.published().article, now=NOON + HOUR)
    workflow.correct(story, "uk", by=newsroom.iryna(), kind="fact", was_wrong="Ні.", is_right="Так.", now=NOON + HOUR)
    return story


@pytest.mark.parametrize("model", [Edition, Transition, Correction])
def test_the_database_refuses_to_change_or_delete_what_was_published_or_logged(model: type[Any]) -> None:
    corrected()
    table = model._meta.db_table
    for field in model._meta.concrete_fields:
        if field.column != "live_until":
            other = OTHER_VALUE.get(field.get_internal_type(), "COALESCE({column}, 0) + 1").format(column=field.column)
            check_refused(f"UPDATE {table} SET {field.column} = {other}")
    check_refused(f"DELETE FROM {table}")


def test_an_edition_is_closed_once() -> None:
    edition = newsroom.published(at=YESTERDAY)
    Edition.objects.filter(pk=edition.pk).update(live_until=YESTERDAY + SECOND)
    for until in (None, YESTERDAY, YESTERDAY + 2 * SECOND, NOON):
        with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic():
            Edition.objects.filter(pk=edition.pk).update(live_until=until)


def test_a_closing_that_lies_ahead_may_be_lifted() -> None:
    edition = newsroom.published(at=YESTERDAY)
    for until in (NOON, NOON + HOUR, None):
        Edition.objects.filter(pk=edition.pk).update(live_until=until)
    edition.refresh_from_db()
    assert edition.live_until is None


def test_an_edition_cannot_end_before_it_starts() -> None:
    edition = newsroom.published()
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(live_until=NOON - MICROSECOND)


def found(word: str, at: dt.datetime) -> list[int]:
    rows = getattr(Edition.objects, word)("uk", at)
    return list(rows.order_by("number").values_list("number", flat=True))


def test_the_words_over_the_boundaries_of_a_life() -> None:
    story = newsroom.published(at=NOON).article  # 1
    newsroom.rewrite(story, now=NOON + HOUR)
    workflow.schedule(story, "uk", by=newsroom.iryna(), at=NOON + 2 * HOUR, now=NOON + HOUR)  # 2
    workflow.take_down(story, "uk", by=newsroom.iryna(), notice="Хибне.", now=NOON + 3 * HOUR)  # 3
    words = ("current", "live", "gone", "ever_live", "scheduled")
    for at, expected in [
        (NOON - MICROSECOND, ([], [], [], [], [1, 2, 3])),
        (NOON, ([1], [1], [], [1], [2, 3])),
        (NOON + 2 * HOUR - MICROSECOND, ([1], [1], [], [1], [2, 3])),
        (NOON + 2 * HOUR, ([2], [2], [], [1, 2], [3])),
        (NOON + 3 * HOUR - MICROSECOND, ([2], [2], [], [1, 2], [3])),
        (NOON + 3 * HOUR, ([3], [], [3], [1, 2], [])),
        (NOON + 99 * HOUR, ([3], [], [3], [1, 2], [])),
    ]:
        assert tuple(found(word, at) for word in words) == expected, at
        assert not Edition.objects.current("en", at).exists()


@pytest.mark.django_db(transaction=True)
def test_an_emptied_database_is_sealed_again() -> None:
    newsroom.published()
    call_command("flush", verbosity=0, interactive=False)
    assert not Edition.objects.exists()
    assert missing_seals(connection) == []


IRYNAS = {
    "publish": (workflow.publish, {}),
    "minor": (workflow.minor, {}),
    "correct": (workflow.correct, {"kind": "fact", "was_wrong": "Ні.", "is_right": "Так."}),
    "unschedule": (workflow.unschedule, {}),
    "withdraw": (workflow.withdraw, {"notice": "Перевіряємо."}),
    "hold": (workflow.hold, {"notice": "Перевіряємо."}),
    "take_down": (workflow.take_down, {"notice": "Хибне."}),
    "restore": (workflow.restore, {"note": "Перевірено."}),
}
# What is tried, in which language, how many seconds after the last try, and for schedule: how many seconds ahead.
tries = st.tuples(
    st.sampled_from([*IRYNAS, "publish", "schedule", "schedule"]),
    st.sampled_from(["uk", "uk", "en"]),
    st.integers(0, 3),
    st.integers(1, 4),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(tries, min_size=3, max_size=8))
def test_whatever_is_tried_readers_have_one_text_and_the_chain_holds(tried: list[tuple[str, str, int, int]]) -> None:
    with transaction.atomic():
        story, chief = newsroom.article(), newsroom.person("chief", "writer", "reviewer", "publisher")
        now, boundaries = NOON, {NOON}
        for verb, language, later, ahead in tried:
            now += later * SECOND
            boundaries |= {now, now + ahead * SECOND}
            attempt(story, verb, language, chief, now, now + ahead * SECOND)
        for boundary in boundaries:
            for at in (boundary - MICROSECOND, boundary):
                check_readers(story, at)
        assert list(tampering()) == []
        transaction.set_rollback(True)


def attempt(story: Article, verb: str, language: str, by: Any, now: dt.datetime, at: dt.datetime) -> None:
    try:
        if verb in ("publish", "minor", "correct", "schedule"):
            newsroom.rewrite(story, language, now=now)
        if verb == "schedule":
            workflow.schedule(story, language, by=by, at=at, now=now)
        else:
            move, given_ = IRYNAS[verb]
            move(story, language, by=by, now=now, **given_)
    except workflow.Refused:
        pass


def check_readers(story: Article, at: dt.datetime) -> None:
    for language in ("uk", "en"):
        current = Edition.objects.current(language, at).filter(article=story)
        assert current.count() <= 1
        live, gone = (getattr(Edition.objects, word)(language, at).filter(article=story) for word in ("live", "gone"))
        assert live.count() + gone.count() == current.count()
    first_uk, first_en = (
        Edition.objects.ever_live(language, at).filter(article=story).order_by("live_from").first()
        for language in ("uk", "en")
    )
    assert first_en is None or (first_uk is not None and first_uk.live_from <= first_en.live_from)


def test_no_row_slips_past_the_seals_by_replacing_or_emptying() -> None:
    newsroom.published(at=NOON)
    statement = (
        "INSERT OR REPLACE INTO articles_transition SELECT * FROM articles_transition LIMIT 1"
        if connection.vendor == "sqlite"
        else "TRUNCATE articles_correction, articles_transition CASCADE"
    )
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_recall_is_final() -> None:
    story = newsroom.approved()
    workflow.schedule(story, "uk", by=newsroom.iryna(), at=NOON + HOUR, now=NOON)
    workflow.unschedule(story, "uk", by=newsroom.iryna(), now=NOON)
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.update(live_until=None)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by its statistics")
def test_list_is_a_walk_along_its_index_and_never_sorts_the_archive() -> None:
    plan = Edition.objects.live("uk", NOON).listed().newest_first()[:21].explain()
    assert "edition_list" in plan
    assert "TEMP B-TREE" not in plan
