"""Every page about signing in: wholly in the language of the desk, in no cache, and none but these."""

import re
from html import unescape

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from newsroom.signin import urls

from .conftest import add_app, code_of, recovery_codes, sign_in

pytestmark = pytest.mark.django_db

# Names of things, and what a test made itself.
NAMES = {
    "Олена",
    "taras",
    "English",
    "QR",
    "PIN",
    "Google",
    "Microsoft",
    "Authenticator",
    "FAS",
    "Aegis",
    "Firefox",
    "Windows",
    "olena",
}
PAGES = [page.pattern._route for page in urls.urlpatterns if "<" not in page.pattern._route]
NOT_PAGES = {"account/stay/", "account/factor/keys/sign-in/", "account/factor/codes/download/"}


@pytest.fixture
def client(olena):
    """Olena with an app, codes and a key that nobody can use."""
    add_app(olena)
    client = Client(headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
    sign_in(client)
    client.post("/admin/account/factor/code/", {"code": recovery_codes(olena)[0]})
    return client


def said(page):
    """The words of a page without its scripts, its secrets and its names."""
    text = re.sub(r"<(script|style|code|svg)\b.*?</\1>|<button[^>]*lang=.*?</button>", "", page, flags=re.DOTALL)
    attributes = " ".join(re.findall(r'(?:alt|title|aria-label)="([^"]*)"', text))
    return unescape(re.sub(r"<[^>]*>", " ", text) + attributes)


def foreign(page, letters):
    return [word for word in re.findall(rf"[{letters}]+", said(page)) if word not in NAMES and len(word) > 1]


@pytest.mark.parametrize("address", [*PAGES, f"account/people/{0}/"])
def test_a_page_about_signing_in_is_in_no_cache(client, address):
    assert "no-store" in client.get(f"/admin/{address}")["Cache-Control"]
    assert "no-store" in Client().get(f"/admin/{address}")["Cache-Control"]


def walk(client, olena, taras):
    """Each page that can be looked at, as (address, text)."""
    for address in [*PAGES, f"account/people/{taras.pk}/"]:
        if address not in NOT_PAGES:
            answer = client.get(f"/admin/{address}")
            if answer.status_code == 200:
                yield address, answer.text
    wrong = {"username": "olena", "password": "x", "code": "0", "oldpassword": "x", "password1": "y", "password2": "z"}
    for address in ("password_change/", "account/confirm/", "account/factor/confirm/"):
        yield f"{address} (wrong)", client.post(f"/admin/{address}", wrong).text
    stranger = Client(cookies=client.cookies)
    stranger.cookies["desk_language"] = client.cookies.get("desk_language", "") and "en"
    yield "login/", stranger.get("/admin/login/").text
    for attempt in range(5):
        yield f"login/ (wrong {attempt})", stranger.post("/admin/login/", wrong).text
    sign_in(stranger, "taras")
    add_app(taras)
    sign_in(stranger, "taras")
    yield "account/factor/code/", stranger.get("/admin/account/factor/code/").text
    yield "account/factor/code/ (wrong)", stranger.post("/admin/account/factor/code/", wrong).text
    Authenticator.objects.filter(user=olena, type="totp").delete()
    yield "account/factor/app/", client.get("/admin/account/factor/app/").text
    yield "account/factor/", client.get("/admin/account/factor/").text


def test_no_english_word_is_left_on_a_ukrainian_page(client, olena, taras):
    found = {address: foreign(text, "A-Za-z") for address, text in walk(client, olena, taras)}
    assert len(found) > 18
    assert {address: words for address, words in found.items() if words} == {}


def test_the_english_desk_has_them_in_english(client, olena, taras):
    client.cookies["desk_language"] = "en"
    found = {address: foreign(text, "А-Яа-яІіЇїЄєҐґ") for address, text in walk(client, olena, taras)}
    assert {address: words for address, words in found.items() if words} == {}


def test_one_sees_ones_codes_only_after_saying_who_one_is(olena):
    assert Client().get("/admin/account/factor/codes/").url.startswith("/admin/login/")
    secret = add_app(olena)
    client = Client()
    sign_in(client)
    assert client.get("/admin/account/factor/codes/").status_code == 302
    client.post("/admin/account/factor/code/", {"code": code_of(secret)})
    assert recovery_codes(olena)[0] in client.get("/admin/account/factor/codes/").text
    assert recovery_codes(olena)[0] in client.get("/admin/account/factor/codes/download/").text
