"""The folded names of officials, organisations and tags. The words of texts are written by `manage.py index_search`."""

from django.db import migrations

NAMED = ("Official", "Organisation", "Tag")


def fold_names(apps, schema_editor):
    for name in NAMED:
        for thing in apps.get_model("articles", name)._default_manager.all():
            thing.save(update_fields=["names"])


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_search_help")]

    operations = [migrations.RunPython(fold_names, migrations.RunPython.noop)]
