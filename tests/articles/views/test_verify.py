"""«Is it ours?» says what readers had and nothing else, whatever it is asked."""

import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.formats.words import shingles
from articles.models import ArticleGallery, Edition, EditionFingerprint, Tag
from articles.models.fingerprints import MOST_OF_EACH, newest_with
from articles.views.findings import ALL_SHINGLES
from articles.views.verify import LONGEST
from media.models import Photo
from tests import factories
from tests.factories import HOUR, MICROSECOND, NOON

pytestmark = pytest.mark.django_db
Queries = Callable[[int], Any]

LEAD = "Міністерство передало громадам двісті шкільних автобусів «Пам’ять» — по одному на кожну."
BODY = "Перші сорок машин поїдуть до прифронтових областей уже цього тижня, решта до кінця навчального року."
EXACT, PASSAGE, DIFFERS = (
    "Опубліковано тут слово в слово",
    "Уривок опублікованого тут",
    "Відрізняється від опублікованого",
)
ABSENT, GONE = "Серед опублікованого тут не знайдено", "опубліковано тут і вилучено"
PHOTO, PAGE = "Цю світлину опубліковано тут", "Це сторінка нашого сайту"
FOREIGN = "Це не адреса нашого сайту"
PICTURE = '<div class="thumb">'


@pytest.fixture
def edition(time_machine: Any) -> Edition:
    made = factories.published(
        slug_uk="avtobusy", headline_uk="Громади отримали автобуси", lead_uk=LEAD, body_uk=f"<p>{BODY}</p>"
    )
    time_machine.move_to(NOON + HOUR, tick=False)
    return made


def ask(client: Client, asked: str) -> str:
    answer = client.post("/verify/", {"q": asked})
    assert answer.status_code in (200, 413)
    assert not answer.cookies
    return answer.content.decode()


def test_whole_text_and_a_passage_are_found_word_for_word(client: Client, edition: Edition) -> None:
    assert EXACT in ask(client, f"{edition.headline}\n\n{LEAD}\n\n{BODY}")
    assert PASSAGE in ask(client, LEAD)
    assert f"/editions/{edition.short_hash}/" in ask(client, LEAD)


def test_copy_from_a_messenger_matches(client: Client, edition: Edition) -> None:
    copied = f"{LEAD} {BODY}".replace("«Пам’ять»", '"Пам\'ять"').replace(" —", "  -").replace("\u00a0", " ")
    assert PASSAGE in ask(client, copied.replace(" до ", "\nдо\u00a0"))


def test_forged_word_is_shown(client: Client, edition: Edition) -> None:
    page = ask(client, LEAD.replace("двісті", "дві"))
    assert DIFFERS in page
    assert "двісті</del>" in page
    assert "дві</ins>" in page


def test_text_of_another_is_not_found(client: Client, edition: Edition) -> None:
    assert ABSENT in ask(client, "Усім військовозобов’язаним з’явитися завтра о шостій ранку на стадіон.")


def test_replaced_edition_is_found_and_called_replaced(client: Client, time_machine: Any, edition: Edition) -> None:
    story = factories.rewrite(edition.article, now=NOON + HOUR, lead_uk="Автобусів передано двісті три, і це не все.")
    workflow.publish(story, "uk", by=factories.iryna(), now=NOON + HOUR)
    time_machine.move_to(NOON + 2 * HOUR, tick=False)
    page = ask(client, LEAD)
    assert PASSAGE in page
    assert "Цей випуск замінено" in page
    assert "Цей випуск чинний" in ask(client, "Автобусів передано двісті три, і це не все.")


def test_scheduled_text_is_unknown_until_its_second(client: Client, time_machine: Any) -> None:
    story = factories.approved(lead_uk=LEAD, slug_uk="avtobusy")
    move = workflow.schedule(story, "uk", by=factories.iryna(), at=NOON + HOUR, now=NOON)
    assert move.edition
    asked = [LEAD, LEAD.replace("двісті", "дві"), move.edition.hash, "/news/avtobusy/", story.headline_uk or ""]
    time_machine.move_to(NOON + HOUR - MICROSECOND, tick=False)
    assert all(ABSENT in ask(client, one) for one in asked)
    time_machine.move_to(NOON + HOUR, tick=False)
    assert not [one for one in asked if ABSENT in ask(client, one)]


@pytest.mark.parametrize("verb", [workflow.hold, workflow.take_down])
def test_taken_text_is_never_confirmed(
    client: Client, time_machine: Any, edition: Edition, verb: Callable[..., Any]
) -> None:
    verb(edition.article, "uk", by=factories.iryna(), now=NOON + HOUR, notice="За рішенням суду.")
    time_machine.move_to(NOON + 2 * HOUR, tick=False)
    assert ABSENT in ask(client, LEAD)
    assert ABSENT in ask(client, LEAD.replace("двісті", "дві"))
    for asked in (edition.hash, "/news/avtobusy/"):
        page = ask(client, asked)
        assert GONE in page
        assert edition.headline not in page


@pytest.mark.parametrize(
    "address",
    [
        "http://news.example/news/avtobusy/",
        "news.example/news/avtobusy",
        "/news/avtobusy/print/",
        "https://NEWS.EXAMPLE/news/avtobusy/updates/?x=1#y",
    ],
)
def test_address_is_recognised_however_it_is_written(
    client: Client, settings: Any, edition: Edition, address: str
) -> None:
    settings.SITE_URL = "http://news.example"
    assert "Це опубліковано тут" in ask(client, address)


@pytest.mark.parametrize("address", ["https://rnod.example/news/avtobusy/", "news.example.evil.example/news/avtobusy/"])
def test_address_of_another_site_is_called_so(client: Client, edition: Edition, address: str) -> None:
    assert "Це не адреса нашого сайту" in ask(client, address)


def test_photo_of_a_unit_with_digits_is_found_by_its_number(client: Client, settings: Any, time_machine: Any) -> None:
    settings.PHOTO_UNIT = "MOD25"
    photo = factories.photo()
    factories.published(lead_photo=photo, at=NOON)
    time_machine.move_to(NOON + HOUR, tick=False)
    assert "Цю світлину опубліковано тут" in ask(client, photo.number)


def test_photo_is_found_by_its_number_only_once_readers_had_it(client: Client, time_machine: Any) -> None:
    photo = factories.photo()
    time_machine.move_to(NOON, tick=False)
    assert ABSENT in ask(client, photo.number)
    edition = factories.published(lead_photo=photo, at=NOON)
    time_machine.move_to(NOON + HOUR, tick=False)
    page = ask(client, photo.number.lower())
    assert "Цю світлину опубліковано тут" in page
    assert edition.headline in page


def test_photo_that_no_live_edition_shows_is_named_without_its_picture(client: Client, time_machine: Any) -> None:
    """Its files are public, for an edition that waits for its second will show it again."""
    photo = factories.photo(alt_text_uk="Стрічку перерізано")
    first = factories.published(lead_photo=photo)
    story = factories.rewrite(first.article, now=NOON + HOUR, lead_photo=None)
    workflow.publish(story, "uk", by=factories.iryna(), now=NOON + HOUR)
    story = factories.rewrite(story, now=NOON + 2 * HOUR, lead_photo=photo)
    workflow.schedule(story, "uk", by=factories.iryna(), at=NOON + 9 * HOUR, now=NOON + 2 * HOUR)
    photo.refresh_from_db()
    assert photo.is_public

    time_machine.move_to(NOON + 3 * HOUR, tick=False)
    page = ask(client, photo.number)
    assert PHOTO in page
    assert PICTURE not in page
    time_machine.move_to(NOON + 9 * HOUR, tick=False)
    page = ask(client, photo.number)
    assert PICTURE in page
    assert 'alt="Стрічку перерізано"' in page


def test_photo_is_shown_under_the_words_its_edition_was_approved_with(client: Client, time_machine: Any) -> None:
    photo = factories.photo(alt_text_uk="Схвалений опис")
    factories.published(lead_photo=photo)
    Photo.objects.filter(pk=photo.pk).update(alt_text_uk="Ще ніким не схвалений")
    time_machine.move_to(NOON + HOUR, tick=False)
    page = ask(client, photo.number)
    assert 'alt="Схвалений опис"' in page
    assert "не схвалений" not in page
    Photo.objects.filter(pk=photo.pk).update(sha256="0" * 64)  # another file, which nobody approved
    page = ask(client, photo.number)
    assert PHOTO in page
    assert PICTURE not in page


def a_report(**fields: Any) -> Edition:
    """A text at /news/zvit/ with a tag and a gallery of two photos."""
    story = factories.article(slug_uk="zvit", slug_en="report", kind="photo_report", **fields)
    shown = factories.gallery(factories.photo(), factories.photo(), slug_uk="halereia", slug_en="gallery")
    ArticleGallery.objects.create(article=story, gallery=shown)
    story.tags.add(Tag.objects.create(name_uk="Освіта", slug_uk="osvita", name_en="Education", slug_en="education"))
    workflow.touch(story, by=factories.olena(), now=NOON - HOUR)
    return factories.published(story)


def test_every_address_of_a_text_a_gallery_or_a_photo_leads_to_its_edition(client: Client, time_machine: Any) -> None:
    edition = a_report()
    number = edition.content["photos"][0]["number"]
    time_machine.move_to(NOON + HOUR, tick=False)
    for path in ("/news/zvit/photos.zip", "/news/zvit/card-abc.png", "/galleries/halereia/", "/galleries/halereia"):
        assert "Це опубліковано тут" in (page := ask(client, path)), path
        assert f"/editions/{edition.short_hash}/" in page
    for path in (f"/photos/{number}/", f"/photos/{number}/download/", f"http://testserver/en/photos/{number}"):
        assert PHOTO in (page := ask(client, path)), path
        assert PICTURE in page


PAGES = [
    "http://testserver",
    "/",
    "/en/",
    "/en",
    "/corrections/",
    "/verify/",
    "/news/",
    "/kind/statement/",
    "/tags/osvita/",
    "/feeds/",
    "/feeds/news.rss",
    "/en/feeds/news.atom",
    "/feeds/tags/osvita.json",
    "/feeds/kind/statement.rss",
    "/archive/2040/05/17/",
    "/archive/2040",
    "/robots.txt",
    "/sitemap.xml",
]
NOWHERE = [
    "/kind/rumour/",
    "/feeds/kind/rumour.rss",
    "/tags/nothing/",
    "/feeds/tags/nothing.rss",
    "/galleries/nothing/",
    "/galleries/nothing/photos.zip",
    "/photos/204005-A-0001/",
    "/archive/2040/05/18/",
    "/archive/2040/02/31/",
    "/archive/0000/",
    "/admin/",
    "/admin/articles/article/",
    "/nowhere",
]


def test_page_of_ours_is_called_so_exactly_when_readers_have_it(client: Client, time_machine: Any) -> None:
    a_report()
    time_machine.move_to(NOON + HOUR, tick=False)
    for path in PAGES + NOWHERE:
        said = ask(client, path)
        assert (PAGE in said, ABSENT in said) == (path in PAGES, path in NOWHERE), path
        if not path.startswith("/admin"):  # the desk answers its own people
            answer = client.get(path.removeprefix("http://testserver") or "/", follow=True)
            assert (answer.status_code == 200) == (path in PAGES), path


def test_what_waits_for_its_second_has_no_address_yet(client: Client, time_machine: Any) -> None:
    story = factories.article(slug_uk="zvit")
    shown = factories.gallery(factories.photo(), slug_uk="halereia")
    ArticleGallery.objects.create(article=story, gallery=shown)
    story.tags.add(Tag.objects.create(name_uk="Освіта", slug_uk="osvita"))
    workflow.touch(story, by=factories.olena(), now=NOON - HOUR)
    workflow.schedule(factories.approved(story), "uk", by=factories.iryna(), at=NOON + HOUR, now=NOON)
    number = shown.photos.get().number
    asked = ["/galleries/halereia/", f"/photos/{number}/", "/tags/osvita/", "/feeds/tags/osvita.rss", "/news/zvit/"]
    time_machine.move_to(NOON + HOUR - MICROSECOND, tick=False)
    assert all(ABSENT in ask(client, one) for one in asked)
    time_machine.move_to(NOON + HOUR, tick=False)
    assert not [one for one in asked if ABSENT in ask(client, one)]


def test_taken_edition_leads_to_the_page_that_says_why(client: Client, time_machine: Any, edition: Edition) -> None:
    workflow.take_down(edition.article, "uk", by=factories.iryna(), now=NOON + HOUR, notice="За рішенням суду.")
    story = factories.rewrite(edition.article, now=NOON + 2 * HOUR, lead_uk="Автобуси передано.")
    workflow.publish(story, "uk", by=factories.iryna(), now=NOON + 2 * HOUR)
    time_machine.move_to(NOON + 3 * HOUR, tick=False)
    page = ask(client, edition.hash)
    assert GONE in page
    path = f"/editions/{edition.short_hash}/"
    assert f'href="{path}"' in page
    answer = client.get(path)
    assert answer.status_code == 410
    assert "За рішенням суду." in answer.content.decode()


@pytest.mark.parametrize("host", ["example.org", "news.example.org", "NEWS.example.org:8000", "www.news.example.org."])
def test_host_that_the_server_answers_to_is_ours(client: Client, settings: Any, edition: Edition, host: str) -> None:
    settings.ALLOWED_HOSTS = ["testserver", ".example.org"]
    assert "Це опубліковано тут" in ask(client, f"http://{host}/news/avtobusy/")
    assert FOREIGN in ask(client, "http://evilexample.org/news/avtobusy/")


def test_server_that_answers_to_every_host_does_not_call_every_site_ours(client: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    assert FOREIGN in ask(client, "https://rnod.example/news/avtobusy/")


HOSTILE = {
    "control characters": "\x00\x01\x1b[31m" * 50,
    "words with NUL": "один два три чотири \x00 п'ять шість",
    "lone quotation": "«" * 9000,
    "no space": "а" * LONGEST,
    "one word again and again": "слово " * 8000,
    "backtracking": "a@" * 5000 + "!" + "https://" + "a." * 4000 + "!",
    "slashes": "/" * 5000,
    "hexadecimal": "f" * 64,
    "broken address": "http://[::1",
    "percent": "/news/%00%ff%fe/",
    "photo with NUL": "/photos/%00/",
    "many digits": "/archive/99999/" + "9" * 5000,
    "path that looks like a host": "http://testserver//evil.example/",
    "right to left": "\u202e" * 500 + " один два три чотири",
    "markup": "<script>alert(1)</script> один два три чотири",
    "sql": "' OR 1=1 -- один два три чотири",
    "empty": "   \n ",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_answered_within_two_seconds(client: Client, edition: Edition, name: str) -> None:
    began = time.perf_counter()
    page = ask(client, HOSTILE[name])
    assert time.perf_counter() - began < 2
    assert "<script>alert" not in page
    if len(HOSTILE[name]) < 4000:
        assert client.get("/verify/", {"q": HOSTILE[name]}).status_code == 200


def test_too_long_a_text_is_refused_and_nothing_of_it_is_lost(client: Client, edition: Edition) -> None:
    asked = "слово " * (LONGEST // 5)
    answer = client.post("/verify/", {"q": asked})
    assert answer.status_code == 413
    assert "Текст задовгий" in answer.content.decode()
    assert asked.strip() in answer.content.decode()


def test_more_than_the_server_takes_gets_a_kind_error(client: Client) -> None:
    answer = client.post("/verify/", {"q": "a" * 6_000_000})
    assert answer.status_code == 413
    assert "Це завелике" in answer.content.decode()


def test_question_needs_no_cookie_and_no_token(edition: Edition) -> None:
    answer = Client(enforce_csrf_checks=True).post("/verify/", {"q": LEAD})
    assert answer.status_code == 200
    assert not answer.cookies


def test_phrase_of_a_thousand_texts_is_read_of_the_newest_ones_only(edition: Edition) -> None:
    other = factories.published(at=NOON)
    EditionFingerprint.objects.bulk_create(
        EditionFingerprint(edition=one, value=7) for one in (edition, other) for _ in range(1000)
    )
    EditionFingerprint.objects.create(edition=edition, value=8)
    assert Counter(newest_with([7, 8, 9])) == {other.pk: MOST_OF_EACH, edition.pk: 1}


def test_text_with_words_of_every_other_text_is_found_by_its_own(
    client: Client, time_machine: Any, edition: Edition
) -> None:
    """Each word of the lead stands in a hundred newer texts, and so do the first words of the body."""
    other = factories.published(at=NOON)
    common = {*shingles(LEAD), *shingles(BODY)[:3]}
    EditionFingerprint.objects.bulk_create(
        EditionFingerprint(edition=other, value=value) for value in common for _ in range(2 * MOST_OF_EACH)
    )
    assert EXACT in ask(client, f"{edition.headline}\n\n{LEAD}\n\n{BODY}")


def test_longest_text_reads_a_bounded_number_of_rows(client: Client, edition: Edition) -> None:
    text = " ".join(f"{number:x}" for number in range(20_000))
    with CaptureQueriesContext(connection) as captured:
        assert ABSENT in ask(client, text[:LONGEST])
    asked = [one["sql"] for one in captured if "fingerprint" in one["sql"]]
    assert sum(sql.count("articles_editionfingerprint") for sql in asked) == ALL_SHINGLES
    assert sum(sql.count(f"LIMIT {MOST_OF_EACH}") for sql in asked) == ALL_SHINGLES


def test_answer_takes_at_most_seven_queries(
    client: Client, edition: Edition, django_assert_max_num_queries: Queries
) -> None:
    for _ in range(9):
        factories.published(lead_uk=LEAD, at=NOON)
    with django_assert_max_num_queries(7):
        ask(client, LEAD.replace("двісті", "дві"))


@pytest.mark.parametrize("empty", ["", "  \n\t"])
def test_an_empty_box_is_answered_calmly(client: Client, empty: str) -> None:
    said = "Поле було порожнє"
    assert said in ask(client, empty)
    assert said in client.get("/verify/", {"q": empty}).text
    assert "The box was empty" in client.post("/en/verify/", {"q": empty}).text
    assert said not in client.get("/verify/").text
    assert said not in ask(client, "Міністерство")
