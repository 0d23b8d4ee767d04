"""When each original was stored, what intake removed without the values, and the parts of the picture's hash."""

import django.db.models.functions.text
import django.utils.timezone
from django.db import migrations, models


def date_originals(apps, schema_editor):
    photos = apps.get_model("media", "Photo").objects.using(schema_editor.connection.alias)
    photos.update(original_at=models.F("uploaded_at"))


class Migration(migrations.Migration):

    dependencies = [
        ('media', '0002_safety_questions'),
    ]

    operations = [
        migrations.AddField(
            model_name='photo',
            name='hash_part_1',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('perceptual_hash', 1, 4), output_field=models.CharField(max_length=4)),
        ),
        migrations.AddField(
            model_name='photo',
            name='hash_part_2',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('perceptual_hash', 5, 4), output_field=models.CharField(max_length=4)),
        ),
        migrations.AddField(
            model_name='photo',
            name='hash_part_3',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('perceptual_hash', 9, 4), output_field=models.CharField(max_length=4)),
        ),
        migrations.AddField(
            model_name='photo',
            name='hash_part_4',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('perceptual_hash', 13, 4), output_field=models.CharField(max_length=4)),
        ),
        migrations.AddField(
            model_name='photo',
            name='original_at',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, help_text='when the original was stored: a replacement counts anew'),
        ),
        migrations.AddField(
            model_name='photo',
            name='removed_kinds',
            field=models.JSONField(blank=True, default=list, editable=False, help_text='the same without coordinates, numbers and names'),
        ),
        migrations.AddIndex(
            model_name='photo',
            index=models.Index(fields=['hash_part_1'], name='photo_hash_part_1'),
        ),
        migrations.AddIndex(
            model_name='photo',
            index=models.Index(fields=['hash_part_2'], name='photo_hash_part_2'),
        ),
        migrations.AddIndex(
            model_name='photo',
            index=models.Index(fields=['hash_part_3'], name='photo_hash_part_3'),
        ),
        migrations.AddIndex(
            model_name='photo',
            index=models.Index(fields=['hash_part_4'], name='photo_hash_part_4'),
        ),
        migrations.RunPython(date_originals, migrations.RunPython.noop),
    ]
