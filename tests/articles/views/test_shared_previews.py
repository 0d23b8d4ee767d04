"""A link by which somebody outside reads one text, for a while."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, SharedPreview, SharedPreviewView
from articles.roles import PUBLISHER, REVIEWER
from articles.workflow import sharing
from media import renditions
from tests.articles.admin.conftest import person
from tests.factories import HOUR, article, edit, photo, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def taras():
    return person("taras", REVIEWER)


def link(story: Article, by, language: str = "uk", **given) -> str:
    """The address of a new link."""
    _link, token = sharing.share(story, language, by=by, note="Міносвіти, звірити числа", **given)
    return reverse("shared_preview", args=[token])


NEVER = reverse("shared_preview", args=["A" * 43])


def same_as_never(client: Client, address: str) -> bool:
    """Status, headers and words, but for the address itself."""
    one, other = client.get(address), client.get(NEVER)
    token = address.strip("/").split("/")[-1]
    same_words = one.content.decode().replace(token, "A" * 43) == other.content.decode()
    return one.status_code == 404 and same_words and dict(one.headers) == dict(other.headers)


def test_whoever_has_the_link_reads_the_text_and_is_told_it_is_not_public(client: Client, taras) -> None:
    story = article(lead_photo=photo())
    response = client.get(link(story, taras))
    html = response.content.decode()
    assert story.headline_uk in html
    assert "Цей текст не опубліковано." in html
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"].startswith("noindex")
    assert response["X-Frame-Options"] == "DENY"
    assert not response.cookies


def test_the_page_speaks_to_no_machine(client: Client, taras) -> None:
    html = client.get(link(article(), taras)).content.decode()
    for mark in ("og:title", "ld+json", "canonical", "t.me/share", "application/rss+xml"):
        assert mark not in html
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in html


def test_a_link_shows_the_text_of_its_own_language_only(client: Client, taras) -> None:
    story = article()
    html = client.get(link(story, taras, "en")).content.decode()
    assert story.headline_en in html
    assert '<html lang="en">' in html
    assert story.headline_uk not in html


def test_what_is_written_later_is_not_read_by_an_old_link(client: Client, taras) -> None:
    story = article()
    address = link(story, taras)
    edit(story, lead_uk="Те, чого ще ніхто не мав бачити.", now=timezone.now())
    assert "ніхто не мав бачити" not in client.get(address).content.decode()


def test_a_dead_link_answers_what_an_address_that_never_was_answers(client: Client, taras, time_machine) -> None:
    story = article()
    revoked, expired = link(story, taras), link(story, taras, lasts=dt.timedelta(hours=2))
    assert client.get(revoked).status_code == client.get(expired).status_code == 200
    sharing.revoke(SharedPreview.objects.order_by("pk")[0], by=taras)
    assert same_as_never(client, revoked)
    time_machine.move_to(timezone.now() + dt.timedelta(hours=2, seconds=1))
    assert same_as_never(client, expired)


def test_a_link_dies_with_the_rights_of_whoever_made_it(client: Client, taras) -> None:
    address = link(article(), taras)
    taras.groups.clear()
    assert same_as_never(client, address)
    taras.groups.set(person("other", REVIEWER).groups.all())
    assert client.get(address).status_code == 200
    taras.is_active = False
    taras.save()
    assert same_as_never(client, address)


def test_a_limited_article_has_no_links_and_those_it_had_open_nothing(client: Client, taras) -> None:
    story = article()
    address = link(story, taras)
    workflow.limit(story, people=[taras, story.created_by], by=story.created_by)
    assert same_as_never(client, address)
    with pytest.raises(workflow.Refused):
        link(story, taras)
    workflow.limit(story, by=story.created_by)
    assert same_as_never(client, address)  # lifting the limit revives nothing


def test_only_those_with_the_right_share_and_never_for_longer_than_two_weeks(taras) -> None:
    with pytest.raises(workflow.Refused):
        link(article(), person("olena", "Автор"))
    with pytest.raises(workflow.Refused):
        link(article(), taras, lasts=dt.timedelta(days=14, seconds=1))
    assert link(article(), person("iryna", PUBLISHER), lasts=dt.timedelta(days=14))


def test_the_secret_of_a_link_is_not_in_the_database(taras) -> None:
    token = link(article(), taras).strip("/").split("/")[-1]
    kept = SharedPreview.objects.get()
    assert len(token) == 43
    assert token not in [str(value) for value in vars(kept).values()]


def test_views_are_counted_by_the_minute_and_nothing_is_kept_of_who_reads(client: Client, taras, time_machine) -> None:
    address = link(article(), taras)
    time_machine.move_to(timezone.now().replace(second=1) + dt.timedelta(minutes=1), tick=False)
    for _time in range(3):
        client.get(address)
    client.head(address)
    row = SharedPreviewView.objects.get()
    assert (row.count, row.minute.second) == (3, 0)
    assert {field.name for field in SharedPreviewView._meta.fields} == {"id", "preview", "minute", "count"}


def test_photos_of_a_shared_text_come_from_the_links_own_address_and_die_with_it(client: Client, taras) -> None:
    picture = photo()
    address = link(article(lead_photo=picture), taras)
    html = client.get(address).content.decode()
    source = re.search(f'<img src="({address}photos/{picture.number}/[^"]+)"', html)
    assert source
    file = client.get(source[1])
    assert file.status_code == 200
    assert file["Cache-Control"] == "no-store"
    assert file["Referrer-Policy"] == "no-referrer"
    assert picture.number.encode() in b"".join(file.streaming_content)  # its label
    assert "/media/photos/" not in html
    sharing.revoke(SharedPreview.objects.get(), by=taras)
    assert client.get(source[1]).status_code == 404


def test_not_even_a_public_photo_shows_its_public_address_in_a_shared_text(client: Client, taras) -> None:
    picture = photo()
    published(lead_photo=picture, at=timezone.now() + HOUR)
    picture.refresh_from_db()
    assert picture.is_public
    assert picture.public_token not in client.get(link(article(lead_photo=picture), taras)).content.decode()


def test_no_other_photo_no_full_size_file_and_no_unsigned_photo_comes_by_a_link(client: Client, taras) -> None:
    shown, other, unsigned = photo(), photo(), photo(signed=False)
    body = f'<p>Текст.</p><figure data-photo="{unsigned.pk}"></figure>'
    address = link(article(lead_photo=shown, body_uk=body), taras)
    html = client.get(address).content.decode()
    assert unsigned.number not in html
    assert "Світлин, яким ще не час" in html
    full = next(one["name"] for one in shown.renditions[renditions.PRESS])
    for picture, name in (
        (other, other.renditions["card"][0]["name"]),
        (unsigned, unsigned.renditions["card"][0]["name"]),
        (shown, full),
    ):
        assert client.get(f"{address}photos/{picture.number}/{name}").status_code == 404


def test_the_log_names_no_secret(client: Client, taras, caplog) -> None:
    address = link(article(), taras)
    with caplog.at_level("INFO"):
        client.get(address)
    assert "/preview/…/" in caplog.text
    assert address not in caplog.text
