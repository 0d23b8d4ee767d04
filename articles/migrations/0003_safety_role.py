"""Reviewers and publishers sign the safety checklist."""

from django.apps import apps as real_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

from articles.roles import grant


def make(apps, schema_editor):
    # Permissions are made after all migrations; the groups need them now.
    create_permissions(real_apps.get_app_config("media"), verbosity=0, using=schema_editor.connection.alias)
    grant()


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_roles"), ("media", "0003_safety")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
