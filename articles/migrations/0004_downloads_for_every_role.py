"""Every role may read how often photos are fetched."""

from django.apps import apps as real_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

from articles.roles import grant


def regrant(apps, schema_editor):
    create_permissions(real_apps.get_app_config("media"), verbosity=0, using=schema_editor.connection.alias)
    grant()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_edition_photo_portraits"),
        ("media", "0003_downloads"),
    ]

    operations = [migrations.RunPython(regrant, migrations.RunPython.noop)]
