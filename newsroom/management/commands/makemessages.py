"""Django's own, which also finds our other names of `gettext`: `_t("…")` and `lazy("…")`."""

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=_t", "--keyword=lazy"]
