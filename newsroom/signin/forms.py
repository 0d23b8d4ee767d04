"""allauth's forms under our names and labels."""

from typing import Any

from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _


class LoginForm(AllauthLoginForm):
    """The field is called `username`, as in Django's own form: password managers and proxies know that name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false", "autofocus": True}

    def add_prefix(self, field_name: str) -> str:
        return "username" if field_name == "login" else super().add_prefix(field_name)


class AddKeyForm(AddWebAuthnForm):
    name = forms.CharField(label=_("Name of the key"), required=False, max_length=60)
    passwordless = forms.BooleanField(
        label=_("Sign in with this key alone, without a password"),
        required=False,
        initial=True,
        help_text=_("The device then asks for your finger, face or PIN."),
    )


class RenameKeyForm(EditWebAuthnForm):
    name = forms.CharField(label=_("Name of the key"), max_length=60)


class ResetForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
