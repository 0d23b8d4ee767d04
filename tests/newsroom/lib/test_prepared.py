"""Questions that are written once a process answer as the QuerySet does, for every value."""

import datetime as dt
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model, QuerySet, Value
from django.db.models.signals import post_init, pre_init
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Edition, Official, Place
from articles.models.editions import EditionQuerySet
from newsroom.lib.later import UNREAD
from newsroom.lib.prepared import padded, prepared
from tests import factories

pytestmark = pytest.mark.django_db


@prepared
def at_address(slug: str, at: dt.datetime, *, language: str) -> EditionQuerySet:
    return Edition.objects.live(language, at).filter(slug=slug)


@prepared
def among(ids: tuple[int, ...], *, language: str) -> EditionQuerySet:
    return Edition.objects.filter(pk__in=ids, language=language).select_related("lead_photo").order_by("pk")


def test_each_question_has_its_own_answer() -> None:
    first, second = (factories.published(factories.article(headline_uk=f"Новина {number}")) for number in (1, 2))
    now = second.live_from
    for one in (first, second):
        assert at_address(one.slug, now, language="uk") == [one]
    assert at_address(first.slug, now, language="en") == []
    assert at_address("nothing-of-that-name", now, language="uk") == []


def test_the_moment_is_that_of_the_question_and_not_of_the_first_one() -> None:
    one = factories.published()
    before = one.live_from - dt.timedelta(microseconds=1)
    assert at_address(one.slug, before, language="uk") == []
    assert at_address(one.slug, one.live_from, language="uk") == [one]


def test_a_question_for_several_things_costs_one_query_whatever_their_number() -> None:
    ids = [factories.published(factories.article(headline_uk=f"Новина {number}")).pk for number in range(10)]
    for count in (1, 3, 8, 10):
        with CaptureQueriesContext(connection) as asked:
            found = among(padded(ids[:count]), language="uk")
        assert [one.pk for one in found] == ids[:count]
        assert len(asked) == 1
    assert among(padded([]), language="uk") == []


def test_the_sql_is_written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[Any] = []

    @prepared
    def counted(slug: str) -> EditionQuerySet:
        built.append(slug)
        return Edition.objects.filter(slug=slug)

    for slug in ("one", "two", "three"):
        counted(slug)
    assert len(built) == 2  # twice, to see that no value is changed on its way


def test_a_value_that_the_query_changes_is_refused() -> None:
    @prepared
    def of_day(at: dt.datetime) -> EditionQuerySet:
        return Edition.objects.filter(published_at__lte=at, event_on=timezone.localdate(at))

    @prepared
    def beginning(slug: str) -> EditionQuerySet:
        return Edition.objects.filter(slug__startswith=slug)

    for question, value in ((of_day, timezone.now()), (beginning, "news")):
        with pytest.raises(AssertionError, match="does not reach the SQL as it is"):
            question(value)


def test_a_value_that_the_query_leaves_out_is_refused() -> None:
    @prepared
    def all_of_them(slug: str) -> EditionQuerySet:
        return Edition.objects.all()

    with pytest.raises(AssertionError, match="do not reach the SQL"):
        all_of_them("news")


def test_the_place_in_a_list_is_a_value_too() -> None:
    @prepared
    def older(moment: dt.datetime, mark: str) -> EditionQuerySet:
        return Edition.objects.older_than(Place(moment, mark)).newest_first()

    editions = [factories.published(factories.article(headline_uk=f"Новина {number}")) for number in range(4)]
    for place, one in enumerate(editions):
        assert older(*one.place()) == editions[:place][::-1]


def test_what_would_be_fetched_beforehand_with_markers_is_refused() -> None:
    @prepared
    def with_tags(slug: str) -> EditionQuerySet:
        return Edition.objects.filter(slug=slug).prefetch_related("edition_tags")

    with pytest.raises(AssertionError, match="no prefetch_related"):
        with_tags("news")


@prepared
def with_all(pk: int) -> EditionQuerySet:
    return Edition.objects.filter(pk=pk).with_picture().select_related("article", "approved_by", "correction")


@prepared
def few_columns(pk: int) -> QuerySet[Official]:
    return Official.objects.filter(pk=pk).select_related("portrait").only("slug_uk", "portrait__renditions")


def everything(one: Model, seen: tuple[Model, ...] = ()) -> dict[str, Any]:
    """What an object holds, and what those beside it hold."""
    beside = {
        name: other and other not in seen and everything(other, (*seen, one))
        for name, other in one._state.fields_cache.items()
    }
    held = {name: value for name, value in vars(one).items() if name != "_state"}
    return {**held, "adding": one._state.adding, "db": one._state.db, "beside": beside}


def read_all(one: Model) -> None:
    """Read its JSON, and that of those beside it, which is read when somebody asks."""
    for field in one._meta.concrete_fields:
        if field.attname not in one.get_deferred_fields() or f"{field.attname}{UNREAD}" in vars(one):
            getattr(one, field.attname)
    for other in one._state.fields_cache.values():
        if other and any(name.endswith(UNREAD) for name in vars(other)):
            read_all(other)


def test_a_row_becomes_what_django_makes_of_it() -> None:
    edition = factories.published(lead_photo=factories.photo())
    pictured = Official.objects.create(given_name_uk="Ія", slug_uk="iia", portrait=factories.photo())
    plain = Official.objects.create(given_name_uk="Ян", slug_uk="yan")
    for question, pk in ((with_all, edition.pk), (few_columns, pictured.pk), (few_columns, plain.pk)):
        (one,), (other,) = question(pk), question.__wrapped__(pk)  # type: ignore[attr-defined]
        read_all(one)
        assert everything(one) == everything(other)
        assert one.get_deferred_fields() == other.get_deferred_fields()
    official = few_columns(pictured.pk)[0]
    assert official.given_name == "Ія"
    assert official.portrait.master.name
    official.biography = "Нове."
    official.save(update_fields=["biography"])
    assert Official.objects.get(pk=pictured.pk).biography == "Нове."


def test_nobody_waits_for_the_signals_that_a_prepared_row_does_not_send() -> None:
    """But modeltranslation, which tidies up after `__init__`."""
    for model in apps.get_models():
        for signal in (pre_init, post_init):
            receivers = [one for found in signal._live_receivers(model) for one in found]
            assert {one.__module__ for one in receivers} <= {"modeltranslation.translator"}, model


@prepared
def names_of(pk: int) -> QuerySet[Official, Any]:
    return Official.objects.filter(pk=pk).values_list("slug_en", Value("official"), "given_name", "slug_uk")


@prepared
def columns_of(pk: int) -> QuerySet[Edition, Any]:
    return Edition.objects.filter(pk=pk).values_list("slug", Value("edition"), "published_at", "content")


@prepared
def slugs_of(pk: int) -> QuerySet[Edition, Any]:
    return Edition.objects.filter(pk=pk).order_by("headline").values_list("slug", flat=True).distinct()


def test_columns_come_as_django_gives_them() -> None:
    edition, official = factories.published(), Official.objects.create(given_name_uk="Ія", slug_uk="iia")
    for question, pk in ((names_of, official.pk), (columns_of, edition.pk), (slugs_of, edition.pk)):
        assert question(pk) == list(question.__wrapped__(pk)) != []  # type: ignore[attr-defined]
