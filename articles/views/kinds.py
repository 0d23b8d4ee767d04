"""How the kinds of articles are called when they head a list."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Kind

TITLES: dict[str, Promise] = {
    Kind.NEWS: _("News stories"),
    Kind.PRESS_RELEASE: _("Press releases"),
    Kind.STATEMENT: _("Statements"),
    Kind.SPEECH: _("Speeches"),
    Kind.ANNOUNCEMENT: _("Announcements"),
    Kind.INTERVIEW: _("Interviews"),
    Kind.PHOTO_REPORT: _("Photo reports"),
    Kind.OBITUARY: _("Obituaries"),
}
