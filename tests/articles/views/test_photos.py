"""A photo's page and what the media carry away: to whom, from which second, under which words, how often."""

import csv
import datetime as dt
import io
import tracemalloc
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.storage import storages
from django.test import Client

from articles import workflow
from articles.models import ArticleGallery, Edition, Mention, Official
from articles.models.photos import set_people
from articles.workflow.snapshot import snapshot
from media import renditions
from media.models import Download, Photo
from tests import factories
from tests.factories import HOUR, MICROSECOND, NOON
from tests.media.inside import assert_nothing_else, label_of

pytestmark = pytest.mark.django_db
Queries = Callable[[int], Any]
AI = "trainedAlgorithmicMedia"


def body(client: Client, path: str, **headers: str) -> bytes:
    answer = client.get(path, **headers)  # type: ignore[arg-type]
    assert answer.status_code in (200, 206), (path, answer.status_code)
    return b"".join(answer) if answer.streaming else answer.content


def report(*photos: Photo, languages: str = "uk en", schedule: bool = False, **names: Any) -> tuple[Edition, Any]:
    """A photo report with a gallery of these photos; (the Ukrainian edition, the gallery)."""
    gallery = factories.gallery(*photos, **names)
    story = factories.article(kind="photo_report", lead_photo=photos[0])
    ArticleGallery.objects.create(article=story, gallery=gallery)
    made = {}
    for language in languages.split():
        factories.approved(story, language)
        if schedule:
            made[language] = workflow.schedule(story, language, by=factories.iryna(), at=NOON + HOUR, now=NOON).edition
        else:
            made[language] = workflow.publish(story, language, by=factories.iryna(), now=NOON).edition
    assert made["uk"]
    return made["uk"], gallery


def places(edition: Edition, gallery: Any, photo: Photo) -> list[str]:
    return [
        f"/photos/{photo.number}/",
        f"/photos/{photo.number}/download/",
        f"/galleries/{gallery.slug_uk}/",
        f"/galleries/{gallery.slug_uk}/photos.zip",
        f"/news/{edition.slug}/photos.zip",
    ]


def statuses(client: Client, paths: list[str]) -> set[int]:
    return {client.get(path).status_code for path in paths}


def test_nothing_of_a_scheduled_photo_is_there_one_moment_before_its_second(client: Client, time_machine: Any) -> None:
    photo = factories.photo()
    edition, gallery = report(photo, schedule=True, languages="uk")
    paths = places(edition, gallery, photo)
    time_machine.move_to(NOON + HOUR - MICROSECOND, tick=False)
    assert statuses(client, paths) == {404}
    time_machine.move_to(NOON + HOUR, tick=False)
    assert statuses(client, paths) == {200}


def test_unpublished_photo_looks_like_one_that_never_was(client: Client) -> None:
    photo = factories.photo()
    never = "990101-PRESS-1001"
    for tail in ("", "download/"):
        of_draft = client.get(f"/photos/{photo.number}/{tail}")
        of_nothing = client.get(f"/photos/{never}/{tail}")
        # The page repeats nothing but the address itself, in its link to the text-only version.
        assert (of_draft.status_code, of_draft.text.replace(photo.number, never)) == (404, of_nothing.text)


def test_take_down_removes_page_files_and_archives_at_once(
    client: Client, time_machine: Any, django_capture_on_commit_callbacks: Any
) -> None:
    photo = factories.photo()
    edition, gallery = report(photo, languages="uk")
    paths = places(edition, gallery, photo)
    time_machine.move_to(NOON + HOUR, tick=False)
    assert statuses(client, paths) == {200}
    with django_capture_on_commit_callbacks(execute=True):
        workflow.take_down(edition.article, "uk", by=factories.iryna(), now=NOON + HOUR, notice="За рішенням суду.")
    assert [client.get(path).status_code for path in paths] == [404, 404, 404, 404, 410]


def test_photo_page_exists_only_in_a_language_that_shows_the_photo(client: Client, time_machine: Any) -> None:
    photo = factories.photo()
    report(photo, languages="uk")
    time_machine.move_to(NOON + HOUR, tick=False)
    assert client.get(f"/photos/{photo.number}/").status_code == 200
    assert statuses(client, [f"/en/photos/{photo.number}/", f"/en/photos/{photo.number}/download/"]) == {404}
    assert 'hreflang="en"' not in body(client, f"/photos/{photo.number}/").decode()


def test_lists_say_of_a_synthetic_picture_what_the_edition_froze(client: Client, time_machine: Any) -> None:
    photo = factories.photo(digital_source_type=AI)
    edition, gallery = report(photo)
    Photo.objects.filter(pk=photo.pk).update(digital_source_type="digitalCapture")
    time_machine.move_to(NOON + HOUR, tick=False)
    label = '<span aria-hidden="true">ШІ</span><span class="sr">Створено штучним інтелектом</span>'
    for path in ("/", "/news/", "/photo-reports/"):
        assert label in body(client, path).decode(), path
    for path in (f"/galleries/{gallery.slug_uk}/", f"/news/{edition.slug}/"):
        assert "Створено штучним інтелектом" in body(client, path).decode(), path
    english = body(client, "/en/news/").decode()
    assert (
        label.replace("ШІ", "AI").replace("Створено штучним інтелектом", "Made by artificial intelligence") in english
    )


def test_lists_say_nothing_of_a_photo_from_a_camera(client: Client, time_machine: Any) -> None:
    report(factories.photo())
    time_machine.move_to(NOON + HOUR, tick=False)
    for path in ("/", "/news/", "/photo-reports/"):
        assert "synthetic" not in body(client, path).decode(), path


def test_photo_page_tells_all_that_a_picture_editor_asks(client: Client, time_machine: Any) -> None:
    photo = factories.photo(taken_on=dt.date(2040, 5, 16), usage_terms="Лише для новин", digital_source_type=AI)
    edition, gallery = report(photo)
    time_machine.move_to(NOON + HOUR, tick=False)
    page = body(client, f"/photos/{photo.number}/").decode()
    for words in (
        *(photo.number, photo.caption_uk, "Пресслужба", "16 травня 2040", "160 × 120", "Лише для новин"),
        *("Створено штучним інтелектом", f'href="/photos/{photo.number}/download/"', edition.headline),
        *(
            f'href="/galleries/{gallery.slug_uk}/"',
            f'hreflang="en" href="http://127.0.0.1:8000/en/photos/{photo.number}/"',
        ),
    ):
        assert words in page, words
    english = body(client, f"/en/photos/{photo.number}/").decode()
    assert "Made by artificial intelligence" in english
    assert photo.caption_en in english


def test_photo_page_names_uses_newest_first_and_no_draft(client: Client, time_machine: Any) -> None:
    photo = factories.photo()
    older = factories.published(lead_photo=photo)
    newer = factories.published(lead_photo=photo, at=NOON + HOUR)
    draft = factories.article(lead_photo=photo, headline_uk="Таємна чернетка")
    time_machine.move_to(NOON + 2 * HOUR, tick=False)
    page = body(client, f"/photos/{photo.number}/").decode()
    assert 0 < page.index(f"/news/{newer.slug}/") < page.index(f"/news/{older.slug}/")
    assert draft.headline_uk not in page


def test_photo_page_links_only_to_officials_who_have_a_page(client: Client, time_machine: Any) -> None:
    photo = factories.photo()
    guest = Official.objects.create(given_name_uk="Ія", family_name_uk="Дуб", slug_uk="iia-dub")
    set_people(photo, [guest])
    report(photo, languages="uk")
    time_machine.move_to(NOON + HOUR, tick=False)
    page = body(client, f"/photos/{photo.number}/").decode()
    assert "Ія Дуб" in page
    assert "/officials/iia-dub/" not in page
    story = factories.article()
    Mention.objects.create(article=story, official=guest)
    factories.published(story)
    assert 'href="/officials/iia-dub/"' in body(client, f"/photos/{photo.number}/").decode()


def test_words_of_the_library_that_nobody_approved_are_not_told(client: Client, time_machine: Any) -> None:
    photo = factories.photo()
    report(photo, languages="uk")
    Photo.objects.filter(pk=photo.pk).update(
        caption_uk="Не схвалено", credit_uk="Не схвалено", usage_terms="Не схвалено", alt_text_uk="Не схвалено"
    )
    time_machine.move_to(NOON + HOUR, tick=False)
    assert "Не схвалено" not in body(client, f"/photos/{photo.number}/").decode()
    assert "Не схвалено" not in " ".join(label_of(body(client, f"/photos/{photo.number}/download/")).values())


def test_article_gallery_and_press_block_print_the_number_and_the_ai_label(client: Client, time_machine: Any) -> None:
    photo, other = factories.photo(digital_source_type=AI), factories.photo()
    edition, gallery = report(photo, other)
    time_machine.move_to(NOON + HOUR, tick=False)
    for path, times in ((f"/news/{edition.slug}/", 3), (f"/galleries/{gallery.slug_uk}/", 1)):
        page = body(client, path).decode()
        assert page.count("Створено штучним інтелектом") == times
        assert page.count(f'href="/photos/{photo.number}/"') >= times
    article = body(client, f"/news/{edition.slug}/").decode()
    assert f'href="/photos/{photo.number}/download/" download>Завантажити' in article
    assert f'href="/news/{edition.slug}/photos.zip"' in article


def test_delivered_file_is_labelled_in_the_language_of_its_address(client: Client, time_machine: Any) -> None:
    photo = factories.photo()
    edition, _gallery = report(photo)
    time_machine.move_to(NOON + HOUR, tick=False)
    answer = client.get(f"/photos/{photo.number}/download/")
    content = b"".join(answer)
    assert answer["Content-Disposition"] == f'attachment; filename="{photo.number}.jpg"'
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"] == "no-store"
    assert int(answer["Content-Length"]) == len(content)
    assert_nothing_else(content, "jpeg")
    label = label_of(content)
    assert label["Headline"] == edition.headline
    assert photo.caption_uk in label["description"]
    english = label_of(body(client, f"/en/photos/{photo.number}/download/"))
    assert english["Headline"] == edition.article.headline_en
    assert photo.caption_en in english["description"]


def test_interrupted_download_goes_on_and_counts_once(client: Client, time_machine: Any) -> None:
    photo = factories.photo()
    report(photo)
    time_machine.move_to(NOON + HOUR, tick=False)
    path = f"/photos/{photo.number}/download/"
    client.head(path)
    whole = body(client, path)
    rest = client.get(path, HTTP_RANGE="bytes=100-")
    assert (rest.status_code, rest["Content-Range"]) == (206, f"bytes 100-{len(whole) - 1}/{len(whole)}")
    assert b"".join(rest) == whole[100:]
    assert client.get(path, HTTP_RANGE="bytes=999999999-").status_code == 416
    assert b"".join(client.get(path, HTTP_RANGE="bytes=100-", HTTP_IF_RANGE='"old"')) == whole
    row = Download.objects.get()
    assert (row.kind, row.thing_id, row.count, row.day) == ("photo", photo.pk, 1, dt.date(2040, 5, 17))


def test_browser_that_takes_gzip_can_go_on_with_a_download(client: Client, time_machine: Any) -> None:
    """A JPEG is not compressed again: without a length and a strong tag no browser resumes."""
    photo = factories.photo()
    report(photo)
    time_machine.move_to(NOON + HOUR, tick=False)
    path, browser = f"/photos/{photo.number}/download/", {"accept-encoding": "gzip, deflate, br"}
    whole = client.get(path, headers=browser)
    content = b"".join(whole)
    assert "Content-Encoding" not in whole.headers
    assert (whole["Accept-Ranges"], whole["Content-Length"]) == ("bytes", str(len(content)))
    assert whole["ETag"].startswith('"')
    rest = client.get(path, headers={**browser, "range": "bytes=100-", "if-range": whole["ETag"]})
    assert (rest.status_code, rest["ETag"], rest["Content-Length"]) == (206, whole["ETag"], str(len(content) - 100))
    assert content[:100] + b"".join(rest) == content
    head = client.head(path, headers={"range": "bytes=100-"})
    assert (head.status_code, head["Content-Length"]) == (200, str(len(content)))
    assert (client.get(path, headers={"range": "bytes=0-1,5-6"}).status_code, rest["Cache-Control"]) == (
        200,
        "no-store",
    )


def test_download_never_goes_on_with_the_bytes_of_a_redacted_picture(client: Client, time_machine: Any) -> None:
    photo = factories.photo()
    report(photo)
    time_machine.move_to(NOON + HOUR, tick=False)
    path = f"/photos/{photo.number}/download/"
    before = client.get(path)["ETag"]
    photo.refresh_from_db()
    photo.redactions = [{"x": 0.1, "y": 0.1, "width": 0.5, "height": 0.5}]
    photo.save(update_fields=["redactions"])
    renditions.make(photo, formats=("jpeg",))
    after = client.get(path, headers={"range": "bytes=100-", "if-range": before})
    assert (after.status_code, after["ETag"] != before) == (200, True)


def test_log_keeps_day_kind_and_number_and_nothing_of_the_reader() -> None:
    assert {field.name for field in Download._meta.get_fields()} == {"id", "day", "kind", "thing_id", "count"}


def test_archives_are_counted_by_kind(client: Client, time_machine: Any) -> None:
    edition, gallery = report(factories.photo(), factories.photo())
    time_machine.move_to(NOON + HOUR, tick=False)
    for _again in range(2):
        body(client, f"/galleries/{gallery.slug_uk}/photos.zip")
    body(client, f"/news/{edition.slug}/photos.zip")
    assert dict(Download.objects.values_list("kind", "count")) == {"gallery": 2, "article": 1}


def test_archive_holds_labelled_photos_captions_contact_sheet_and_licence(client: Client, time_machine: Any) -> None:
    first = factories.photo(caption_uk="=HYPERLINK(1)", digital_source_type=AI)
    second = factories.photo(taken_on=dt.date(2040, 5, 16))
    _edition, gallery = report(first, second)
    time_machine.move_to(NOON + HOUR, tick=False)
    answer = client.get(f"/galleries/{gallery.slug_uk}/photos.zip")
    assert answer["Content-Disposition"] == f'attachment; filename="{gallery.slug_uk}.zip"'
    assert answer["Cache-Control"] == "no-store"
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer)))
    assert archive.testzip() is None
    assert archive.namelist() == [
        *("captions_uk.txt", "captions_en.txt", "captions.csv", "licence.txt", "contact_sheet_01.jpg"),
        *(f"{photo.number}.jpg" for photo in (first, second)),
    ]
    assert {archive.getinfo(f"{photo.number}.jpg").compress_type for photo in (first, second)} == {zipfile.ZIP_STORED}
    for photo in (first, second):
        content = archive.read(f"{photo.number}.jpg")
        assert_nothing_else(content, "jpeg")
        assert photo.caption_uk in label_of(content)["description"]
    ukrainian = archive.read("captions_uk.txt").decode()
    assert gallery.title_uk in ukrainian
    assert "Створено штучним інтелектом" in ukrainian
    assert "16 травня 2040" in ukrainian
    assert "Made by artificial intelligence" in archive.read("captions_en.txt").decode()
    rows = list(csv.DictReader(io.StringIO(archive.read("captions.csv").decode("utf-8-sig"))))
    assert [row["file"] for row in rows] == [f"{first.number}.jpg", f"{second.number}.jpg"]
    assert rows[0]["caption_uk"] == "'=HYPERLINK(1)"
    assert rows[0]["digital_source_type"] == AI
    assert rows[1]["caption_en"] == second.caption_en
    assert "CC BY 4.0" in archive.read("licence.txt").decode()


def test_archive_says_nothing_of_a_language_that_is_not_live(client: Client, time_machine: Any) -> None:
    photo = factories.photo()
    edition, gallery = report(photo, languages="uk")
    time_machine.move_to(NOON + HOUR, tick=False)
    for path in (f"/galleries/{gallery.slug_uk}/photos.zip", f"/news/{edition.slug}/photos.zip"):
        content = body(client, path)
        archive = zipfile.ZipFile(io.BytesIO(content))
        assert archive.read("captions_en.txt").decode() == "Not published in English.\n"
        assert photo.caption_en not in archive.read("captions.csv").decode()
    assert client.get(f"/en/galleries/{gallery.slug_en}/photos.zip").status_code == 404


def test_archive_of_a_big_gallery_is_never_held_in_memory(client: Client, time_machine: Any) -> None:
    """30 photos of about a megabyte: the peak stays below what six of them weigh."""
    photos = [factories.photo() for _each in range(30)]
    for photo in photos:
        _make_heavy(photo)
    _edition, gallery = report(*photos, languages="uk")
    time_machine.move_to(NOON + HOUR, tick=False)
    answer = client.get(f"/galleries/{gallery.slug_uk}/photos.zip")
    pieces = iter(answer)
    next(pieces)
    tracemalloc.start()
    size = sum(len(piece) for piece in pieces)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size > 30 * 1024 * 1024
    assert peak < 6 * 1024 * 1024


def _make_heavy(photo: Photo) -> None:
    """A megabyte more at the end of the full-size file: only its length matters here."""
    name = photo.renditions["press"][0]["name"]
    with storages["private"].open(f"renditions/{photo.number}/{name}", "ab") as file:
        file.write(bytes(1024 * 1024))


@pytest.mark.parametrize("count", [1, 12])
def test_pages_ask_a_fixed_number_of_questions(
    client: Client, time_machine: Any, django_assert_num_queries: Queries, count: int
) -> None:
    photos = [factories.photo() for _each in range(count)]
    _edition, gallery = report(*photos)
    time_machine.move_to(NOON + HOUR, tick=False)
    for path, queries in (
        (f"/photos/{photos[0].number}/", 4),
        (f"/galleries/{gallery.slug_uk}/", 5),
    ):
        with django_assert_num_queries(queries):
            body(client, path)


def test_press_office_reads_the_log_and_cannot_write_it(client: Client) -> None:
    photo = factories.photo()
    story, gallery = factories.article(), factories.gallery(photo)
    for kind, thing in (("photo", photo), ("photo", photo), ("gallery", gallery), ("article", story), ("photo", None)):
        Download.objects.record(kind, thing.pk if thing else 987654, dt.date(2040, 5, 17))
    reader = factories.olena()
    reader.user_permissions.add(Permission.objects.get(codename="view_download"))
    client.force_login(reader)
    page = body(client, "/admin/media/download/").decode()
    assert not [words for words in (photo.number, gallery.title_uk, story.headline_uk, "№ 987654") if words not in page]
    assert ">2<" in page
    row = Download.objects.get(thing_id=photo.pk, kind="photo")
    assert client.get("/admin/media/download/add/").status_code == 403
    assert client.post(f"/admin/media/download/{row.pk}/delete/", {"post": "yes"}).status_code == 403
    client.force_login(factories.stranger())
    assert client.get("/admin/media/download/").status_code == 403


def test_a_number_in_small_letters_leads_to_the_photo(client: Client, time_machine: Any) -> None:
    photo = factories.photo()
    report(photo)
    time_machine.move_to(NOON + HOUR, tick=False)
    answer = client.get(f"/en/photos/{photo.number.lower()}/")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/en/photos/{photo.number}/")


def test_the_media_get_photos_in_the_order_in_which_a_reader_meets_them() -> None:
    late, lead, early = factories.photo(), factories.photo(), factories.photo()
    story = factories.article(lead_photo=lead)
    story.article_galleries.create(gallery=factories.gallery(early, lead, late))
    numbers = [one["number"] for one in snapshot(story, "uk")["photos"]]
    assert numbers == [lead.number, early.number, late.number]
