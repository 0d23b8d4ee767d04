"""The desk's own parts: the audit log, users and roles whose changes stand in it, and what is left out.

Left out are screens of libraries that have no Ukrainian, and nothing to say to a press officer.
"""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django_tasks_db import admin as tasks_admin  # noqa: F401 - registers its screen, so that it can be taken away
from django_tasks_db.models import DBTaskResult

from newsroom.audit import admin as audit_admin  # noqa: F401 - registers the log
from newsroom.audit.accounts import AuditedGroupAdmin, AuditedUserAdmin

admin.site.unregister([DBTaskResult, Group, get_user_model()])
admin.site.register(Group, AuditedGroupAdmin)
admin.site.register(get_user_model(), AuditedUserAdmin)
