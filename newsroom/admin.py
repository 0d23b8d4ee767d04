"""The desk's own parts: the audit log, and what is left out: screens of libraries that have no Ukrainian.

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
from taggit import admin as taggit_admin  # noqa: F401 - as above; our tags have a screen of their own
from taggit.models import Tag

from newsroom.audit import admin as audit_admin  # noqa: F401 - registers the log

admin.site.unregister((DBTaskResult, Tag, EmailAddress, Authenticator, UserSession))
