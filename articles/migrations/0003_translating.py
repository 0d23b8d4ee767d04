import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from articles.workflow.passages import digest, pairs, passages, remembered


def remember(apps, schema_editor):
    """Of translations that exist, say that they were made from the Ukrainian text of today: nobody knows better."""
    text = apps.get_model("articles", "ArticleLanguage")
    row = apps.get_model("articles", "TranslatedPassage")
    now = timezone.now()
    for one in text.objects.filter(language="en").select_related("article").iterator(chunk_size=500):
        found = remembered(pairs(passages(one.article, "uk"), passages(one.article, "en"), []), [])
        row.objects.bulk_create(
            row(
                article_id=one.article_id,
                language="en",
                position=position,
                kind=made.kind,
                source=made.source,
                source_hash=digest(made.source),
                translation=made.translation,
                made_at=now,
            )
            for position, made in enumerate(found)
        )


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0002_roles'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='TranslatedPassage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('uk', 'Ukrainian'), ('en', 'English')], max_length=2, verbose_name='language')),
                ('position', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(max_length=20)),
                ('source', models.TextField(blank=True)),
                ('source_hash', models.CharField(blank=True, max_length=64)),
                ('translation', models.TextField(blank=True)),
                ('made_at', models.DateTimeField(verbose_name='when')),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.AddField(
            model_name='articlelanguage',
            name='stale_grade',
            field=models.CharField(blank=True, choices=[('typo', 'typo'), ('wording', 'wording'), ('facts', 'facts')], editable=False, max_length=10, verbose_name='behind the Ukrainian text by'),
        ),
        migrations.AddField(
            model_name='edition',
            name='made_from',
            field=models.CharField(blank=True, max_length=64, verbose_name='made from the Ukrainian content'),
        ),
        migrations.AddIndex(
            model_name='articlelanguage',
            index=models.Index(condition=models.Q(('stale_grade', ''), _negated=True), fields=['stale_grade', 'article'], name='translation_stale'),
        ),
        migrations.AddField(
            model_name='translatedpassage',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='translated_passages', to='articles.article'),
        ),
        migrations.AddField(
            model_name='translatedpassage',
            name='made_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by whom'),
        ),
        migrations.AddConstraint(
            model_name='translatedpassage',
            constraint=models.UniqueConstraint(fields=('article', 'language', 'position'), name='translated_passage_once'),
        ),
        migrations.RunPython(remember, migrations.RunPython.noop, elidable=True),
    ]
