import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_words_index")]

    operations = [
        migrations.DeleteModel(name="SearchText"),
        migrations.DeleteModel(name="ArticleWords"),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=2)),
                ("word", models.CharField(max_length=100)),
                ("texts", models.IntegerField(default=0)),
                ("as_written", models.IntegerField(default=0)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("language", "word"), name="search_word_once")],
            },
        ),
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("language", models.CharField(max_length=2)),
                ("kind", models.CharField(max_length=20)),
                ("analyser", models.CharField(db_index=True, max_length=40)),
                ("content_hash", models.CharField(max_length=64)),
                ("ends_at", models.DateTimeField(db_index=True, null=True)),
                ("things", models.TextField()),
                ("headline", models.TextField()),
                ("lead", models.TextField()),
                ("body", models.TextField()),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="search_row", to="articles.edition"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ArticleWords",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="words",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("analyser", models.CharField(db_index=True, max_length=40)),
                ("words", models.TextField()),
            ],
        ),
    ]
