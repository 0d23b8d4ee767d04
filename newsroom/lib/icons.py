"""Yes and no as the admin draws them."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


def yes_or_no(value: bool) -> SafeString:
    """The admin's own icon says "True" and "False" to who hears it, in every language."""
    name, words = ("yes", _("yes")) if value else ("no", _("no"))
    return format_html('<img src="{}" alt="{}">', static(f"admin/img/icon-{name}.svg"), words)
