"""The cases of the names that are in the register already; a name written later gets its own when it is saved."""

from django.db import migrations

from articles.mentions.declension import PARTS, declined, gender_of


def decline(apps, schema_editor):
    officials = apps.get_model("articles", "Official").objects
    for official in officials.iterator(chunk_size=500):
        parts = {part: (getattr(official, f"{part}_uk") or "").strip() for part in PARTS}
        gender = gender_of(parts["given_name"], parts["patronymic"])
        made = declined(parts, gender)
        official.name_forms = {"of": {part: parts[part] for part in made}, "gender": gender, "made": made}
        officials.filter(pk=official.pk).update(name_forms=official.name_forms)


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_name_forms")]

    operations = [migrations.RunPython(decline, migrations.RunPython.noop)]
