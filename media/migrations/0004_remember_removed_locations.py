"""Photos taken in before the column was there say it in the words of what was removed."""

from django.db import migrations

WORDS = ("coordinates", "координати")


def remember(apps, schema_editor):
    photo = apps.get_model("media", "Photo")
    removed = photo.objects.exclude(removed=[]).values_list("pk", "removed")
    told = [pk for pk, phrases in removed.iterator() if any(phrase.startswith(WORDS) for phrase in phrases)]
    for start in range(0, len(told), 500):
        photo.objects.filter(pk__in=told[start : start + 500]).update(had_location=True)


class Migration(migrations.Migration):
    dependencies = [("media", "0003_photo_desk")]

    operations = [migrations.RunPython(remember, migrations.RunPython.noop)]
