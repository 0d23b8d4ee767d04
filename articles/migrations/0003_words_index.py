"""The index of the beginnings of words in working copies: each database has its own."""

from django.db import migrations

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
    dependencies = [("articles", "0002_roles")]

    operations = [migrations.RunPython(lay, lift)]
