import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import ArticleGallery
from tests import factories as newsroom

pytestmark = pytest.mark.django_db


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
