"""Until when somebody may work with a password alone."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Grace(models.Model):
    """Begins with the first sign-in, ends with the first second factor for good: who takes it off gets no new one."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    ends_at = models.DateTimeField(_("ends at"))

    class Meta:
        verbose_name = _("time without a second factor")
        verbose_name_plural = _("times without a second factor")

    def __str__(self) -> str:
        return str(self.user)
