"""Sessions end: after a while, after a day's work, when their owner or an administrator says so."""

from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone

from .conftest import PASSWORD, is_in, sign_in

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def after(**time):
    return time_machine.travel(NOW + timedelta(**time), tick=False)


@pytest.fixture
def signed_in(olena):
    with after(minutes=0):
        client = Client()
        sign_in(client)
        assert is_in(client)
    return client


def test_half_an_hour_without_anything_ends_a_session(signed_in):
    with after(minutes=29):
        assert is_in(signed_in)
    with after(minutes=58):
        assert is_in(signed_in)
    with after(minutes=89):
        answer = signed_in.get("/admin/auth/user/?q=x")
        assert answer.url == "/admin/login/?next=/admin/auth/user/%3Fq%3Dx"
        assert "довго нічого не відбувалося" in signed_in.get(answer.url).text
        assert not is_in(signed_in)


def test_what_a_page_asks_by_itself_keeps_nobody_signed_in(signed_in):
    with after(minutes=20):
        assert signed_in.get("/admin/", headers={"X-Background": "1"}).status_code == 200
    with after(minutes=31):
        assert not is_in(signed_in)


def test_no_work_lasts_longer_than_twelve_hours(signed_in):
    for quarter in range(1, 48):
        with after(minutes=15 * quarter):
            assert is_in(signed_in)
    with after(hours=12):
        assert not is_in(signed_in)


def test_the_limits_are_the_servers_whatever_the_cookie_says(signed_in):
    signed_in.cookies["sessionid"]["max-age"] = 10**8
    with after(hours=1):
        assert not is_in(signed_in)


def test_an_expired_session_is_forgotten_on_the_server(signed_in):
    with after(hours=1):
        signed_in.get("/admin/")
    assert not UserSession.objects.exists()


def test_a_disabled_user_is_out_at_the_next_request(signed_in, olena):
    User.objects.filter(pk=olena.pk).update(is_active=False)
    with after(minutes=1):
        assert not is_in(signed_in)


def test_who_is_no_longer_staff_is_out_at_the_next_request(signed_in, olena):
    User.objects.filter(pk=olena.pk).update(is_staff=False)
    with after(minutes=1):
        assert signed_in.get("/admin/").url == "/admin/login/?next=/admin/"
        assert signed_in.get("/admin/login/").status_code == 200


def test_a_new_password_ends_the_other_sessions(olena):
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    new = "five other words without sense"
    answer = here.post("/admin/password_change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert answer.status_code == 302
    assert is_in(here)
    assert not is_in(there)


def test_a_short_password_is_refused_in_ukrainian(olena, client):
    sign_in(client)
    answer = client.post(
        "/admin/password_change/", {"oldpassword": PASSWORD, "password1": "short", "password2": "short"}
    )
    assert answer.status_code == 200
    assert "12" in answer.context["form"].errors["password1"][0]
    assert "password" not in answer.context["form"].errors["password1"][0].lower()


def test_one_sees_where_one_is_signed_in_and_ends_what_one_does_not_know(olena):
    here, there = Client(headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"}), Client()
    sign_in(here)
    sign_in(there, user_agent="Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/605.1")
    page = here.get("/admin/account/sessions/").text
    assert "Firefox, Windows" in page
    assert "Safari, iPhone" in page
    other = UserSession.objects.exclude(session_key=here.session.session_key).get()
    here.post("/admin/account/sessions/", {"end": other.pk})
    assert not is_in(there)
    assert is_in(here)


def test_nobody_ends_the_session_of_somebody_else(olena):
    taras = User.objects.create_superuser("taras", password=PASSWORD)
    hers, his = Client(), Client()
    sign_in(hers)
    sign_in(his, taras.username)
    his.post("/admin/account/sessions/", {"end": UserSession.objects.get(user=olena).pk})
    his.post("/admin/account/sessions/", {"end": "others"})
    his.post("/admin/account/sessions/", {"end": "9" * 40})
    assert is_in(hers)


def test_an_administrator_ends_the_sessions_of_somebody(olena, client):
    taras = User.objects.create_user("taras", password=PASSWORD, is_staff=True)
    taras.user_permissions.add(Permission.objects.get(codename="view_user"))
    his = Client()
    sign_in(his, "taras")
    sign_in(client)
    assert f"/admin/account/people/{taras.pk}/" in client.get(f"/admin/auth/user/{taras.pk}/change/").text
    client.post(f"/admin/account/people/{taras.pk}/", {"end": "others"})
    assert not is_in(his)


def test_only_an_administrator_opens_the_page_about_somebody(olena, client):
    taras = User.objects.create_user("taras", password=PASSWORD, is_staff=True)
    sign_in(client, "taras")
    assert client.get(f"/admin/account/people/{olena.pk}/").status_code == 403
    taras.user_permissions.add(Permission.objects.get(codename="change_user"))
    ihor = User.objects.create_user("ihor", is_staff=True)
    assert client.get(f"/admin/account/people/{ihor.pk}/").status_code == 200
    assert client.get(f"/admin/account/people/{olena.pk}/").status_code == 403  # a superuser is above
    assert client.get(f"/admin/account/people/{taras.pk}/").status_code == 403  # nobody for oneself
