
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0002_roles'),
        ('media', '0002_redactions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='EditionFingerprint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.BigIntegerField()),
            ],
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['article', 'language', 'live_from'], name='edition_of_article'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['standing', 'language'], name='edition_standing'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['hash'], name='edition_hash'),
        ),
        migrations.AddField(
            model_name='editionfingerprint',
            name='edition',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='fingerprints', to='articles.edition'),
        ),
        migrations.AddIndex(
            model_name='editionfingerprint',
            index=models.Index(fields=['value', '-edition'], name='edition_fingerprint_value'),
        ),
    ]
