"""The first day of a press officer, in a real browser: password, app, passkey, and in again with the passkey alone."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.urls import reverse

from tests.accessibility import GRAVE, told, violations

from .conftest import PASSWORD, code_of

PHONE = {"width": 390, "height": 844}


def look(page):
    """No sideways scroll, and nothing serious for axe."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert not told(violations(page), of=GRAVE), page.url


def give_a_device(page):
    """A phone with a fingerprint reader that says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


@pytest.mark.usefixtures("factor_required")
def test_password_then_enrolment_then_a_passkey_alone(open_page, live_server, settings):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    settings.SECOND_FACTOR_GRACE_DAYS = 0
    User.objects.create_superuser("olena", password=PASSWORD, first_name="Олена")
    page = open_page(viewport=PHONE, color_scheme="dark")
    give_a_device(page)
    page.goto(f"{live_server.url}/admin/auth/user/")
    look(page)
    page.fill("[name=username]", "olena")
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url("**/account/factor/")
    look(page)

    page.click("text=Налаштувати застосунок")
    page.wait_for_url("**/factor/app/")
    look(page)
    page.fill("[name=code]", code_of(page.inner_text("#authenticator_secret")))
    page.click("text=Готово")
    page.wait_for_url("**/factor/codes/")
    assert page.locator(".signin-codes li").count() == 10
    look(page)

    page.goto(f"{live_server.url}/admin/account/factor/keys/add/")
    look(page)
    page.fill("[name=name]", "Мій телефон")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/account/factor/")
    page.goto(f"{live_server.url}/admin/account/factor/keys/")
    assert "Мій телефон" in page.inner_text(".signin-list")
    look(page)
    key = Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN)
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        page.goto(live_server.url + reverse(name, args=[key.pk]))
        assert page.url.endswith(reverse(name, args=[key.pk]))
        look(page)

    page.goto(f"{live_server.url}/admin/account/sessions/")
    look(page)
    page.click("#logout-form button")
    page.wait_for_url("**/admin/login/")
    page.goto(f"{live_server.url}/admin/auth/user/")
    page.click("#passkey_login")
    page.wait_for_url("**/admin/auth/user/")
    assert "olena" in page.inner_text("#result_list")
