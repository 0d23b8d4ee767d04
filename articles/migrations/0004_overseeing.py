"""Versions of the working copy; the words of it, and the database's own index of their beginnings."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


# FTS5 on SQLite keeps no words itself: `articles.search.desk` tells it what to forget and what to learn.
LAY = {
    "sqlite": (
        "CREATE VIRTUAL TABLE articles_words_fts USING fts5(words, content='articles_articlewords', "
        "content_rowid='article_id', tokenize='unicode61 remove_diacritics 0', detail=none, columnsize=0)"
    ),
    "postgresql": (
        "CREATE INDEX articles_words_beginnings ON articles_articlewords "
        "USING gin (array_to_tsvector(string_to_array(ltrim(words), ' ')))"
    ),
}
LIFT = {
    "sqlite": "DROP TABLE IF EXISTS articles_words_fts",
    "postgresql": "DROP INDEX IF EXISTS articles_words_beginnings",
}


def lay(apps, schema_editor):
    schema_editor.execute(LAY[schema_editor.connection.vendor])


def lift(apps, schema_editor):
    schema_editor.execute(LIFT[schema_editor.connection.vendor])


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0003_publishing'),
        ('media', '0003_originals_and_likeness'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ArticleVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='version')),
                ('content', models.JSONField(verbose_name='content')),
                ('changes', models.JSONField(default=list)),
                ('hash', models.CharField(max_length=64, verbose_name='hash of the content')),
                ('at', models.DateTimeField(verbose_name='when')),
            ],
            options={
                'verbose_name': 'version',
                'verbose_name_plural': 'versions',
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='ArticleWords',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='words', serialize=False, to='articles.article')),
                ('words', models.TextField()),
            ],
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['kind', '-changed_at', '-id'], name='article_kind_changed'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['created_by', '-changed_at', '-id'], name='article_created_by_changed'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['organisation', '-changed_at', '-id'], name='article_organisation_changed'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['event_on'], name='article_event_on'),
        ),
        migrations.AddIndex(
            model_name='articlelanguage',
            index=models.Index(fields=['state', 'language'], name='article_language_state'),
        ),
        migrations.AddIndex(
            model_name='articlelanguage',
            index=models.Index(condition=models.Q(('state', 'approved')), fields=['approved_at'], name='article_language_approved'),
        ),
        migrations.AddField(
            model_name='articleversion',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='articles.article', verbose_name='article'),
        ),
        migrations.AddField(
            model_name='articleversion',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by whom'),
        ),
        migrations.AddConstraint(
            model_name='articleversion',
            constraint=models.UniqueConstraint(fields=('article', 'number'), name='article_version_number_unique'),
        ),
        migrations.AddIndex(
            model_name='transition',
            index=models.Index(fields=['verb', 'at'], name='transition_verb'),
        ),
        migrations.RunPython(lay, lift),
    ]
