"""The desk's own parts: the audit log, users and roles whose changes stand in it, and what is left out.

Left out are screens of libraries that have no Ukrainian, and nothing to say to a press officer.
"""

from django.contrib import admin
from django_tasks_db import admin as tasks_admin  # noqa: F401 - registers its screen, so that it can be taken away
from django_tasks_db.models import DBTaskResult
from taggit import admin as taggit_admin  # noqa: F401 - as above; our tags have a screen of their own
from taggit.models import Tag

from newsroom.audit import admin as audit_admin  # noqa: F401 - registers the log

admin.site.unregister((DBTaskResult, Tag))
