"""The password: who gets in, who does not, and what strangers learn from it."""

import re
from datetime import timedelta

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib.auth.hashers import identify_hasher, make_password
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from newsroom.signin.addresses import client_address

from .conftest import PASSWORD, is_in, sign_in

pytestmark = pytest.mark.django_db
WRONG = "not this one, surely"


def test_who_was_made_by_createsuperuser_gets_in(client, olena):
    assert sign_in(client).url == "/admin/"
    assert is_in(client)


def test_the_page_one_wanted_opens_after_signing_in(client, olena):
    asked = client.get("/admin/auth/user/?q=x")
    assert asked.url == "/admin/login/?next=/admin/auth/user/%3Fq%3Dx"
    answer = client.post("/admin/login/", {"username": "olena", "password": PASSWORD, "next": "/admin/auth/user/?q=x"})
    assert answer.url == "/admin/auth/user/?q=x"


def test_signing_in_leads_to_no_other_site(client, olena):
    data = {"username": "olena", "password": PASSWORD, "next": "https://evil.example/"}
    assert client.post("/admin/login/", data).url == "/admin/"


def test_passwords_are_kept_by_argon2_and_older_ones_are_written_anew(client, olena):
    assert identify_hasher(olena.password).algorithm == "argon2"
    olena.password = make_password(PASSWORD, hasher="pbkdf2_sha256")
    olena.save()
    sign_in(client)
    olena.refresh_from_db()
    assert identify_hasher(olena.password).algorithm == "argon2"


@pytest.mark.parametrize(
    "address",
    [
        "signup/",
        "email/",
        "confirm-email/",
        "password/reset/",
        "password/set/",
        "login/code/",
        "inactive/",
        "3rdparty/",
    ],
)
@pytest.mark.parametrize("prefix", ["/admin/account/", "/accounts/", "/admin/"])
def test_nobody_signs_up_or_resets_a_password_by_themselves(client, prefix, address):
    assert client.get(prefix + address).status_code in {302, 404}  # the desk sends strangers to its door
    assert "/admin/login/" in client.get(prefix + address).headers.get("Location", "/admin/login/")


class Work:
    """Counts what is asked of the password function, the only slow part of an answer."""

    def __init__(self, monkeypatch):
        from django.contrib.auth.hashers import Argon2PasswordHasher

        self.done = 0
        for name in ("encode", "verify"):
            monkeypatch.setattr(Argon2PasswordHasher, name, self.counting(getattr(Argon2PasswordHasher, name)))

    def counting(self, function):
        def counted(*args, **kwargs):
            self.done += 1
            return function(*args, **kwargs)

        return counted


def test_an_unknown_name_gets_the_same_words_and_the_same_work_as_a_wrong_password(olena, monkeypatch):
    User.objects.create_user("former", password=PASSWORD, is_active=False)
    work, seen = Work(monkeypatch), set()
    for name in ("olena", "nobody", "former"):
        work.done = 0
        answer = sign_in(Client(), name, WRONG)
        seen.add((work.done, *(str(part).replace(name, "…") for part in words(answer))))
    assert len(seen) == 1
    assert next(iter(seen))[0] == 1


def words(answer):
    """What stands on the page, without what differs each time."""
    return answer.status_code, re.sub(r"csrfmiddlewaretoken[^>]*", "", answer.text.split("<h1>")[1])


@pytest.mark.parametrize("flag", ["is_active", "is_staff"])
def test_who_may_not_enter_hears_what_a_wrong_password_hears(client, olena, flag):
    setattr(olena, flag, False)
    olena.save()
    right, wrong = sign_in(client), sign_in(Client(), "olena", WRONG)
    assert words(right) == words(wrong)
    assert "пароль неправильні" in right.text
    assert not is_in(client)


def test_five_wrong_passwords_close_the_way_from_that_address_for_a_quarter_of_an_hour(client, olena):
    for _attempt in range(4):
        assert sign_in(client, password=WRONG).status_code == 200
    assert sign_in(client, password=WRONG).status_code == 429
    locked = sign_in(client)
    assert locked.status_code == 429
    assert "Забагато спроб" in locked.text
    assert "no-store" in locked["Cache-Control"]
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert sign_in(client).status_code == 302


def test_an_unknown_name_is_locked_alike(client, db):
    statuses = [sign_in(client, "nobody", WRONG).status_code for _attempt in range(6)]
    assert statuses == [200, 200, 200, 200, 429, 429]


def test_other_capitals_are_no_new_tries(client, olena):
    for name in ("olena", "Olena", "OLENA", " olena", "oLena"):
        sign_in(client, name, WRONG)
    assert sign_in(client).status_code == 429


def test_tries_while_locked_do_not_prolong_the_lock(client, olena):
    start = timezone.now()
    for _attempt in range(5):
        sign_in(client, password=WRONG)
    with time_machine.travel(start + timedelta(minutes=10)):
        assert sign_in(client, password=WRONG).status_code == 429
    with time_machine.travel(start + timedelta(minutes=16)):
        assert sign_in(client).status_code == 302


def test_a_stranger_cannot_keep_the_owner_out(client, olena, settings):
    settings.BEHIND_PROXY = True
    for _attempt in range(30):
        sign_in(client, password=WRONG, x_forwarded_for="203.0.113.9")
    assert sign_in(client, x_forwarded_for="203.0.113.9").status_code == 429
    assert sign_in(client, x_forwarded_for="198.51.100.7").status_code == 302


def test_an_invented_address_does_not_get_round_the_lock(client, olena, settings):
    settings.BEHIND_PROXY = True
    for number in range(6):
        answer = sign_in(client, password=WRONG, x_forwarded_for=f"192.0.2.{number}, 203.0.113.9")
    assert answer.status_code == 429


def test_no_password_is_written_down(client, olena):
    sign_in(client, password=WRONG)
    attempt = AccessAttempt.objects.get()
    assert WRONG not in f"{attempt.post_data}{attempt.get_data}"


@pytest.mark.parametrize("forwarded", ["", "no address", "1.2.3.4.5", "203.0.113.9, x"])
def test_what_is_no_address_is_not_taken_for_one(rf, settings, forwarded):
    settings.BEHIND_PROXY = True
    assert client_address(rf.get("/", headers={"X-Forwarded-For": forwarded})) == "127.0.0.1"


def test_without_a_proxy_nobody_chooses_an_address(rf, settings):
    settings.BEHIND_PROXY = False
    assert client_address(rf.get("/", headers={"X-Forwarded-For": "203.0.113.9"})) == "127.0.0.1"
    assert client_address(rf.get("/", REMOTE_ADDR="")) == "0.0.0.0"  # noqa: S104


def test_the_sign_in_page_speaks_english_when_asked(client):
    page = client.get("/admin/login/").text
    assert "Увійти ключем доступу" in page
    assert "Sign in" not in page
    client.post("/admin/language/", {"language": "en", "next": "/admin/login/"})
    assert "Sign in with a passkey" in client.get("/admin/login/").text


def test_readers_get_no_cookie_from_any_of_it(client):
    assert not client.get("/").cookies
    assert "Cookie" not in client.get("/").headers.get("Vary", "")
