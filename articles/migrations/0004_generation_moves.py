from django.db import migrations


class Migration(migrations.Migration):
    """The page generation is a row of its own now, `newsroom.PageGeneration`, which the database raises by itself."""

    dependencies = [("articles", "0003_words_index"), ("newsroom", "0002_page_generation")]

    operations = [migrations.RemoveField("sitestate", "generation")]
