"""Note the photos that stand in texts already; let reviewers and publishers delete photos that nothing shows."""

import re

from django.apps import apps as real_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

from articles.roles import grant


def place(apps, schema_editor):
    article, placed = apps.get_model("articles", "Article"), apps.get_model("articles", "ArticlePhoto")
    known = set(apps.get_model("media", "Photo").objects.values_list("pk", flat=True))
    bodies = article.objects.values_list("pk", "body_uk", "body_en")
    for pk, *texts in bodies.iterator():
        numbers = {int(number) for text in texts for number in re.findall(r'data-photo="(\d+)"', text or "")}
        placed.objects.bulk_create(placed(article_id=pk, photo_id=number) for number in sorted(numbers & known))


def give_rights(apps, schema_editor):
    for label in ("articles", "media"):
        create_permissions(real_apps.get_app_config(label), verbosity=0, using=schema_editor.connection.alias)
    grant()


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_people_and_places_of_photos")]

    operations = [
        migrations.RunPython(place, migrations.RunPython.noop),
        migrations.RunPython(give_rights, migrations.RunPython.noop),
    ]
