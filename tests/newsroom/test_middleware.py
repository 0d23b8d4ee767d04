"""One address, one language; and our own page where nothing is found."""

import pytest
from django.conf import settings
from django.http import Http404, HttpResponse
from django.test import RequestFactory, override_settings
from django.utils import translation

from newsroom.middleware import ErrorPageMiddleware, LanguageMiddleware


def language_at(address, cookie=None, **headers):
    """The language active while the answer to this address is made, and the answer."""
    request = RequestFactory().get(address, headers=headers)
    if cookie:
        request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = cookie
    seen = []

    def view(request):
        seen.append((translation.get_language(), request.LANGUAGE_CODE))
        return HttpResponse()

    response = LanguageMiddleware(view)(request)
    [(active, code)] = seen
    assert active == code == response["Content-Language"]
    return active, response


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("/", "uk"),
        ("/news/shkoly/", "uk"),
        ("/en/", "en"),
        ("/en", "en"),
        ("/en/news/schools/", "en"),
        ("/energy/", "uk"),
        ("/en-gb/", "uk"),
        ("/uk/", "uk"),
        ("//en/", "uk"),
    ],
)
def test_the_address_decides_a_public_pages_language(address, language):
    assert language_at(address)[0] == language


def test_a_readers_cookie_and_browser_change_nothing():
    language, response = language_at("/", cookie="en", accept_language="en-GB,en;q=0.9")
    assert language == "uk"
    assert "Vary" not in response


@pytest.mark.parametrize(
    ("cookie", "language"), [(None, "uk"), ("en", "en"), ("uk", "uk"), ("ru", "uk"), ("../", "uk")]
)
def test_the_desk_follows_its_cookie(cookie, language):
    assert language_at("/admin/articles/", cookie=cookie)[0] == language


def test_the_language_ends_with_the_request():
    with translation.override("uk"):
        language_at("/en/")
        assert translation.get_language() == "uk"


def test_the_desk_switch_is_remembered(client):
    response = client.post("/admin/language/", {"language": "en", "next": "/admin/login/"})
    assert response.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    assert client.get("/admin/login/")["Content-Language"] == "en"


def test_an_unknown_address_gets_our_page_even_while_debugging(client, settings):
    settings.DEBUG = True
    response = client.get("/no/such/page/")
    assert response.status_code == 404
    assert "404.html" in [template.name for template in response.templates]
    assert "URLconf" not in response.text


def test_the_404_page_speaks_the_language_of_its_address(client):
    assert '<html lang="uk"' in client.get("/nothing/").text
    assert '<html lang="en"' in client.get("/en/nothing/").text


def test_a_view_that_finds_nothing_gets_our_page(rf):
    request = rf.get("/en/")
    request.LANGUAGE_CODE = "en"
    answer = ErrorPageMiddleware(lambda request: HttpResponse()).process_exception(request, Http404("draft 7"))
    assert answer.status_code == 404
    assert "draft 7" not in answer.content.decode()


def test_other_errors_are_not_hidden(rf):
    middleware = ErrorPageMiddleware(lambda request: HttpResponse())
    assert middleware.process_exception(rf.get("/"), ValueError()) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["/", "/en/news/", "/news/?text", "/search/?q=школа", "/no/such/page/", "/news", "/media/no.jpg", "/sitemap.xml"],
)
def test_a_cache_may_keep_a_public_page_but_asks_each_time(client, address):
    """A 404 and a redirect too: a text comes out, moves or comes back at any second."""
    assert client.get(address)["Cache-Control"] == client.head(address)["Cache-Control"] == "public, no-cache"


@pytest.mark.django_db
def test_no_cache_keeps_what_a_reader_pasted_or_what_the_desk_shows(client, admin_client):
    assert client.post("/verify/", {"q": "Заява міністерства"})["Cache-Control"] == "no-store"
    assert "no-store" in admin_client.get("/admin/")["Cache-Control"]
    assert "no-store" in client.get("/admin/login/")["Cache-Control"]


@override_settings(ROOT_URLCONF="tests.newsroom.test_views")
def test_no_cache_keeps_an_error(client):
    client.raise_request_exception = False
    answer = client.get("/broken/")
    assert (answer.status_code, answer["Cache-Control"]) == (500, "no-store")
