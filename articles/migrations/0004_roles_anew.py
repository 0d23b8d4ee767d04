"""The roles of the desk as `articles.roles` says today: a newsroom that was upgraded gets the new ones."""

from django.db import migrations

from articles.roles import grant


def make(apps, schema_editor):
    grant()


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_access")]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
