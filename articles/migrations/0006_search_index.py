"""The databases' own indexes of words, of editions and of working copies: see `articles.search.store`."""

from django.db import migrations

TABLES = ("articles_search_texts", "articles_search_copies")
# Emptied rows are told by `articles.search`: the table keeps no text. Words come ready, so nothing is folded here.
SQLITE = (
    "CREATE VIRTUAL TABLE {table} USING fts5(terms, forms, content='', columnsize=0, "
    "tokenize='unicode61 remove_diacritics 0')"
)
# A vector that stays in its row is read at once; one that is moved out costs a look-up for each text that is asked.
POSTGRESQL = (
    "CREATE TABLE {table} (rowid bigint PRIMARY KEY, terms tsvector NOT NULL, forms tsvector NOT NULL) "
    "WITH (toast_tuple_target = 8160)",
    "CREATE INDEX {table}_terms ON {table} USING gin (terms)",
    "CREATE INDEX {table}_forms ON {table} USING gin (forms)",
)


def lay(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE IF EXISTS articles_words_fts")
    for table in TABLES:
        for statement in [SQLITE] if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
            schema_editor.execute(statement.format(table=table))


def lift(apps, schema_editor):
    for table in TABLES:
        schema_editor.execute(f"DROP TABLE IF EXISTS {table}")
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            "CREATE VIRTUAL TABLE articles_words_fts USING fts5(words, content='articles_articlewords', "
            "content_rowid='article_id', tokenize='unicode61 remove_diacritics 0', detail=none, columnsize=0)"
        )
    else:
        schema_editor.execute(
            "CREATE INDEX IF NOT EXISTS articles_words_beginnings ON articles_articlewords "
            "USING gin (array_to_tsvector(string_to_array(ltrim(words), ' ')))"
        )


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_search_rows")]

    operations = [migrations.RunPython(lay, lift)]
