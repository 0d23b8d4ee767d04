"""`manage.py reset_factor olena --reason "lost the phone"`: for who can't pass the second factor any more."""

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsroom.signin.factor import reset_factor


class Command(BaseCommand):
    help = "Forget somebody's second factors, codes and sessions. The next sign-in asks for a new factor at once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--reason", required=True, help="kept on record")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"]).first()
        if user is None:
            raise CommandError(f"Nobody is called {options['username']!r}.")
        if not options["reason"].strip():
            raise CommandError("Say why: the reason stays on record.")
        reset_factor(user, by=None, reason=options["reason"].strip())
        self.stdout.write(f"{user.get_username()} must set up a new second factor at the next sign-in.")
