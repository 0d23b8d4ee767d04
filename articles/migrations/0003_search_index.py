"""The databases' own indexes of words, of editions and of working copies: see `articles.search.store`."""

from django.db import migrations

TABLES = ("articles_search_texts", "articles_search_copies")
# Emptied rows are told by `articles.search`: the table keeps no text. Words come ready, so nothing is folded here.
SQLITE = (
    "CREATE VIRTUAL TABLE {table} USING fts5(terms, forms, content='', columnsize=0, "
    "prefix='4 5 6', tokenize='unicode61 remove_diacritics 0')"  # three to five letters, and the list's own
)
# The vectors are moved out of their rows, so that thousands of rows named by the index are few pages to read. Nothing is
# known of what is common in them: otherwise the planner would read the whole table for a word of half of all texts, and
# bring each vector back.
POSTGRESQL = (
    "CREATE TABLE {table} (rowid bigint PRIMARY KEY, words tsvector NOT NULL) WITH (toast_tuple_target = 128)",
    "ALTER TABLE {table} ALTER words SET STORAGE EXTERNAL, ALTER words SET STATISTICS 0",
    "CREATE INDEX {table}_words ON {table} USING gin (words)",
)


def lay(apps, schema_editor):
    for table in TABLES:
        for statement in [SQLITE] if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
            schema_editor.execute(statement.format(table=table))


def lift(apps, schema_editor):
    for table in TABLES:
        schema_editor.execute(f"DROP TABLE IF EXISTS {table}")


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_roles")]

    operations = [migrations.RunPython(lay, lift)]
