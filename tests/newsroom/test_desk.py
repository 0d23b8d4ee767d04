"""The desk's front page: what is whose, what goes out, and what bars it."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article
from articles.roles import PUBLISHER, REVIEWER, WRITER
from newsroom.desk import blocks
from tests.articles.admin.conftest import client_of, person
from tests.factories import article, danylo, edit, iryna, olena, photo, published, taras

pytestmark = pytest.mark.django_db


def front(user: User) -> dict[str, Any]:
    return {block.name: block for block in client_of(user).get(reverse("admin:index")).context["blocks"]}


def headlines(block: Any) -> list[str]:
    return [row.headline for row in block.rows]


def ukrainian(**fields: Any) -> Article:
    return article(headline_en="", lead_en="", body_en="", **fields)


def soon() -> Any:
    return timezone.now() + timedelta(minutes=30)


def test_mine_are_my_drafts_and_what_came_back_comes_first() -> None:
    writer = person("olena", WRITER)
    returned, draft, theirs = ukrainian(), ukrainian(), ukrainian(by=taras())
    workflow.submit(returned, "uk", by=olena())
    workflow.send_back(returned, "uk", by=taras(), note="Допишіть.")
    edit(draft, lead_uk="Ще не готово.")
    assert headlines(front(writer)["mine"]) == [str(returned), str(draft)]
    assert str(theirs) not in headlines(front(writer)["mine"])
    assert front(person("nova", WRITER))["mine"].rows == []


def test_a_language_with_a_dateline_only_is_nobodys_draft() -> None:
    writer = person("olena", WRITER)
    story = ukrainian(dateline_en="Lviv")
    assert story.languages.filter(language="en").exists()
    assert [row.mark for row in front(writer)["mine"].rows] == ["УКР"]
    listed = client_of(writer).get(reverse("admin:articles_article_changelist")).content.decode()
    assert listed.count("badge-draft") == 1


def test_what_is_in_review_awaits_a_reviewer_who_did_not_write_it() -> None:
    story = ukrainian()
    workflow.submit(story, "uk", by=olena())
    assert headlines(front(person("taras", REVIEWER))["awaiting"]) == [str(story)]
    assert front(person("olena", WRITER))["awaiting"].rows == []
    story.languages.get().touched_by.add(taras())
    assert front(person("taras", REVIEWER))["awaiting"].rows == []


def test_timeline_tells_what_goes_out_when_and_what_bars_the_rest() -> None:
    picture = photo()
    timed, unsafe = ukrainian(), ukrainian(lead_photo=picture)
    for story in (timed, unsafe):
        workflow.submit(story, "uk", by=olena())
        workflow.approve(story, "uk", by=taras())
    workflow.schedule(timed, "uk", by=iryna(), at=soon())
    type(picture).objects.filter(pk=picture.pk).update(signature=None)
    first, second = front(person("iryna", PUBLISHER))["today"].rows
    assert (first.headline, first.why) == (str(timed), "")
    assert first.detail.split(",")[0] in ("сьогодні", "завтра")
    assert second.headline == str(unsafe)
    assert picture.number in second.why


def test_a_translation_is_barred_while_its_ukrainian_text_is_not_out() -> None:
    story = article()
    workflow.submit(story, "en", by=olena())
    workflow.approve(story, "en", by=taras())
    (row,) = front(person("iryna", PUBLISHER))["today"].rows
    assert row.why == "Читачі отримали б це раніше за український текст."


def test_what_readers_have_is_no_longer_on_the_timeline() -> None:
    story = ukrainian()
    workflow.submit(story, "uk", by=olena())
    workflow.approve(story, "uk", by=taras())
    workflow.publish(story, "uk", by=iryna())
    assert front(person("iryna", PUBLISHER))["today"].rows == []


def test_emergencies_and_photos_without_words_or_signature_are_named() -> None:
    story = ukrainian()
    workflow.emergency(story, "uk", by=danylo(), note="Обстріл.")
    bare = photo(signed=False, caption_uk="")
    found = front(person("taras", REVIEWER))
    assert headlines(found["emergencies"]) == [str(story)]
    assert headlines(found["wordless"]) == [bare.number] == headlines(found["unsigned"])


def test_front_page_asks_as_much_for_many_as_for_one(
    rf: Any, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    def more() -> None:
        story = article(lead_photo=photo())
        workflow.submit(story, "uk", by=olena())
        workflow.approve(story, "uk", by=taras())
        workflow.submit(story, "en", by=olena())
        published()

    def asked() -> None:
        request = rf.get("/admin/")
        request.user = User.objects.get(username="iryna")
        list(blocks(request, timezone.now()))

    person("iryna", PUBLISHER)
    more()
    with django_assert_max_num_queries(20) as few:
        asked()
    more()
    more()
    with django_assert_num_queries(len(few.captured_queries)):
        asked()


def test_who_may_see_nothing_meets_an_empty_desk(client: Client) -> None:
    client.force_login(User.objects.create(username="guest", is_staff=True))
    assert client.get(reverse("admin:index")).context["blocks"] == []
