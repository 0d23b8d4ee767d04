"""The second factor: asked of staff after seven days, then of nobody twice, and reset by an administrator."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from newsroom.demo import staff
from newsroom.signin import checks

from .conftest import PASSWORD, add_app, code_of, is_in, recovery_codes, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("factor_required")]
FACTOR = "/admin/account/factor/"
NOW = timezone.now()


def after(**time):
    return time_machine.travel(NOW + timedelta(**time), tick=False)


def test_seven_days_are_left_from_the_first_sign_in_and_the_desk_counts_them(client, olena):
    with after(days=0):
        sign_in(client)
        assert "Лишилося 7 днів" in client.get("/admin/").text
        assert "На це є ще 7 днів" in client.get(FACTOR).text
        assert "Лишилося 7 днів" not in client.get(FACTOR).text
    with after(days=5, minutes=1):
        sign_in(client)
        assert "Лишилося 2 дні" in client.get("/admin/").text
    with after(days=6, minutes=1):
        sign_in(client)
        assert "Лишився 1 день" in client.get("/admin/").text


def test_after_them_nothing_opens_but_the_setting_up(client, olena):
    with after(days=0):
        sign_in(client)
        assert is_in(client)
    with after(days=7):
        sign_in(client)
        for address in ("/admin/", "/admin/auth/user/", f"/admin/auth/user/{olena.pk}/change/", "/admin/no/such/"):
            assert client.get(address).url == FACTOR
        assert client.post("/admin/auth/user/add/", {"username": "x"}).url == FACTOR
        for address in (
            FACTOR,
            f"{FACTOR}app/",
            f"{FACTOR}keys/add/",
            "/admin/password_change/",
            "/admin/account/sessions/",
        ):
            assert client.get(address).status_code == 200
        assert "Стіл відкриється, щойно ви це зробите" in client.get(FACTOR).text


def test_a_phone_with_codes_is_set_up_and_asked_for_at_the_next_sign_in(client, olena):
    with after(days=0):
        sign_in(client)
        is_in(client)
    with after(days=8):
        sign_in(client)
        secret = client.get(f"{FACTOR}app/").context["form"].secret
        assert client.post(f"{FACTOR}app/", {"code": "000000"}).status_code == 200
        assert client.post(f"{FACTOR}app/", {"code": code_of(secret)}).url == f"{FACTOR}codes/"
        codes = client.get(f"{FACTOR}codes/")
        assert len(codes.context["unused_codes"]) == 10
        assert "no-store" in codes["Cache-Control"]
        assert is_in(client)
        assert "двоетапну" not in client.get("/admin/").text

        other = Client()
        assert sign_in(other).url.startswith(f"{FACTOR}code/")
        assert not is_in(other)
        assert other.post(f"{FACTOR}code/", {"code": "000000"}).status_code == 200
        assert not is_in(other)
    with after(days=8, minutes=1):
        assert other.post(f"{FACTOR}code/", {"code": code_of(secret)}).url == "/admin/"
        assert is_in(other)


def test_a_code_opens_once(olena):
    secret = add_app(olena)
    with after(days=0):
        first, second = Client(), Client()
        sign_in(first)
        sign_in(second)
        code = code_of(secret)
        assert first.post(f"{FACTOR}code/", {"code": code}).url == "/admin/"
        assert second.post(f"{FACTOR}code/", {"code": code}).status_code == 200
        assert not is_in(second)


def test_a_recovery_code_opens_once(olena):
    add_app(olena)
    [code, *_others] = recovery_codes(olena)
    for is_first in (True, False):
        client = Client()
        sign_in(client)
        client.post(f"{FACTOR}code/", {"code": code})
        assert is_in(client) is is_first


def test_codes_cannot_be_guessed_without_end(olena):
    secret = add_app(olena)
    client = Client()
    sign_in(client)
    for _attempt in range(5):
        client.post(f"{FACTOR}code/", {"code": "000000"})
    client.post(f"{FACTOR}code/", {"code": code_of(secret)})
    assert not is_in(client)


def test_secrets_are_not_readable_in_the_database(olena, settings):
    secret = add_app(olena)
    assert not [row for row in Authenticator.objects.values_list("data", flat=True) if secret in str(row)]
    old = settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another key" * 6, [old]
    assert Authenticator.objects.get(type="totp").wrap().validate_code(code_of(secret))


def test_a_secret_of_a_lost_key_opens_nothing(olena, settings):
    secret = add_app(olena)
    settings.SECRET_KEY = "another key" * 6
    client = Client()
    sign_in(client)
    for code in (code_of(secret), code_of("")):
        assert client.post(f"{FACTOR}code/", {"code": code}).status_code == 200
    assert not is_in(client)


def test_who_takes_the_factor_off_gets_no_new_days(client, olena, django_capture_on_commit_callbacks):
    with after(days=0), django_capture_on_commit_callbacks(execute=True):
        sign_in(client)
        secret = client.get(f"{FACTOR}app/").context["form"].secret
        client.post(f"{FACTOR}app/", {"code": code_of(secret)})
    with after(minutes=1):
        client.post(f"{FACTOR}app/remove/")
        assert not Authenticator.objects.exists()
        assert client.get("/admin/").url == FACTOR


def test_the_first_factor_ends_sessions_begun_with_the_password_alone(
    client, olena, django_capture_on_commit_callbacks
):
    thief = Client()
    sign_in(thief)
    sign_in(client)
    secret = client.get(f"{FACTOR}app/").context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{FACTOR}app/", {"code": code_of(secret)})
    assert is_in(client)
    assert not is_in(thief)


def test_a_while_after_signing_in_the_password_is_asked_again_before_anything_changes(client, olena):
    with after(days=0):
        sign_in(client)
        assert client.get(f"{FACTOR}app/").status_code == 200
    with after(minutes=6):
        assert client.get(f"{FACTOR}app/").url.startswith("/admin/account/confirm/")
        answer = client.post("/admin/account/confirm/", {"password": PASSWORD, "next": f"{FACTOR}app/"})
        assert answer.url == f"{FACTOR}app/"
        assert client.get(f"{FACTOR}app/").status_code == 200


def test_demo_logins_are_exempt_under_debug_only(client, settings, db):
    olena = User.objects.create_superuser(staff.LOGINS[0].username, password=PASSWORD)
    settings.SECOND_FACTOR_GRACE_DAYS = 0
    sign_in(client, olena.username)
    settings.DEMO_LOGINS_EXEMPT = True
    assert client.get("/admin/").url == FACTOR
    settings.DEBUG = True
    assert is_in(client)
    User.objects.create_superuser("hanna", password=PASSWORD)
    hanna = Client()
    sign_in(hanna, "hanna")
    assert hanna.get("/admin/").url == FACTOR


def test_an_administrator_resets_the_factor_of_who_lost_the_phone(olena, client):
    taras = User.objects.create_user("taras", password=PASSWORD, is_staff=True)
    add_app(olena)
    secret = add_app(taras)
    his = Client()
    sign_in(his, "taras")
    his.post(f"{FACTOR}code/", {"code": code_of(secret)})
    assert is_in(his)

    sign_in(client)
    client.post(f"{FACTOR}code/", {"code": recovery_codes(olena)[0]})
    page = f"/admin/account/people/{taras.pk}/"
    assert client.post(page, {"reset": "", "reason": " "}).context["form"].errors["reason"]
    assert is_in(his)
    client.post(page, {"reset": "", "reason": "Телефон утоплено, передзвонено"})
    assert not is_in(his)
    sign_in(his, "taras")
    assert his.get("/admin/").url == FACTOR
    assert is_in(client)


def test_the_command_resets_a_factor_and_wants_a_reason(olena):
    add_app(olena)
    with pytest.raises(CommandError, match="reason"):
        call_command("reset_factor", "olena", reason=" ")
    with pytest.raises(CommandError, match="Nobody"):
        call_command("reset_factor", "olga", reason="lost")
    call_command("reset_factor", "olena", reason="lost the phone", stdout=StringIO())
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("DEMO_LOGINS_EXEMPT", True, "signin.E001"),
        ("SECOND_FACTOR_REQUIRED", False, "signin.E002"),
        ("AXES_ENABLED", False, "signin.E003"),
        ("AUTHENTICATION_BACKENDS", ["django.contrib.auth.backends.ModelBackend"], "signin.E003"),
        ("MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", True, "signin.E004"),
        ("MFA_TOTP_INSECURE_BYPASS_CODE", "123456", "signin.E004"),
        ("PASSWORD_HASHERS", ["django.contrib.auth.hashers.MD5PasswordHasher"], "signin.E005"),
    ],
)
def test_a_setting_that_opens_the_desk_stops_the_start(settings, name, value, found):
    settings.DEBUG, settings.DEMO_LOGINS_EXEMPT, settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False, False, False
    assert checks.signing_in_is_safe() == []
    setattr(settings, name, value)
    [error] = checks.signing_in_is_safe()
    assert (error.id, bool(error.hint)) == (found, True)
