from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _

from newsroom.lib.alphabet import teach


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from newsroom.pagecache import checks  # noqa: F401 - registers the check

        connection_created.connect(teach)
