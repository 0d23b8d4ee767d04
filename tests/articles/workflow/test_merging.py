"""Two rows of the register that are one person become one, and no address that readers had is lost."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from articles.mentions import find
from articles.models import (
    Appointment,
    EditionOfficial,
    FormerAddress,
    Mention,
    Official,
    PhotoPerson,
    State,
    Transition,
)
from articles.models.addresses import current_for
from articles.models.photos import set_people
from articles.views.nearby import nearby
from articles.workflow import Refused
from articles.workflow.chain import tampering
from articles.workflow.merging import clashes, merge
from articles.workflow.snapshot import snapshot
from newsroom.audit import AuditEvent
from tests.articles.posts import appoint, official, post
from tests.factories import HOUR, NOON, approved, article, edit, photo, published, taras

pytestmark = pytest.mark.django_db
LONG_AGO = dt.date(2039, 1, 1)


@pytest.fixture(autouse=True)
def ukrainian_noon(time_machine: Any) -> Iterator[None]:
    time_machine.move_to(NOON + HOUR, tick=False)
    with translation.override("uk"):
        yield


@pytest.fixture
def twins() -> tuple[Official, Official]:
    """The duplicate with a misspelt name, and the one who stays."""
    return official("Юрій", "Ковал", "yurii-koval-2"), official("Юрій", "Коваль", "yurii-koval")


def story_with(who: Official, **fields: Any) -> Any:
    story = article(body_uk=f'<blockquote data-speaker="{who.pk}"><p>«Школа готова».</p></blockquote>', **fields)
    Mention.objects.create(article=story, official=who)
    return edit(story, now=NOON - HOUR)


def test_everything_of_the_duplicate_moves_to_the_one_who_stays(twins: Any) -> None:
    goes, stays = twins
    story, picture, both = story_with(goes), photo(), photo()
    set_people(picture, [goes])
    set_people(both, [goes, stays])
    appoint(goes, post("Речник"), LONG_AGO)
    merge(goes, stays, by=taras())
    assert list(story.mentions.values_list("official", flat=True)) == [stays.pk]
    story.refresh_from_db()
    assert f'data-speaker="{stays.pk}"' in story.body_uk
    assert [each.official for each in PhotoPerson.objects.order_by("photo")] == [stays, stays]
    assert Appointment.objects.get().official == stays
    goes.refresh_from_db()
    assert goes.merged_into == stays
    event = AuditEvent.objects.get(what="official.merged")
    assert event.about == f"articles.official:{goes.pk}"
    assert event.details["moved"]["mentions"] == 1


def test_editions_stay_as_they_were_and_are_listed_with_the_one_who_stays(twins: Any, client: Client) -> None:
    goes, stays = twins
    edition = published(story_with(goes))
    sealed = edition.content
    merge(goes, stays, by=taras())
    edition.refresh_from_db()
    assert edition.content == sealed
    assert EditionOfficial.objects.get().official == stays
    assert list(tampering()) == []
    page = client.get("/officials/yurii-koval/").text
    assert f"/news/{edition.slug}/" in page
    assert "Школа готова" in page  # the quotation, though its text names the number of the one who went
    assert 'href="/officials/yurii-koval-2/"' in client.get(f"/news/{edition.slug}/").text


def test_edition_published_after_the_merge_from_an_older_text_is_no_tampering(twins: Any) -> None:
    goes, stays = twins
    merge(goes, stays, by=taras())
    late = article(body_uk=f'<blockquote data-speaker="{goes.pk}"><p>«Так».</p></blockquote>')
    speaker = snapshot(late, "uk")["body"][0]["speaker"]
    assert (speaker["id"], speaker["slug"]) == (stays.pk, "yurii-koval")
    published(late)
    assert list(tampering()) == []


def test_old_addresses_lead_to_the_one_who_stays_in_both_languages(twins: Any, client: Client) -> None:
    goes, stays = twins
    FormerAddress.objects.create(thing="official", language="uk", slug="yu-koval", object_id=goes.pk)
    story = story_with(goes)
    published(story)
    published(story, "en", at=NOON + dt.timedelta(minutes=1))
    merge(goes, stays, by=taras())
    for old, new in (
        ("/officials/yurii-koval-2/", "/officials/yurii-koval/"),
        ("/officials/yu-koval/", "/officials/yurii-koval/"),
        ("/en/officials/yurii-koval-2-en/", "/en/officials/yurii-koval-en/"),
        ("/feeds/officials/yurii-koval-2.rss", "/feeds/officials/yurii-koval.rss"),
    ):
        answer = client.get(old)
        assert (answer.status_code, answer.headers.get("Location")) == (301, new), old
    found = client.get("/search/", {"official": "yurii-koval-2"}).context["hits"]
    assert len(found) == len(client.get("/search/", {"official": "yurii-koval"}).context["hits"]) == 1


def test_address_of_a_duplicate_readers_never_met_leads_nowhere(twins: Any, client: Client) -> None:
    goes, stays = twins
    appoint(stays, post("Міністр", "Minister"), LONG_AGO)
    appoint(goes, post("Речник", "Spokesperson"), NOON.date() + dt.timedelta(days=9))
    merge(goes, stays, by=taras())
    assert client.get("/officials/yurii-koval-2/").status_code == 404
    assert current_for("official", "uk", "yurii-koval-2") is None


def test_address_in_a_language_that_the_other_lacks_is_taken_over(client: Client) -> None:
    goes = official("Юрій", "Ковал", "yurii-koval-2", biography_uk="Народився у Львові.")
    stays = official("Юрій", "Коваль", "yurii-koval", given_name_en="", family_name_en="", slug_en="")
    appoint(goes, post("Міністр", "Minister"), LONG_AGO)
    merge(goes, stays, by=taras())
    stays.refresh_from_db()
    assert (stays.slug_en, stays.full_name("en")) == ("yurii-koval-2-en", "Юрій Ковал")
    assert stays.full_name("uk") == "Юрій Коваль"
    assert stays.biography_uk == "Народився у Львові."
    assert client.get("/en/officials/yurii-koval-2-en/").status_code == 200
    assert client.get("/officials/yurii-koval-2/").status_code == 301


def test_appointments_that_contradict_each_other_wait_for_a_word(twins: Any) -> None:
    goes, stays = twins
    minister = post("Міністр")
    wrong = appoint(goes, minister, LONG_AGO, dt.date(2040, 1, 1))
    right = appoint(stays, minister, dt.date(2039, 3, 1))
    appoint(goes, post("Депутат"), LONG_AGO)  # another post at once contradicts nothing
    assert clashes(goes, stays) == [(wrong, right)]
    with pytest.raises(Refused, match="суперечать"):
        merge(goes, stays, by=taras())
    merge(goes, stays, by=taras(), dropped={wrong.pk})
    assert Appointment.objects.filter(position=minister).get() == right
    assert stays.appointments.count() == 2


def test_appointment_written_for_both_alike_stays_once(twins: Any) -> None:
    minister = post("Міністр")
    for one in twins:
        appoint(one, minister, LONG_AGO)
    merge(*twins, by=taras())
    assert Appointment.objects.count() == 1


def test_approval_of_a_text_that_names_the_duplicate_is_void(twins: Any) -> None:
    goes, stays = twins
    story = approved(story_with(goes))
    version = story.version
    merge(goes, stays, by=taras())
    story.refresh_from_db()
    assert story.languages.get(language="uk").state == State.DRAFT
    assert story.version == version + 1


def test_text_readers_have_keeps_its_approval(twins: Any) -> None:
    goes, stays = twins
    published(story_with(goes))
    merge(goes, stays, by=taras())
    assert not Transition.objects.filter(verb="void").exists()


def test_nobody_is_merged_twice_or_into_themselves(twins: Any) -> None:
    goes, stays = twins
    with pytest.raises(Refused, match="двох різних"):
        merge(goes, goes, by=taras())
    merge(goes, stays, by=taras())
    third = official("Ю.", "Коваль")
    for pair in ((goes, third), (third, goes)):
        with pytest.raises(Refused, match="уже об’єднано"):
            merge(*pair, by=taras())


def test_merged_duplicate_makes_no_name_ambiguous(twins: Any) -> None:
    goes, stays = twins
    Official.objects.filter(pk=goes.pk).update(family_name_uk="Коваль")
    merge(goes, stays, by=taras())
    assert [one.thing for one in find("Юрій Коваль прибув.", "uk", dt.date(2026, 3, 8))] == [stays]


def test_text_that_names_the_duplicate_has_the_texts_of_the_one_who_stays_beside_it(twins: Any, client: Client) -> None:
    goes, stays = twins
    first, second = published(story_with(goes)), published(story_with(stays))
    merge(goes, stays, by=taras())
    assert [each.pk for each in nearby(first, NOON + HOUR).related] == [second.pk]
    assert [each.pk for each in nearby(second, NOON + HOUR).related] == [first.pk]


def test_photo_page_still_leads_to_the_person_it_names(twins: Any, client: Client) -> None:
    goes, stays = twins
    appoint(stays, post("Міністр", "Minister"), LONG_AGO)
    picture = photo()
    set_people(picture, [goes])
    published(lead_photo=picture)
    appoint(goes, post("Речник", "Spokesperson"), LONG_AGO)
    merge(goes, stays, by=taras())
    assert 'href="/officials/yurii-koval-2/"' in client.get(f"/photos/{picture.number.lower()}/", follow=True).text
