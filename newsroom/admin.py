"""What the desk leaves out: screens of libraries that have no Ukrainian, and nothing to say to a press officer.

Second factors and sessions have pages of their own (newsroom.signin); nobody's e-mail address is verified.
"""

# Each registers its screen when imported, so that it can be taken away.
from allauth.account import admin as account_admin  # noqa: F401
from allauth.account.models import EmailAddress
from allauth.mfa import admin as mfa_admin  # noqa: F401
from allauth.mfa.models import Authenticator
from allauth.usersessions import admin as usersessions_admin  # noqa: F401
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django_tasks_db import admin as tasks_admin  # noqa: F401
from django_tasks_db.models import DBTaskResult

admin.site.unregister([DBTaskResult, EmailAddress, Authenticator, UserSession])
