import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client, override_settings
from django.urls import path

from newsroom import urls


def broken(request):
    raise ValueError("the password is swordfish")


urlpatterns = [path("broken/", broken), *urls.urlpatterns]
handler500 = urls.handler500


def test_healthz_answers_without_the_database(client):
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.text == "ok\n"
    assert "no-store" in response["Cache-Control"]


def test_a_browser_finds_the_icon_at_the_root(client):
    response = client.get("/favicon.ico")
    assert response["Content-Type"] == "image/x-icon"
    assert "public" in response["Cache-Control"]


@override_settings(ROOT_URLCONF=__name__)
def test_a_forgotten_final_slash_leads_to_the_page(client):
    response = client.get("/broken?page=2")
    assert response.status_code == 301
    assert response["Location"] == "/broken/?page=2"
    assert client.get("/nothing").status_code == 404


@override_settings(ROOT_URLCONF=__name__)
def test_the_500_page_tells_nothing_and_needs_no_database(client):
    client.raise_request_exception = False
    response = client.get("/broken/")
    assert response.status_code == 500
    assert "swordfish" not in response.text
    assert "На сервері сталася помилка" in response.text
    assert "Something broke on our side" in response.text


def test_error_pages_obey_the_policy(client):
    response = client.get("/nothing/")
    assert "unsafe" not in response["Content-Security-Policy"]
    assert "<style" not in response.text
    assert "style=" not in response.text


@pytest.mark.django_db
def test_a_refusal_at_the_desk_is_said_in_ukrainian(client: Client) -> None:
    user = get_user_model().objects.create_user("stranger", password="a-long-password", is_staff=True)
    client.force_login(user)
    answer = client.get("/admin/articles/article/")
    assert answer.status_code == 403
    assert "Вам цього не можна" in answer.content.decode()


def test_an_expired_form_is_said_in_ukrainian() -> None:
    answer = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "olena"})
    assert answer.status_code == 403
    assert "Форма застаріла" in answer.content.decode()


def test_text_keeps_its_size_when_an_iphone_is_turned():
    """Safari knows the property by its prefixed name only."""
    css = (settings.BASE_DIR / "newsroom/static/site/site.css").read_text()
    assert "-webkit-text-size-adjust: 100%" in css
