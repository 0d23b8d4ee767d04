import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import ArticleGallery
from media import safety
from media.models import Photo, SafetyQuestion
from tests import factories as newsroom

pytestmark = pytest.mark.django_db


def signed(client: Client, address: str, *photos: Photo) -> str:
    """The page where signing for these photos ends, all answers being no."""
    asked = SafetyQuestion.objects.active()
    given = {f"question_{each.pk}": "no" for each in asked}
    marks = {f"mark-{photo.pk}": safety.seen(photo, asked) for photo in photos}
    return client.post(address, given | marks, follow=True).content.decode()


def test_from_a_signature_the_desk_leads_on_to_the_gallery_and_the_text_that_waits(reviewer: Client) -> None:
    first, second = newsroom.photo(signed=False), newsroom.photo(signed=False)
    gallery = newsroom.gallery(first, second)
    beside = newsroom.article()
    ArticleGallery.objects.create(article=beside, gallery=gallery)
    inside = newsroom.article(body_uk=f'<p>Текст.</p><figure data-gallery="{gallery.pk}"></figure>')
    other = newsroom.article()
    ways = [f"/admin/media/gallery/{gallery.pk}/change/"]
    ways += [f"/admin/articles/article/{story.pk}/change/" for story in (beside, inside)]
    for address, photo in (
        (f"/admin/media/photo/{first.pk}/safety/", first),
        (f"/admin/media/gallery/{gallery.pk}/safety/", second),
    ):
        before, after = reviewer.get(address).content.decode(), signed(reviewer, address, photo)
        for html in (before, after):
            onward = html.split("Далі:", 1)[1]
            assert all(f'<a href="{way}">' in onward for way in ways)
            assert f"/admin/articles/article/{other.pk}/" not in html


def rename(client: Client, pk: int) -> None:
    answer = client.post(
        f"/admin/media/gallery/{pk}/change/",
        {
            "title_uk": "Нова назва",
            "slug_uk": "nova-nazva",
            "entries-TOTAL_FORMS": 0,
            "entries-INITIAL_FORMS": 0,
        },
    )
    assert answer.status_code == 302, answer.context["adminform"].form.errors


def test_old_address_of_a_gallery_readers_met_leads_to_the_new_one(admin_client: Client) -> None:
    gallery = newsroom.gallery(newsroom.photo(), slug_uk="stara-nazva")
    story = newsroom.article()
    ArticleGallery.objects.create(article=story, gallery=gallery)
    newsroom.edit(story, now=timezone.now() - dt.timedelta(hours=2), lead_uk="Інший лід.")
    newsroom.published(story, at=timezone.now() - dt.timedelta(hours=1))
    assert Client().get("/galleries/stara-nazva/").status_code == 200
    rename(admin_client, gallery.pk)
    answer = Client().get("/galleries/stara-nazva/")
    assert (answer.status_code, answer.get("Location")) == (301, "/galleries/nova-nazva/")


def test_old_address_of_a_gallery_nobody_met_leads_nowhere(admin_client: Client) -> None:
    gallery = newsroom.gallery(newsroom.photo(), slug_uk="stara-nazva")
    rename(admin_client, gallery.pk)
    assert Client().get("/galleries/stara-nazva/").status_code == 404


def test_a_gallery_says_how_many_photos_wait_and_never_that_none_do_not(reviewer: Client) -> None:
    gallery = newsroom.gallery(newsroom.photo(signed=False))
    page = f"/admin/media/gallery/{gallery.pk}/change/"
    assert "Не підписано 1 фото." in reviewer.get(page).content.decode()
    newsroom.sign(gallery.photos.get())
    html = reviewer.get(page).content.decode()
    assert "Не підписано" not in html
    assert "Тут нічого не чекає на підпис." in html
