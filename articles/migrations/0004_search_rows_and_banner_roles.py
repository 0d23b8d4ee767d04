"""Search rows for the editions that exist already, and the banner for those who publish."""

from django.apps import apps as real_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

from articles.roles import grant
from articles.search import searchable


def fill(apps, schema_editor):
    Edition, SearchText = apps.get_model("articles", "Edition"), apps.get_model("articles", "SearchText")
    for edition in Edition.objects.filter(search_text=None).iterator(chunk_size=200):
        SearchText.objects.create(edition=edition, words=searchable(edition.content))


def permit(apps, schema_editor):
    create_permissions(real_apps.get_app_config("articles"), verbosity=0, using=schema_editor.connection.alias)
    grant()


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_search_text_and_banner")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(permit, migrations.RunPython.noop),
    ]
