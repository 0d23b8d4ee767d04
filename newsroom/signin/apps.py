from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SignInConfig(AppConfig):
    name = "newsroom.signin"
    label = "signin"
    verbose_name = _("Signing in")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from allauth.mfa.signals import authenticator_added
        from django.contrib.auth.signals import user_logged_in

        from newsroom.signin import checks, factor, limits, record  # noqa: F401 - registers the checks

        authenticator_added.connect(factor.end_grace)
        user_logged_in.connect(limits.begin)
        record.listen()
