"""The roles of the desk, as groups."""

from django.db import migrations

from articles.roles import ROLES, grant


def make(apps, schema_editor):
    grant()


def unmake(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("media", "0001_initial"),
        ("newsroom", "0001_audit_and_generation"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make, unmake)]
