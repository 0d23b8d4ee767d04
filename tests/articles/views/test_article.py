"""An article's address: what readers get there, in which language, and from which second."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from articles import workflow
from articles.models import Mention, Official, Tag
from articles.views import pages
from media import library
from media.models import Photo
from media.renditions import close_gate, make, open_gate
from tests import factories
from tests.factories import HOUR, MICROSECOND, NOON, SECOND
from tests.media.pictures import picture_bytes

pytestmark = pytest.mark.django_db
Queries = Callable[[int], Any]


def address(edition: Any) -> str:
    return f"{'/en' if edition.language == 'en' else ''}/news/{edition.slug}/"


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_scheduled_edition_is_nowhere_one_moment_before_its_second(client: Client, time_machine: Any) -> None:
    story = factories.approved(kind="statement")
    edition = workflow.schedule(story, "uk", by=factories.iryna(), at=NOON + HOUR, now=NOON).edition
    assert edition
    places = ["/", "/news/", "/kind/statement/", "/archive/2040/05/17/", "/archive/2040/05/"]

    time_machine.move_to(NOON + HOUR - MICROSECOND, tick=False)
    assert client.get(address(edition)).status_code == 404
    assert not [place for place in places if edition.slug in text(client, place)]

    time_machine.move_to(NOON + HOUR, tick=False)
    assert client.get(address(edition)).status_code == 200
    assert [place for place in places if edition.slug in text(client, place)] == places


def test_reader_never_gets_the_working_copy(client: Client, time_machine: Any) -> None:
    edition = factories.published()
    factories.edit(edition.article, headline_uk="Таємний новий заголовок")
    time_machine.move_to(NOON + HOUR, tick=False)

    assert "Таємний" not in text(client, address(edition))
    assert "Таємний" not in text(client, "/")


def test_address_of_a_draft_looks_like_a_typing_error(client: Client) -> None:
    draft = factories.article()
    assert client.get(f"/news/{draft.slug_uk}/").status_code == 404


def test_former_address_leads_to_the_current_one(client: Client, time_machine: Any) -> None:
    first = factories.published(slug_uk="persha-adresa")
    story = factories.rewrite(first.article, now=NOON + HOUR, slug_uk="nova-adresa")
    workflow.publish(story, "uk", by=factories.iryna(), now=NOON + HOUR)

    time_machine.move_to(NOON + 2 * HOUR, tick=False)
    answer = client.get("/news/persha-adresa/")
    assert (answer.status_code, answer["Location"]) == (301, "/news/nova-adresa/")


def test_address_that_will_change_does_not_tell_so_early(client: Client, time_machine: Any) -> None:
    first = factories.published(slug_uk="persha-adresa")
    story = factories.rewrite(first.article, now=NOON + SECOND, slug_uk="nova-adresa")
    workflow.schedule(story, "uk", by=factories.iryna(), at=NOON + HOUR, now=NOON + SECOND)

    time_machine.move_to(NOON + HOUR - MICROSECOND, tick=False)
    assert client.get("/news/persha-adresa/").status_code == 200
    assert client.get("/news/nova-adresa/").status_code == 404


def test_taken_down_text_answers_410_with_the_reason(client: Client, time_machine: Any) -> None:
    edition = factories.published()
    workflow.take_down(edition.article, "uk", by=factories.iryna(), now=NOON + HOUR, notice="За рішенням суду.")

    time_machine.move_to(NOON + 2 * HOUR, tick=False)
    answer = client.get(address(edition))
    assert answer.status_code == 410
    assert "За рішенням суду." in answer.content.decode()
    assert edition.headline not in answer.content.decode()
    assert edition.slug not in text(client, "/news/")


def test_withdrawn_text_stays_readable_with_its_notice_and_leaves_the_lists(client: Client, time_machine: Any) -> None:
    edition = factories.published()
    workflow.withdraw(edition.article, "uk", by=factories.iryna(), now=NOON + HOUR, notice="Дані не підтвердилися.")

    time_machine.move_to(NOON + 2 * HOUR, tick=False)
    assert "Дані не підтвердилися." in text(client, address(edition))
    assert edition.slug not in text(client, "/news/")


def test_hreflang_names_only_languages_that_are_live(client: Client, time_machine: Any) -> None:
    ukrainian = factories.published()
    time_machine.move_to(NOON + HOUR, tick=False)
    page = text(client, address(ukrainian))
    assert "hreflang" not in page.split("</head>")[0]
    assert "Not available in English yet" in page

    english = factories.published(ukrainian.article, "en", at=NOON + SECOND)
    page = text(client, address(ukrainian))
    assert "Not available in English yet" not in page
    assert page.count(f'href="http://testserver{address(english)}"') + page.count(f'href="{address(english)}"') >= 2
    assert page.split("</head>")[0].count("hreflang=") == 3


def test_minor_edit_leaves_the_updated_time_alone(client: Client, time_machine: Any) -> None:
    first = factories.published()
    story = factories.rewrite(first.article, now=NOON + HOUR)
    workflow.minor(story, "uk", by=factories.iryna(), now=NOON + HOUR)
    time_machine.move_to(NOON + 3 * HOUR, tick=False)
    assert "оновлено" not in text(client, address(first))

    story = factories.rewrite(first.article, now=NOON + 2 * HOUR)
    workflow.publish(story, "uk", by=factories.iryna(), now=NOON + 2 * HOUR)
    assert 'оновлено <time datetime="2040-05-17T17:00:00+03:00"' in text(client, address(first))


def test_a_picture_swapped_after_approval_does_not_stand_under_the_approved_words(
    client: Client, time_machine: Any
) -> None:
    lead, kept = factories.photo(alt_text_uk="Стрічку перерізано"), factories.photo(alt_text_uk="Діти за партами")
    gallery = factories.gallery(lead, kept)
    body = f'<p>Текст.</p><figure data-gallery="{gallery.pk}"></figure>'
    edition = factories.published(lead_photo=lead, body_uk=body)
    time_machine.move_to(NOON + HOUR, tick=False)
    assert "Стрічку перерізано" in text(client, address(edition))

    lead.refresh_from_db()
    close_gate([lead])
    library.replace(lead, library.receive(picture_bytes(160, 120, seed=999)))
    make(lead, formats=("jpeg",))
    open_gate([lead])
    assert lead.is_public
    shown = [text(client, place) for place in (address(edition), f"/galleries/{gallery.slug_uk}/")]
    assert all("Діти за партами" in page and "Стрічку перерізано" not in page for page in shown)


def test_a_photo_taken_back_leaves_a_page_that_was_shown(client: Client, time_machine: Any) -> None:
    lead, placed = factories.photo(), factories.photo()
    edition = factories.published(lead_photo=lead, body_uk=f'<p>Текст.</p><figure data-photo="{placed.pk}"></figure>')
    time_machine.move_to(NOON + HOUR, tick=False)
    tokens = [photo.refresh_from_db() or photo.public_token for photo in (lead, placed)]
    assert all(token in text(client, address(edition)) for token in tokens)
    for photo, token in zip((lead, placed), tokens, strict=True):
        close_gate([photo])
        assert token not in text(client, address(edition))
    page = text(client, address(edition))
    assert "<picture" not in page
    assert "Текст." in page


def test_a_speaker_is_linked_from_the_second_when_there_is_a_page_of_theirs(client: Client, time_machine: Any) -> None:
    official = Official.objects.create(given_name_uk="Ніна", family_name_uk="Гай", slug_uk="nina-hai")
    edition = factories.published(body_uk=f'<blockquote data-speaker="{official.pk}"><p>Так.</p></blockquote>')
    time_machine.move_to(NOON + HOUR, tick=False)
    assert "Ніна Гай" in text(client, address(edition))
    assert "/officials/nina-hai/" not in text(client, address(edition))

    story = factories.article()
    Mention.objects.create(article=story, official=official)
    factories.published(story, at=NOON + HOUR)
    assert "/officials/nina-hai/" in text(client, address(edition))


def test_only_the_page_that_readers_have_now_is_remembered() -> None:
    edition = factories.published()
    assert pages.article_page(edition, NOON).key
    assert pages.past_page(edition, NOON).key is None
    assert pages.preview_page(edition, NOON, Photo.objects.all()).key is None


def test_tags_heading_stands_only_over_tags(client: Client, time_machine: Any) -> None:
    bare = factories.published()
    story = factories.article()
    tag = Tag.objects.create(name_uk="Освіта", name_en="Education", slug_uk="osvita", slug_en="education")
    story.tags.add(tag)
    tagged = factories.published(story)
    time_machine.move_to(NOON + HOUR, tick=False)

    assert 'id="tags"' not in text(client, address(bare))
    assert 'href="/tags/osvita/"' in text(client, address(tagged))


def test_article_with_everything_takes_at_most_six_queries(
    client: Client, time_machine: Any, django_assert_max_num_queries: Queries
) -> None:
    photos = [factories.photo() for _ in range(3)]
    story = factories.article(
        lead_photo=photos[0],
        body_uk=f'<p>Текст.</p><figure data-photo="{photos[1].pk}"></figure><p>Далі.</p>',
    )
    story.article_galleries.create(gallery=factories.gallery(*photos))
    factories.published(story)
    factories.published(story, "en", at=NOON + SECOND)
    for _ in range(4):
        factories.published(at=NOON - HOUR)
    time_machine.move_to(NOON + HOUR, tick=False)

    with django_assert_max_num_queries(6):
        page = text(client, f"/news/{story.slug_uk}/")
    assert page.count("<h1") == 1
    assert page.index('class="skip"') < page.index("<header")


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_readers_can_only_read(client: Client, method: str) -> None:
    assert getattr(client, method)("/news/").status_code == 405
